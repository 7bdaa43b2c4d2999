from dataclasses import replace

import pytest

import paralog
from paralog.api import unanswered
from paralog.api.index_file import write_index
from paralog.core import Answer, Notice, Report, UnknownName, UsageError


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text(
        "def parse(x):\n    return int(x) + 1\n\n\ndef read(y):\n    return int(y) + 1\n"
    )
    (tmp_path / "A.java").write_text("class A { int parse(String x) { return Integer.parseInt(x) + 1; } }")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def model():
    return paralog.load("hashing")


def names(report):
    return [hit.unit.qualname for hit in report.answer.hits]


def test_words(folder, model):
    report = paralog.search("parse", ".", model=model)
    assert sorted(names(report)) == ["A.parse", "parse"]
    assert [notice.reason for notice in report.notices] == ["words-only"]
    assert report.encoder == ""


def test_places_and_units(folder, model):
    by_place = paralog.search("a.py:2", model=model)
    assert names(by_place)[0] == "read"
    unit = next(hit.unit for hit in paralog.search("parse", "a.py", model=model).answer.hits)
    assert paralog.search(unit, ".", model=model).answer == by_place.answer


def test_the_place_is_found_from_any_folder(folder, model, monkeypatch):
    (folder / "sub").mkdir()
    monkeypatch.chdir(folder / "sub")
    assert "parse" not in names(paralog.search("../a.py:2", "..", model=model))


def test_a_place_that_is_reached_through_a_link_is_left_out_too(folder, model):
    (folder / "link").symlink_to(".", target_is_directory=True)
    assert paralog.search("link/a.py:2", ".", model=model) == paralog.search("a.py:2", ".", model=model)
    assert "parse" not in names(paralog.search("a.py:2", "link", model=model))


def test_a_snippet(folder, model):
    report = paralog.search(paralog.snippet("def f(z):\n    return int(z) + 1\n"), ".", model=model)
    assert [hit.copy for hit in report.answer.hits] == [2, 2, None]
    assert names(report)[:2] == ["parse", "read"]


def test_a_model_with_a_text_side(folder, tiny_text_bundle):
    report = paralog.search("parse", ".", model=paralog.load(tiny_text_bundle))
    assert report.answer.by_meaning and report.notices == ()
    assert report.encoder == "tiny-text@1"
    assert all(hit.similarity is not None for hit in report.answer.hits)


def test_languages_and_top(folder, model):
    settings = paralog.SearchSettings(language=("java",))
    assert names(paralog.search("parse", ".", settings=settings, model=model)) == ["A.parse"]
    assert len(paralog.search("parse", settings=paralog.SearchSettings(top=1), model=model).answer.hits) == 1
    with pytest.raises(UnknownName):
        paralog.search("parse", ".", settings=paralog.SearchSettings(language=("jva",)), model=model)


def test_an_index_of_another_version_of_the_same_model_is_to_be_updated(folder, model):
    index = paralog.build_index(".", output="saved.idx", model=model).index
    write_index(replace(index, fingerprint="older"))
    with pytest.raises(UsageError, match=r"another version .* paralog index update saved\.idx"):
        paralog.search("a.py:2", "saved.idx", model=model)
    paralog.update_index("saved.idx", model=model)
    assert names(paralog.search("a.py:2", "saved.idx", model=model))[0] == "read"


@pytest.mark.parametrize("where", ["no\0folder", "\ud800"])
def test_a_place_is_looked_for_in_an_index_of_a_folder_that_cannot_be(folder, model, where):
    index = paralog.build_index(".", output="saved.idx", model=model).index
    write_index(replace(index, folder=where))
    assert "read" in names(paralog.search("a.py:2", "saved.idx", model=model))


def test_files_are_not_chosen_anew_in_an_index(folder, model):
    built_with = paralog.EmbedSettings(exclude=("*.java",))
    paralog.build_index(".", output="saved.idx", model=model, settings=built_with)
    for settings, reasons in (
        ({"tests": True, "exclude": ("*.py",)}, ["index-files", "words-only"]),
        ({"exclude": ("*.java",), "jobs": 1, "cache": False}, ["words-only"]),
    ):
        chosen = paralog.SearchSettings(**settings)
        report = paralog.search("parse", "saved.idx", model=model, settings=chosen)
        assert names(report) == ["parse"]
        assert sorted(notice.reason for notice in report.notices) == reasons
        if "index-files" in reasons:
            assert any("exclude, tests: not heeded" in notice.message for notice in report.notices)


def test_a_saved_index_answers_as_its_folder_does(folder, model):
    in_folder = paralog.search("parse", ".", model=model)
    paralog.build_index(".", output="saved.idx", model=model)
    in_index = paralog.search("parse", "saved.idx", model=model)
    assert in_index.answer == in_folder.answer
    with pytest.raises(UsageError, match="was made with hashing@1, not with this tiny@1"):
        paralog.search("a.py:1", "saved.idx", model=paralog.Model(Other()))


class Other:
    name = fingerprint = "tiny@1"
    dim = 256

    def encode(self, units):
        raise AssertionError("it is not asked")


@pytest.mark.parametrize(
    ("statistics", "notices", "languages", "problem"),
    [
        ({"files": 1, "searched": 1}, (), (), ""),
        ({"files": 1, "searched": 0}, (), (), "src: there is no function with a body"),
        ({"files": 1, "searched": 0}, (), ("c",), "src: there is no function with a body in c"),
        ({"files": 0}, (), (), "src: no source file was found to read"),
        ({"files": 0}, (), ("c", "cpp"), "src: no source file in c, cpp was found to read"),
        (
            {"files": 0},
            (Notice("src/a.c", "binary", "is binary", True),),
            ("c",),
            "src: no file could be read",
        ),
    ],
)
def test_what_was_not_searched_is_said(statistics, notices, languages, problem):
    report = Report("search", ".", (), notices, statistics, answer=Answer("x", True, False, ()))
    assert unanswered(report, ["src"], languages).startswith(problem)
    assert bool(unanswered(report, ["src"], languages)) == bool(problem)
