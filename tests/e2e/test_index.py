"""`paralog index`, as a user runs it."""

import json
import shutil
import zipfile

import pytest

from paralog.config import ExitCode


@pytest.fixture
def saved(paralog, project, tmp_path):
    path = tmp_path / "saved.idx"
    result = paralog("index", "build", project, "-o", path)
    assert result.status == ExitCode.CLEAN
    assert result.err.endswith("saved.idx: 5 functions of 4 files, by hashing@1\n")
    return path


def test_an_index_is_searched_without_the_sources(paralog, project, saved, stdin_of):
    in_folder = paralog("search", "count words", project, "-f", "json").out
    shutil.rmtree(project)
    in_index = paralog("search", "count words", saved, "-f", "json").out
    assert json.loads(in_index)["answer"] == json.loads(in_folder)["answer"]
    stdin_of(b"def f(a):\n    return sum(a) / len(a)\n")
    assert "searched by words and meaning" in paralog("search", "--code", "-", saved).out


def test_the_function_that_is_asked_for_is_left_out(paralog, project, saved):
    result = paralog("search", f"{project}/shop/report.py:3", saved, "--top", 1)
    assert "renamed copy" in result.out and "term_frequencies" in result.out


def test_it_follows_its_sources(paralog, project, saved):
    (project / "shop/report.py").unlink()
    (project / "shop/zebra.py").write_text("def zebra(stripes):\n    return stripes\n")
    (project / "java/One.java").write_text("class One { int plus(int a, int b) { return a + b; } }\n")
    result = paralog("index", "update", saved)
    assert result.err.endswith("5 functions; files: 1 new, 1 changed, 1 gone\n")
    assert "zebra" in paralog("search", "stripes", saved).out
    again = paralog("index", "update", saved)
    assert again.err.endswith("files: 0 new, 0 changed, 0 gone\n")


def test_the_same_functions_give_the_same_bytes(paralog, saved):
    before = saved.read_bytes()
    paralog("index", "update", saved)
    assert saved.read_bytes() == before


def test_what_is_known_of_it(paralog, saved):
    out = paralog("index", "info", saved).out
    assert "functions   5, of 4 files" in out
    assert "languages   java, python" in out
    assert "model       hashing@1" in out


def test_an_update_that_fails_leaves_the_old_index(paralog, project, saved, monkeypatch):
    before = saved.read_bytes()
    (project / "shop/report.py").unlink()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    result = paralog("index", "update", saved)
    assert result.status == ExitCode.USAGE and "No space left" in result.err
    assert saved.read_bytes() == before
    assert [path.name for path in saved.parent.iterdir() if path.name.endswith(".tmp")] == []


def test_another_model_is_refused(paralog, saved, tiny_bundle):
    result = paralog("search", "--code", tiny_bundle.parent / "make.py", saved, "--model", tiny_bundle)
    assert result.status == ExitCode.USAGE
    assert "was made with hashing@1, not with this tiny@1" in result.err


def test_a_model_with_a_text_side(paralog, project, tmp_path, tiny_text_bundle, monkeypatch):
    monkeypatch.setenv("PARALOG_MODEL_PATH", str(tiny_text_bundle.parent))
    monkeypatch.delenv("PARALOG_MODEL")
    path = tmp_path / "text.idx"
    assert paralog("index", "build", project, "-o", path, "--model", "tiny-text").status == ExitCode.CLEAN
    assert "searched by words and meaning" in paralog("search", "count words", path).out


def test_it_is_searched_alone(paralog, project, saved):
    result = paralog("search", "count", saved, project)
    assert result.status == ExitCode.USAGE and "is searched alone" in result.err


def test_bad_requests(paralog, project, saved, tmp_path):
    (tmp_path / "empty").mkdir()
    assert "no function to index" in paralog("index", "build", tmp_path / "empty", "-o", saved).err
    assert "does not exist" in paralog("index", "build", tmp_path / "none", "-o", saved).err
    assert "cannot be read" in paralog("index", "info", tmp_path / "none").err
    (tmp_path / "text").write_text("hello")
    assert "is no index" in paralog("index", "update", tmp_path / "text").err
    shutil.rmtree(project)
    result = paralog("index", "update", saved)
    assert result.status == ExitCode.USAGE and "does not exist" in result.err


@pytest.fixture
def stdin_of(monkeypatch):
    import io
    import sys

    return lambda content: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_a_zip_that_is_no_index(paralog, tmp_path):
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hello", "world")
    result = paralog("search", "count", path)
    assert result.status == ExitCode.USAGE and "is no index of the format paralog.index/1" in result.err
