import os

import numpy as np
import pytest

import paralog
from paralog.api import unevaluated
from paralog.core import Notice, Report, UsageError

CODE = (
    "def f(x):\n    y = x + 1\n    return y * 2\n\n\nclass A:\n    def g(self):\n        return self.f(3)\n"
)


@pytest.fixture
def model():
    return paralog.load("hashing")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.py").write_text(CODE)
    (tmp_path / "test_a.py").write_text(CODE)
    return tmp_path


def test_there_is_a_vector_for_every_function(folder, model):
    found = paralog.embed(folder, model=model)
    assert [unit.qualname for unit in found.units] == ["f", "A.g"]
    assert found.vectors.shape == (2, 256)
    assert (found.model, len(found)) == ("hashing@1", 2)
    np.testing.assert_allclose(found.vectors, model.encode(found.units), atol=1e-3)  # kept at half precision


def test_settings_choose_the_files(folder, model):
    with_tests = paralog.embed(folder, settings=paralog.EmbedSettings(tests=True), model=model)
    assert {unit.path for unit in with_tests.units} == {"a.py", "test_a.py"}
    excluded = paralog.embed(folder, settings=paralog.EmbedSettings(exclude=("*.py",)), model=model)
    assert len(excluded) == 0


def test_the_root_is_shown_from_where_one_stands(folder, model, monkeypatch):
    monkeypatch.chdir(folder.parent)
    assert paralog.embed(folder, model=model).root == folder.name
    monkeypatch.chdir(folder)
    assert paralog.embed(".", model=model).root == "."


def test_progress_is_told(folder, model):
    seen = []
    paralog.embed(folder, model=model, progress=lambda *step: seen.append(step))
    assert seen[-1][:2] == (1, 1)


def test_a_path_that_does_not_exist_is_an_error(tmp_path, model):
    with pytest.raises(UsageError, match="does not exist"):
        paralog.embed(tmp_path / "missing", model=model)


def result(*notices, files=1):
    return Report("clones", os.curdir, (), tuple(notices), {"files": files})


UNREAD = Notice("a.py", "binary", "holds binary data", is_error=True)


@pytest.mark.parametrize(
    ("found", "paths", "expected"),
    [
        (result(), ["."], ""),
        (result(UNREAD), ["."], ""),
        (result(Notice("a.py", "syntax-error", "line 1")), ["a.py"], ""),
        (result(UNREAD), [".", "a.py"], "a.py: holds binary data"),
        (result(UNREAD), ["./b/../a.py"], "a.py: holds binary data"),
        (result(files=0), ["x", "y"], "x, y: no source file was found to read"),
        (result(UNREAD, files=0), ["."], ".: no file could be read; a.py: holds binary data"),
    ],
)
def test_what_a_result_cannot_stand_for(found, paths, expected):
    assert unevaluated(found, paths) == expected
