import pytest

from paralog.core import SourceError, UsageError
from paralog.datasets.place import Functions, Place, read_place

PYTHON = """\
import sys


class Parser:
    def parse(self, text):
        def clean(line):
            return line.strip()

        return [clean(line) for line in text]


def parse(text):
    return Parser().parse(text)


print(parse(sys.argv))
"""
JAVA = "class A {\n  int f(int x) { return x; }\n  int f(int x, int y) { return x + y; }\n}\n"


@pytest.fixture
def functions(tmp_path):
    root = tmp_path / "root"
    (root / "shop").mkdir(parents=True)
    (root / "shop/a.py").write_text(PYTHON)
    (root / "A.java").write_text(JAVA)
    (root / "notes.txt").write_text("def f(): pass")
    (root / "binary.py").write_bytes(b"\0")
    (tmp_path / "secret.py").write_text("def f():\n    return 1\n")
    (root / "link.py").symlink_to(tmp_path / "secret.py")
    return Functions(root)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("shop/a.py:12", Place("shop/a.py", 12, 12)),
        ("shop/a.py:10-20", Place("shop/a.py", 10, 20)),
        ("shop/a.py::Parser.parse", Place("shop/a.py", name="Parser.parse")),
        ("a b:c.py:7", Place("a b:c.py", 7, 7)),
    ],
)
def test_a_place_is_read_as_it_is_written(text, place):
    assert read_place(text) == place
    assert str(place) == text


def test_a_column_is_passed_over():
    assert read_place("shop/a.py:12:7") == read_place("shop/a.py:12")


@pytest.mark.parametrize("text", ["", "a.py", "a.py:", "a.py:x", "a.py:1-", ":3", "a.py:1-2-3x", "a.py:٣"])
def test_what_is_no_place_is_refused(text):
    with pytest.raises(UsageError, match="FILE:LINE"):
        read_place(text)


@pytest.mark.parametrize(
    ("text", "qualname"),
    [
        ("shop/a.py:5", "Parser.parse"),
        ("shop/a.py:5-9", "Parser.parse"),
        ("shop/a.py:7", "Parser.parse.clean"),
        ("shop/a.py:6-9", "Parser.parse"),
        ("shop/a.py:12-13", "parse"),
        ("shop/a.py:1-16", "<module>"),
        ("shop/a.py::clean", "Parser.parse.clean"),
        ("shop/a.py::parse", "parse"),
        ("shop/a.py::Parser.parse", "Parser.parse"),
        ("shop/../shop/a.py:12", "parse"),
        ("A.java:3", "A.f"),
    ],
)
def test_the_innermost_function_is_meant(functions, text, qualname):
    assert functions.at(read_place(text)).qualname == qualname


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("shop/a.py:1", "no-function"),
        ("shop/a.py:5-13", "no-function"),
        ("shop/a.py:9-5", "no-function"),
        ("shop/a.py:99", "no-function"),
        ("shop/a.py::arse", "no-function"),
        ("A.java::f", "ambiguous"),
        ("missing.py:1", "unreadable"),
        ("binary.py:1", "binary"),
    ],
)
def test_where_nothing_stands_the_reason_is_given(functions, text, reason):
    with pytest.raises(SourceError) as caught:
        functions.at(read_place(text))
    assert caught.value.reason == reason


def test_several_of_one_name_are_told_by_their_lines(functions):
    with pytest.raises(SourceError, match="lines 2, 3"):
        functions.at(read_place("A.java::A.f"))


@pytest.mark.parametrize("path", ["../secret.py", "/etc/passwd.py", "link.py", "a\0b.py", "a\ud800.py"])
def test_nothing_outside_the_folder_is_read(functions, path):
    with pytest.raises((UsageError, SourceError)) as caught:
        functions.at(Place(path, 1, 1))
    assert isinstance(caught.value, UsageError)
    assert "is not below" in str(caught.value)


def test_a_file_in_no_known_language(functions):
    with pytest.raises(UsageError, match=r"notes\.txt is in no language"):
        functions.at(Place("notes.txt", 1, 1))


def test_a_file_is_read_once(functions, tmp_path):
    before = functions.at(Place("shop/a.py", 12, 12))
    (tmp_path / "root/shop/a.py").unlink()
    assert functions.at(Place("shop/a.py", 12, 12)) is before
