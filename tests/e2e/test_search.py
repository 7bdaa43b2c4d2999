"""`paralog search`, as a user runs it."""

import io
import json
import sys

import pytest

from paralog.config import ExitCode


@pytest.fixture
def stdin(monkeypatch):
    def give(content):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


def test_words_find_a_function_and_the_answer_says_why(paralog, project):
    result = paralog("search", "count words of a text", project)
    assert result.status == ExitCode.CLEAN
    head, signature, why = result.out.splitlines()[:3]
    assert "shop/report.py:1-8" in head and "word_counts" in head
    assert signature.strip() == "def word_counts(text)"
    assert why.strip() == "words count, words, text"
    assert "note the model hashing@1 reads code only" in result.out
    assert result.out.endswith("4 files, 5 functions searched by words: 2 hits\n")
    assert result.err == ""


def test_a_place_finds_what_does_the_same_and_not_itself(paralog, project, monkeypatch):
    monkeypatch.chdir(project)
    result = paralog("search", "shop/report.py:3", "shop", "--top", 1)
    assert "renamed copy  search.py:1-8  term_frequencies" in result.out
    lead, *hits = result.out.splitlines()
    assert lead == "like report.py:1-8 word_counts" and not any("word_counts" in line for line in hits)
    by_name = paralog("search", "shop/report.py::word_counts", "shop", "--top", 1)
    assert by_name.out == result.out


def test_a_snippet_finds_its_copies(paralog, project, stdin):
    stdin((project / "shop/report.py").read_bytes())
    result = paralog("search", "--code", "-", project, "--top", 2)
    assert result.status == ExitCode.CLEAN
    lines = [line for line in result.out.splitlines() if "copy" in line]
    assert ["exact copy" in lines[0], "renamed copy" in lines[1]] == [True, True]


def test_closed_standard_input_is_wrong_use(paralog, project, monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    result = paralog("search", "--code", "-", project)
    assert result.status == ExitCode.USAGE and "closed" in result.err


def test_a_query_may_be_longer_than_any_name_of_a_file(paralog, project, monkeypatch):
    monkeypatch.chdir(project)
    result = paralog("search", "count words " * 500)
    assert result.status == ExitCode.CLEAN and "word_counts" in result.out
    assert paralog("search", "count words " * 5000).status == ExitCode.USAGE


def test_a_file_is_searched_for_as_a_whole_and_left_out(paralog, project):
    result = paralog("search", "--code", project / "shop/report.py", project, "--top", 1)
    assert "term_frequencies" in result.out


def test_the_present_folder_is_searched_where_none_is_named(paralog, project, monkeypatch):
    monkeypatch.chdir(project / "java")
    result = paralog("search", "mean of values")
    assert "One.java:2-9  Stats.mean" in result.out


def test_languages(paralog, project):
    result = paralog("search", "values of a text", project, "--language", "java")
    assert "Stats.mean" in result.out and "word_counts" not in result.out
    assert "jva" in paralog("search", "values", project, "--language", "jva").err


def test_settings_come_from_a_file_too(paralog, project):
    (project / "paralog.toml").write_text("[search]\ntop = 1\n")
    result = paralog("search", "values text", project, "-f", "json")
    assert len(json.loads(result.out)["answer"]["hits"]) == 1


def test_formats(paralog, project, tmp_path):
    found = json.loads(paralog("search", "count words", project, "--format", "json").out)
    assert (found["schema"], found["task"]) == ("paralog.report/1", "search")
    assert found["answer"]["hits"][0]["unit"]["qualname"] == "word_counts"
    page = tmp_path / "answer.html"
    result = paralog("search", "count words", project, "-o", page)
    assert "wrote" in result.err and result.out == ""
    assert "word_counts" in page.read_text() and "<script" not in page.read_text()
    assert paralog("search", "count words", project, "-o", tmp_path / "a.json").status == 0
    assert json.loads((tmp_path / "a.json").read_text()) == found


def test_nothing_found_is_an_answer(paralog, project):
    result = paralog("search", "zebra crossing", project)
    assert result.status == ExitCode.CLEAN
    assert result.out.endswith("nothing found\n")


def test_a_second_search_reads_out_of_the_cache(paralog, project, monkeypatch):
    first = paralog("search", "count words", project)

    def refuse(*_):
        raise AssertionError("the words were counted again")

    monkeypatch.setattr("paralog.index.words.Bm25Index.build", refuse)
    assert paralog("search", "count words", project).out == first.out


def test_a_model_with_a_text_side_compares_meanings(paralog, project, tiny_text_bundle):
    result = paralog("search", "count words of a text", project, "--model", tiny_text_bundle)
    assert result.status == ExitCode.CLEAN
    assert "similarity" in result.out and "reads code only" not in result.out
    assert "5 functions searched by words and meaning: 3 hits" in result.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["search"], "say what to look for"),
        (["search", ".", "-q"], ". is a folder: say what to look for"),
        (["search", "", "."], "the query is empty"),
        (["search", " \n", "."], "the query is empty"),
        (["search", "?!", "."], "holds no word"),
        (["search", "word " * 200_000, "."], "has 999,999 characters"),
        (["search", "count", "missing"], "missing does not exist"),
        (["search", "count", "empty"], "no source file was found to read"),
        (["search", "count", "scripts"], "there is no function with a body"),
        (["search", "count", "shop", "--language", "java"], "no source file in java"),
        (["search", "count", "notes.txt"], "in no language that paralog reads"),
        (["search", "count", "binary.py"], "holds binary data"),
        (["search", "count", ".", "--format", "sarif"], "SARIF is for findings"),
        (["search", "count", ".", "-o", "a.sarif"], "SARIF is for findings"),
        (["search", "count", ".", "--format", "jsn"], "json"),
        (["search", "count", ".", "--top", "0"], "--top"),
        (["search", "shop/report.py", "."], "write shop/report.py:LINE"),
        (["search", "shop/search.py:9", "."], "the nearest begin in line 10 (slug) and 1 (term_frequencies)"),
        (["search", "shop/search.py::slog", "."], "the nearest names are slug"),
        (["search", "shop/missing.py:3", "."], "shop/missing.py: no such file"),
        (["search", "binary.py:1", "."], "holds binary data"),
        (["search", "--code", "missing.py", "."], "cannot be read"),
        (["search", "--code", "shop", "."], "shop is a folder"),
        (["search", "--code", "notes.txt", "."], "in no language that paralog reads"),
        (["search", "--code", "broken.py", "."], "does not parse"),
        (["search", "--code", "blank.py", "."], "there is no code in it"),
    ],
)
def test_what_cannot_be_searched_is_said(arguments, message, paralog, project, monkeypatch):
    monkeypatch.chdir(project)
    for name, content in {
        "notes.txt": b"notes",
        "binary.py": b"\0\1",
        "broken.py": b"def f(:\n  ][",
        "blank.py": b"\n \n",
        "scripts/run.py": b"print(1)\n",
        "empty/readme": b"",
    }.items():
        (project / name).parent.mkdir(exist_ok=True)
        (project / name).write_bytes(content)
    result = paralog(*arguments)
    assert result.status == ExitCode.USAGE
    assert message in result.err
    assert result.out == ""


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (b"", "there is no code in it"),
        (b"x = (", "parses in none of python, java"),
        (b"x = 1\n" * 50_000, "longer than 200,000 characters"),
        (b"\xff\xfe\0", "parses in none of"),
    ],
)
def test_standard_input_that_is_no_code(code, message, paralog, project, stdin):
    stdin(code)
    result = paralog("search", "--code", "-", project)
    assert result.status == ExitCode.USAGE
    assert message in result.err


def test_a_broken_file_is_searched_as_far_as_it_parses(paralog, project):
    (project / "shop/broken.py").write_text(
        "def count_words(:\n    ][\n\n\ndef other(zebra):\n    return zebra\n"
    )
    result = paralog("search", "zebra", project)
    assert "other" in result.out
    assert "syntax-error 1" in result.out


def test_hostile_names_and_documentation_are_harmless(paralog, project):
    code = 'def zebra(a):\n    """Stripes \x1b[31m <b>\u202e."""\n    return a\n'
    (project / "shop/bad.py").write_text(code)
    for form in ("text", "html", "json"):
        out = paralog("search", "zebra \x1b[1m", project, "--format", form).out
        assert "zebra" in out
        assert "\x1b" not in out and "\u202e" not in out and "<b>" not in out.replace('"<b>', "")


def test_a_file_of_the_same_name_elsewhere_is_not_taken_for_the_query(paralog, project, monkeypatch):
    monkeypatch.chdir(project)
    (project / "report.py").write_text((project / "shop/report.py").read_text())
    hits = paralog("search", "report.py:3", "shop", "--top", 1).out
    assert "exact copy  report.py:1-8  word_counts" in hits


def test_a_place_is_found_as_a_report_about_several_folders_writes_it(paralog, project, monkeypatch):
    monkeypatch.chdir(project.parent)
    shop, java = project / "shop", project / "java"
    assert "like shop/report.py:1-8" in paralog("search", "shop/report.py:3", shop, java, "--top", 1).out


def test_an_exact_name_comes_first(paralog, project):
    assert paralog("search", "Stats.mean", project, "--top", 1).out.startswith("1 1.00  java/One.java")


def test_words_that_nobody_has_are_told(paralog, project):
    assert "note no function holds a word of the query" in paralog("search", "xyzzy plugh", project).out
