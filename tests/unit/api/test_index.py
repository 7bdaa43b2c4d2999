import json
import zipfile
from dataclasses import fields

import pytest

import paralog
from paralog.api import index_info
from paralog.config import EmbedSettings, SearchSettings
from paralog.core import UnknownName, UsageError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALOG_MODEL", "hashing")
    (tmp_path / "src").mkdir()
    (tmp_path / "src/a.py").write_text("def f(x):\n    return x + 1\n")
    (tmp_path / "src/b.py").write_text("def g(y):\n    return y * 2\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_an_index_remembers_what_it_was_built_from(folder):
    change = paralog.build_index("src", output="saved.idx", settings=EmbedSettings(exclude=("b.py",), jobs=1))
    assert (change.added, change.changed, change.removed) == (1, 0, 0)
    (folder / "src/b.py").write_text("def h(y):\n    return y * 3\n")
    again = paralog.update_index("saved.idx")
    assert (again.added, again.changed, again.removed) == (0, 0, 0)
    assert index_info("saved.idx").paths == (str(folder / "src"),)
    assert index_info("saved.idx").settings["exclude"] == ["b.py"]


def test_settings_of_a_task_are_not_those_of_an_index(folder):
    paralog.build_index("src", output="saved.idx", settings=SearchSettings(exclude=("b.py",)))
    assert paralog.update_index("saved.idx").changed == 0
    assert index_info("saved.idx").settings.keys() == {found.name for found in fields(EmbedSettings)}


def test_an_index_may_be_updated_from_elsewhere(folder, monkeypatch):
    paralog.build_index("src", output="saved.idx")
    monkeypatch.chdir(folder / "src")
    (folder / "src/b.py").write_text("def g(y):\n    return y * 3\n")
    assert paralog.update_index("../saved.idx").changed == 1


def test_settings_that_were_tampered_with_are_refused(folder):
    paralog.build_index("src", output="saved.idx")
    with zipfile.ZipFile("saved.idx") as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    about = json.loads(content["about.json"])
    for settings in ({"jobs": -1}, {"what": 1}, {"tests": "yes"}):
        with zipfile.ZipFile("saved.idx", "w") as archive:
            for name, value in {**content, "about.json": json.dumps({**about, "settings": settings})}.items():
                archive.writestr(name, value)
        with pytest.raises(UsageError, match="settings are damaged"):
            paralog.update_index("saved.idx")


def test_a_model_is_never_read_from_where_an_index_says(folder, tiny_bundle, monkeypatch):
    paralog.build_index("src", output="saved.idx", settings=EmbedSettings(model=str(tiny_bundle)))
    monkeypatch.delenv("PARALOG_MODEL")
    wayout = (
        r"saved\.idx: was made with tiny@1, which is not installed.*index update saved\.idx --model default"
    )
    for ask in (lambda: paralog.update_index("saved.idx"), lambda: paralog.search("f", "saved.idx")):
        with pytest.raises(UnknownName, match=wayout):
            ask()
    change = paralog.update_index("saved.idx", model=paralog.load(str(tiny_bundle)))
    assert (change.added, change.changed, change.removed) == (0, 0, 0)


def test_only_what_changed_is_encoded(folder):
    class Counting:
        name = fingerprint = "counting@1"
        dim = 2
        seen = 0

        def encode(self, units):
            import numpy as np

            self.seen += len(units)
            return np.tile(np.array([[1, 0]], np.float32), (len(units), 1))

    encoder = Counting()
    model = paralog.Model(encoder)
    paralog.build_index("src", output="saved.idx", model=model, settings=EmbedSettings(jobs=1))
    seen = encoder.seen
    (folder / "src/b.py").write_text("def g(y):\n    return y * 3\n")
    paralog.update_index("saved.idx", model=model)
    assert encoder.seen - seen < seen


def test_nothing_to_index(folder):
    (folder / "src/c.py").write_text("x = 1\n")
    with pytest.raises(UsageError, match="no function to index"):
        paralog.build_index("src/c.py", output="saved.idx")
    assert not (folder / "saved.idx").exists()
