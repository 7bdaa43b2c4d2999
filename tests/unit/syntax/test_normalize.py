from dataclasses import replace

import pytest
from hypothesis import given

from paralog.syntax import anonymise, lex, renamed, snippet
from paralog.syntax.normalize import digest, shape

from .programs import programs

PYTHON = """\
def total(rows, tax):
    result = 0
    for row in rows:
        result += row.price * 1.5
    return result"""
JAVA = (
    "int total(int[] rows) { int result = 0; for (int row : rows) { result += f(row) * 2; } return result; }"
)


@pytest.mark.parametrize(
    ("code", "other", "language"),
    [
        (PYTHON, PYTHON.replace("    ", "  ").replace(" = ", "="), "python"),
        (PYTHON, PYTHON.replace("0\n", "0  # start\n\n    # then\n"), "python"),
        (PYTHON, PYTHON.replace("tax):\n", 'tax):\n    """Doc."""\n'), "python"),
        (PYTHON, PYTHON.replace("\n", "\r\n"), "python"),
        (JAVA, JAVA.replace(" ", "\n").replace("{", "{ /* block */"), "java"),
    ],
)
def test_layout_and_comments_keep_the_digest(code, other, language):
    assert code != other
    assert snippet(code, language).digest == snippet(other, language).digest


@pytest.mark.parametrize(
    ("code", "other"),
    [
        ("if a:\n    b()\nc()", "if a:\n    b()\n    c()"),
        (
            "if a:\n    if b:\n        c()\n    else:\n        d()",
            "if a:\n    if b:\n        c()\nelse:\n    d()",
        ),
    ],
)
def test_what_a_block_holds_is_no_layout(code, other):
    assert digest(lex(snippet(code, "python"))) != digest(lex(snippet(other, "python")))
    assert snippet(code, "python").shape != snippet(other, "python").shape


@pytest.mark.parametrize(
    ("old", "new"),
    [("result", "sum_of_all"), ("total", "add"), ("1.5", "2"), ("rows", "r")],
)
def test_consistent_renaming_and_other_literals_keep_the_shape_only(old, new):
    one, other = snippet(PYTHON, "python"), snippet(PYTHON.replace(old, new), "python")
    assert one.shape == other.shape
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("return result", "return rows"),  # two names become one
        ("result += row", "result += result"),
        ("row.price", "row.count"),  # a name it only uses
        ("+=", "-="),
        ("1.5", '"1.5"'),
    ],
)
def test_other_changes_change_the_shape(old, new):
    assert snippet(PYTHON, "python").shape != snippet(PYTHON.replace(old, new), "python").shape


def test_called_functions_tell_shapes_apart():
    assert snippet(JAVA, "java").shape == snippet(JAVA.replace("result", "acc"), "java").shape
    assert snippet(JAVA, "java").shape != snippet(JAVA.replace("f(row)", "g(row)"), "java").shape


def test_renamed():
    lexemes = snippet("total = price * 2\nother = total + 'x'", "python").lexemes
    assert renamed(lexemes) == ("$0", "=", "price", "*", "#", "$1", "=", "$0", "+", '"')


def test_the_borders_of_lexemes_count():
    one, other = snippet("ab c", "python").lexemes, snippet("a bc", "python").lexemes
    assert digest(one) != digest(other)


@given(programs())
def test_renaming_twice_is_renaming_once(program):
    language, code = program
    lexemes = snippet(code, language).lexemes
    once = renamed(lexemes)
    again = replace(lexemes, texts=once)
    assert renamed(again) == once
    assert shape(again) == shape(lexemes)


@given(programs())
def test_anonymising_keeps_the_shape(program):
    language, code = program
    assert snippet(anonymise(code, language), language).shape == snippet(code, language).shape
