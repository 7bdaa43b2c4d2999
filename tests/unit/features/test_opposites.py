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
        ("put", "input"),  # too short to be turned round by a prefix
        ("Cart.total", "total"),
        ("<module>", "<module>"),
        ("", "decode"),
    ],
)
def test_other_words_are_none(one, other):
    assert opposites(one, other) is None
