from pathlib import Path

import pytest

from paralog.api import load, models, verify_models
from paralog.api.store import find_bundle
from paralog.bundle import ANY, SCAN, BundleConfig, Calibration, write_bundle
from paralog.core import BundleError, UnknownName, UsageError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A model in a folder of the user's; its weights are never run here."""
    config = BundleConfig(
        name="tiny",
        version="1",
        view="lexemes",
        width=4,
        buckets=10,
        max_tokens=64,
        dim=8,
        calibrations={key: Calibration(10.0, -5.0) for key in (ANY, SCAN)},
        trained_on=("nothing, public domain",),
    )
    write_bundle(tmp_path / "tiny@1", config, ("a",), b"weights", "# tiny\n")
    monkeypatch.setenv("PARALOG_MODEL_PATH", str(tmp_path))
    return tmp_path / "tiny@1"


@pytest.mark.parametrize("name", ["tiny", "tiny@1"])
def test_a_model_is_loaded_by_name(folder, name):
    model = load(name)
    assert (model.name, model.dim, model.card) == ("tiny@1", 8, "# tiny\n")


def test_a_model_is_loaded_from_its_folder(folder):
    assert load(folder).name == load(str(folder)).name == "tiny@1"


def test_a_model_with_a_text_side_reads_text(tiny_text_bundle, tiny_bundle):
    assert load(tiny_text_bundle).encode_text(["count the words"]).shape == (1, 12)
    with pytest.raises(UsageError, match="tiny@1 reads code only"):
        load(tiny_bundle).encode_text(["count the words"])


def test_the_environment_names_the_default(folder, monkeypatch):
    monkeypatch.setenv("PARALOG_MODEL", "tiny")
    assert load().name == "tiny@1"
    monkeypatch.setenv("PARALOG_MODEL", "hashing")
    assert load().name == "hashing@1"
    assert load("tiny").name == "tiny@1"


def test_its_files_are_found_by_the_same_names(folder, monkeypatch):
    assert find_bundle("tiny").folder == find_bundle(folder).folder == folder
    monkeypatch.setenv("PARALOG_MODEL", "tiny")
    assert find_bundle().folder == folder
    monkeypatch.delenv("PARALOG_MODEL")
    assert find_bundle().config.name == "default"
    with pytest.raises(UsageError, match="hashing has no files"):
        find_bundle("hashing")
    with pytest.raises(UnknownName):
        find_bundle("tini")


def test_the_encoder_without_weights_is_always_there():
    assert load("hashing").dim == 256


def test_a_name_that_is_not_installed_lists_the_near_ones(folder):
    with pytest.raises(UnknownName, match="tiny@1"):
        load("tini")


def test_a_folder_without_a_model_is_an_error(tmp_path):
    with pytest.raises(BundleError):
        load(tmp_path)


def test_a_summary_says_what_a_reader_wants_to_know(folder):
    (found,) = [model for model in models() if not model.is_shipped]
    assert (found.name, found.dim, found.folder) == ("tiny@1", 8, folder)
    assert found.n_bytes == sum(path.stat().st_size for path in Path(folder).iterdir())
    assert found.trained_on == ("nothing, public domain",)


def test_verification_names_what_is_wrong(folder):
    assert verify_models("tiny") == (("tiny@1", ""),)
    (folder / "vocabulary.txt").write_text('"b"\n')
    ((name, problem),) = verify_models("tiny")
    assert name == "tiny@1" and "vocabulary.txt" in problem


def test_a_model_that_is_not_what_its_hashes_say_is_not_loaded(folder):
    (folder / "vocabulary.txt").write_text('"b"\n')
    with pytest.raises(BundleError, match=r"vocabulary\.txt"):
        load("tiny")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_a_model_without_a_readable_card_is_not_loaded(folder, content):
    (folder / "card.md").unlink()
    if content:
        (folder / "card.md").write_bytes(content)
    with pytest.raises(BundleError, match=r"card\.md"):
        load("tiny")


def test_an_encoder_that_is_a_class_goes_by_its_versioned_name_too():
    assert load("hashing@1").name == load("hashing").name == "hashing@1"
    with pytest.raises(UnknownName):
        load("hashing@2")
