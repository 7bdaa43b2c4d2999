import pytest

from paralog.features.opposites import opposites


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("encode_payload", "decode_payload", ("encode", "decode")),
        ("b64decode", "b64encode", ("decode", "encode")),
        ("SignalManager.connect", "SignalManager.disconnect", ("connect", "disconnect")),
        ("Encoder.run", "Decoder.run", ("encoder", "decoder")),
        ("push_front", "popFront", ("push", "pop")),
        ("lock", "unlock", ("lock", "unlock")),
        ("isValid", "is_invalid", ("valid", "invalid")),
        ("increment", "decrement", ("increment", "decrement")),
        ("Nodes.after", "Nodes.before", ("after", "before")),
        ("to_json", "from_json", ("to", "from")),
        ("bytes_to_int", "bytes_from_int", ("to", "from")),
        ("enable", "disable", ("enable", "disable")),
        ("include_rows", "exclude_rows", ("include", "exclude")),
        ("serialization", "deserialization", ("serialization", "deserialization")),
        ("compress", "decompress", ("compress", "decompress")),
        ("log_in", "log_out", ("in", "out")),
        ("max_value", "min_value", ("max", "min")),
    ],
)
def test_words_that_are_opposites_are_found(one, other, found):
    assert opposites(one, other) == found
    assert opposites(other, one) == found[::-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("to_json", "to_text"),
        ("from_a_to_b", "to_b_from_a"),  # both have both
        ("bytes_to_int", "int_from_bytes"),
        ("hex_to_rgb", "rgb_from_hex"),
        ("get_count", "get_discount"),
        ("play", "display"),
        ("patch_event", "dispatch_event"),
        ("tail", "detail"),
        ("side", "inside"),
        ("fault", "default"),
        ("sign_off", "design_off"),
        ("form", "inform"),
        ("Cart.total", "total"),
        ("<module>", "<module>"),
        ("", "decode"),
    ],
)
def test_other_words_are_none(one, other):
    assert opposites(one, other) is None
