import shutil
from dataclasses import replace

import pytest

from paralog.bundle import installed, read_bundle, resolve, write_bundle
from paralog.core import BundleError, UnknownName


@pytest.fixture
def folder(tiny, tmp_path):
    """A folder of three bundles, one of them in two versions, and things that are none."""
    bundle = read_bundle(tiny)
    for name, version in (("tiny", "2"), ("tiny", "10"), ("other", "1.2"), ("other", "1.10")):
        config = replace(bundle.config, name=name, version=version)
        model = bundle.model.read_bytes()
        write_bundle(tmp_path / f"{name}@{version}", config, bundle.vocabulary, model, bundle.card)
    (tmp_path / "empty@1").mkdir()
    (tmp_path / "file@1").touch()
    return tmp_path


def names(folders):
    return [folder.name for folder in installed(folders) if folder.parent in folders]


def test_installed_are_the_folders_with_a_config(folder):
    assert names([folder]) == ["other@1.10", "other@1.2", "tiny@10", "tiny@2"]
    assert names([folder / "missing"]) == []


@pytest.mark.parametrize(
    ("name", "found"),
    [("tiny@2", "tiny@2"), ("tiny", "tiny@10"), ("other", "other@1.10"), ("other@1.2", "other@1.2")],
)
def test_a_name_takes_the_highest_version(folder, name, found):
    assert resolve(name, [folder]).config.id == found


def test_a_path_needs_no_installation(folder):
    assert resolve(f"{folder}/tiny@2").config.id == "tiny@2"
    with pytest.raises(BundleError, match="nowhere"):
        resolve(f"{folder}/nowhere")


def test_a_name_is_no_folder_of_the_place_one_happens_to_be_in(folder, monkeypatch):
    monkeypatch.chdir(folder)
    with pytest.raises(UnknownName):
        resolve("tiny@2")
    assert resolve("./tiny@2").config.version == "2"


def test_an_unknown_name_lists_the_near_ones(folder):
    with pytest.raises(UnknownName, match=r"'tinny'.*tiny@10") as raised:
        resolve("tinny", [folder])
    assert "other" not in str(raised.value)
    with pytest.raises(UnknownName, match=r"other@1\.10"):
        resolve("zzz", [folder])
    with pytest.raises(UnknownName, match="tiny@2"):
        resolve("tiny@3", [folder])


def test_a_damaged_bundle_is_no_unknown_name(folder):
    shutil.copy(folder / "tiny@2" / "card.md", folder / "tiny@10" / "config.json")
    with pytest.raises(BundleError):
        resolve("tiny", [folder])
