import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.api.query import LONGEST_CODE, LONGEST_WORDS, read_code_file, read_query, snippet
from paralog.core import SourceError, UnitKind, UnknownName, UsageError
from paralog.syntax import parse
from paralog.syntax import snippet as parsed

PYTHON = "def first(a):\n    return a\n\n\nclass B:\n    def second(self, b):\n        return b + 1\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "a.py").write_text(PYTHON)
    (tmp_path / "empty.py").write_text("x = 1\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "qualname"),
    [
        ("a.py:2", "first"),
        ("a.py:2:5", "first"),
        ("a.py:6-7", "B.second"),
        ("a.py::second", "B.second"),
        (" a.py:1 ", "first"),
    ],
)
def test_a_place_is_the_function_there(folder, text, qualname):
    unit = read_query(text)
    assert (unit.qualname, unit.path) == (qualname, "a.py")
    assert read_query(f"{folder}/{text.strip()}").qualname == qualname


@pytest.mark.parametrize(
    "text", ["parse a date", "ratio 16:9", "std::vector", "at 12:30", "b:7", "read a.py and b.py", "a:b"]
)
def test_anything_else_is_words(folder, text):
    assert read_query(text) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "empty"),
        ("\n\t", "empty"),
        ("x" * (LONGEST_WORDS + 1), "10,001 characters"),
        ("a.py", "write a.py:LINE"),
        ("b.py:3", "b.py: no such file"),
        ("a.py:4", r"no function stands at a.py:4; the nearest begin in line 6 \(B.second\) and 1 \(first\)"),
        ("a.py::frist", "no function stands at a.py::frist; the nearest names are first"),
        ("a.py::thrid", r"none of its functions \(2\) is called anything near"),
        ("empty.py:1-9", "the file has no function"),
    ],
)
def test_what_is_neither_is_said(folder, text, message):
    with pytest.raises(UsageError, match=message):
        read_query(text)


def test_a_unit_is_itself():
    unit = parsed("x = 1", "python")
    assert read_query(unit) is unit


@given(st.text(min_size=1, max_size=60))
def test_any_text_is_a_query_or_a_usage_error(text):
    try:
        assert read_query(text) == text.strip()
    except UsageError as error:
        assert str(error)


def test_a_snippet_is_in_the_first_language_that_it_parses_as():
    assert snippet("def f(x):\n    return x").language == "python"
    assert snippet("int f(int x) { return x; }").language == "java"
    assert snippet("int f(int x) { return x; }", "c").language == "c"
    assert snippet("std::string f() { return x<int>(); }", "python", "cpp").language == "cpp"


@pytest.mark.parametrize(
    ("code", "languages", "error", "message"),
    [
        ("", (), UsageError, "no code"),
        (" \n", (), UsageError, "no code"),
        ("x" * (LONGEST_CODE + 1), (), UsageError, "longer than"),
        ("][", (), UsageError, "parses in none of python, java"),
        ("][", ("java",), SourceError, "line 1 is not understood"),
        ("# nothing", ("python",), SourceError, "holds no code"),
        ("x", ("jva",), UnknownName, "java"),
    ],
)
def test_code_that_cannot_be_searched_for(code, languages, error, message):
    with pytest.raises(error, match=message):
        snippet(code, *languages)


def test_a_file_is_a_snippet_that_knows_its_place(folder):
    unit = read_code_file("a.py")
    assert (unit.kind, unit.path, unit.language) == (UnitKind.SNIPPET, "a.py", "python")
    assert unit.span.n_lines == 7


def test_a_place_is_looked_for_below_what_is_searched(folder, tmp_path_factory, monkeypatch):
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert read_query("a.py:2", ["nowhere", folder]).qualname == "first"
    indexed = parse(PYTHON, "python", "kept/a.py").units
    assert read_query("kept/a.py::second", (), indexed).qualname == "B.second"
    with pytest.raises(UsageError, match="no such file"):
        read_query("a.py:2")


def test_a_place_in_another_language_is_no_words(folder):
    (folder / "README.md").write_text("text\n")
    with pytest.raises(UsageError, match=r"README.md is in no language"):
        read_query("README.md:1")
    assert read_query("README.md") == "README.md"
