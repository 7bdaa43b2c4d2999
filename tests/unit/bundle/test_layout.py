import json
import resource
from dataclasses import replace

import pytest

from paralog.bundle import (
    ANY,
    SCAN,
    BundleConfig,
    Calibration,
    Verification,
    bundle_id,
    read_bundle,
    verify,
    write_bundle,
)
from paralog.bundle.layout import CARD, CONFIG, HASHES, MODEL, TEXT, VOCABULARY
from paralog.core import BundleError, UsageError

CONFIG_OF = BundleConfig(
    name="x",
    version="2.1",
    view="lexemes",
    width=3,
    buckets=7,
    max_tokens=100,
    dim=4,
    calibrations={ANY: Calibration(2.0, -1.0), SCAN: Calibration(3.0, -2.0, 0.01)},
    recipe={"name": "x", "steps": 3},
    trained_on=("this", "that"),
)
TOKENS = ("a", "\n", "é", "\u2028", '"', "\udcff", " ")


def test_what_is_written_is_read(tmp_path):
    written = write_bundle(tmp_path / "deep" / "x@2.1", CONFIG_OF, TOKENS, b"model", "# Card é\n")
    read = read_bundle(tmp_path / "deep" / "x@2.1")
    assert read == written
    assert read.config == CONFIG_OF
    assert read.config.id == "x@2.1"
    assert read.vocabulary == TOKENS
    assert read.card == "# Card é\n"
    assert read.model.read_bytes() == b"model"
    assert read.text is None
    verify(read.folder)


def test_a_text_side_is_written_hashed_and_read(tmp_path):
    plain = write_bundle(tmp_path / "plain", CONFIG_OF, TOKENS, b"model", "")
    written = write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "", b"words")
    assert read_bundle(tmp_path / "x").text == tmp_path / "x" / TEXT
    assert written.text.read_bytes() == b"words"
    assert written.fingerprint != plain.fingerprint
    verify(written.folder)
    assert write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "").text is None


def test_weights_of_changes_are_written_and_read(tmp_path):
    config = replace(CONFIG_OF, verification=Verification(1.5, {"number replaced": -2.0}))
    written = write_bundle(tmp_path / "x", config, TOKENS, b"model", "")
    assert read_bundle(written.folder).config.verification == config.verification
    assert (
        read_bundle(write_bundle(tmp_path / "y", CONFIG_OF, TOKENS, b"model", "").folder).config.verification
        is None
    )


@pytest.mark.parametrize(
    "damage",
    [
        lambda folder: (folder / TEXT).write_bytes(b"other"),
        lambda folder: (folder / TEXT).unlink(),
        lambda folder: (folder / HASHES).write_text(
            "\n".join(line for line in (folder / HASHES).read_text().splitlines() if TEXT not in line)
        ),
    ],
    ids=["changed", "missing", "without a hash"],
)
def test_a_text_side_that_is_not_what_the_hashes_say_is_found(tmp_path, damage):
    bundle = write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "", b"words")
    damage(bundle.folder)
    with pytest.raises(BundleError, match=TEXT):
        verify(bundle.folder)


def test_writing_again_replaces(tmp_path):
    write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "")
    bundle = write_bundle(tmp_path / "x", replace(CONFIG_OF, version="3"), ("b",), b"other", "")
    assert (bundle.config.version, bundle.vocabulary) == ("3", ("b",))
    verify(bundle.folder)


@pytest.mark.parametrize(
    "bad", ["", "../../evil", "a/b", "a\\b", ".", "..", ".1", "1\n", "a@b", " ", "é", "1" * 65]
)
def test_names_and_versions_that_could_lead_elsewhere_are_refused(tmp_path, bad):
    for change, word in (({"version": bad}, "version"), ({"name": bad}, "name")):
        with pytest.raises(UsageError, match=f"the {word} .* must be of at most 64 letters"):
            write_bundle(tmp_path / "x", replace(CONFIG_OF, **change), TOKENS, b"model", "")
    assert list(tmp_path.iterdir()) == []


def test_names_and_versions_as_they_are():
    assert bundle_id("sbt-lstm_2", "1.10") == "sbt-lstm_2@1.10"


def test_what_is_no_model_is_not_replaced(tmp_path):
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "thesis.txt").write_text("all of it")
    with pytest.raises(UsageError, match="something else than a model"):
        write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "")
    assert (tmp_path / "x" / "thesis.txt").read_text() == "all of it"


def test_a_full_disk_leaves_what_was_there(tmp_path):
    before = write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_000_000, hard))
    try:
        with pytest.raises(UsageError, match="cannot be written"):
            write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, bytes(5_000_000), "")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert read_bundle(tmp_path / "x") == before
    verify(tmp_path / "x")
    assert list(tmp_path.iterdir()) == [tmp_path / "x"]


def test_a_place_below_a_file_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="cannot be written"):
        write_bundle(tmp_path / "file" / "x", CONFIG_OF, TOKENS, b"model", "")


def test_the_tiny_bundle_is_whole(tiny):
    verify(tiny)


@pytest.mark.parametrize("name", [CARD, CONFIG, MODEL, VOCABULARY])
def test_a_changed_or_missing_file_is_found(copy, name):
    path = copy / name
    content = path.read_bytes()
    path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
    with pytest.raises(BundleError, match=name):
        verify(copy)
    path.unlink()
    with pytest.raises(BundleError, match=name):
        verify(copy)


@pytest.mark.parametrize("content", ["", "nonsense\n", "0  config.json\n"])
def test_damaged_hashes_are_found(copy, content):
    (copy / HASHES).write_text(content)
    with pytest.raises(BundleError):
        verify(copy)


def change(folder, **values):
    record = json.loads((folder / CONFIG).read_text())
    record.update(values)
    (folder / CONFIG).write_text(json.dumps(record))


@pytest.mark.parametrize("schema", [0, 2, "1", None])
def test_another_schema_is_refused_with_what_to_do(copy, schema):
    change(copy, schema=schema)
    with pytest.raises(BundleError, match=r"schema .*, this version reads 1; update paralog"):
        read_bundle(copy)


@pytest.mark.parametrize(
    "values",
    [
        {"calibrations": {}},
        {"calibrations": {ANY: {"slope": 1, "intercept": 0}}},
        {"calibrations": {ANY: {"slope": 1}, SCAN: {}}},
        {"calibrations": None},
        {"colour": "red"},
        {"words": 1},
        {"words": -0.1},
        {"words": "0.1"},
        {"words": float("nan")},
        {"verification": {"intercept": float("nan"), "weights": {}}},
        {"verification": {"intercept": "1", "weights": {}}},
        {"verification": {"intercept": 0, "weights": {"number replaced": None}}},
        {"verification": {"intercept": 0, "weights": []}},
        {"trained_on": None},
    ],
)
def test_a_config_with_the_wrong_content_is_refused(copy, values):
    change(copy, **values)
    with pytest.raises(BundleError):
        read_bundle(copy)


@pytest.mark.parametrize("name", [CONFIG, VOCABULARY, MODEL, CARD, HASHES])
def test_a_missing_file_is_refused(copy, name):
    (copy / name).unlink()
    with pytest.raises(BundleError):
        read_bundle(copy)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b"\xff\xfe"])
def test_a_damaged_config_is_refused(copy, content):
    (copy / CONFIG).write_bytes(content)
    with pytest.raises(BundleError):
        read_bundle(copy)


def test_a_card_that_is_no_text_is_refused(copy):
    (copy / CARD).write_bytes(b"\xff\xfe\xff")
    with pytest.raises(BundleError, match=CARD):
        _ = read_bundle(copy).card


def test_a_damaged_vocabulary_is_refused(copy):
    (copy / VOCABULARY).write_text('"a"\n"b\n')
    with pytest.raises(BundleError):
        read_bundle(copy)


def test_no_folder_at_all(tmp_path):
    with pytest.raises(BundleError, match="not a readable model bundle"):
        read_bundle(tmp_path / "missing")


def test_the_calibration_of_a_pair_of_languages(tiny):
    config = read_bundle(tiny).config
    assert config.calibration(frozenset({"python"})) == config.calibrations["python"]
    assert config.calibration(frozenset({"java"})) == config.calibrations[ANY]
    crossed = replace(CONFIG_OF, calibrations={ANY: Calibration(1, 0), "java+python": Calibration(2, 0)})
    assert crossed.calibration(frozenset({"python", "java"})).slope == 2


def test_other_content_is_another_fingerprint(tiny, tmp_path):
    one = write_bundle(tmp_path / "a", CONFIG_OF, TOKENS, b"model", "")
    same = write_bundle(tmp_path / "b", CONFIG_OF, TOKENS, b"model", "")
    other = write_bundle(tmp_path / "c", CONFIG_OF, TOKENS, b"model.", "")
    settings = write_bundle(tmp_path / "d", replace(CONFIG_OF, max_tokens=99), TOKENS, b"model", "")
    assert one.fingerprint == same.fingerprint
    assert len({bundle.fingerprint for bundle in (one, other, settings, read_bundle(tiny))}) == 4


@pytest.mark.parametrize(
    "bad",
    [{"width": 0}, {"buckets": -1}, {"max_tokens": "9"}, {"dim": 0.5}, {"name": "../x"}, {"version": ""}],
)
def test_a_config_that_cannot_be_is_told_as_damage(tmp_path, bad):
    folder = write_bundle(tmp_path / "x", CONFIG_OF, TOKENS, b"model", "").folder
    record = json.loads((folder / CONFIG).read_text()) | bad
    (folder / CONFIG).write_text(json.dumps(record))
    with pytest.raises((BundleError, UsageError)):
        read_bundle(folder)
