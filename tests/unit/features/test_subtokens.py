import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import LexemeKind
from paralog.features import LexicalView, Vocabulary, split
from paralog.features.subtokens import name_numbers, subtokens
from paralog.syntax import parse, snippet


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("parseHTTPResponse2", ["parse", "http", "response", "2"]),
        ("snake_case_name", ["snake", "case", "name"]),
        ("__init__", ["init"]),
        ("MAX_SIZE", ["max", "size"]),
        ("aB", ["a", "b"]),
        ("x1y", ["x", "1", "y"]),
        ("ABc", ["a", "bc"]),
        ("größe", ["gr", "öß", "e"]),
        ("hello, world!", ["hello", ",", "world", "!"]),
        ("变量", ["变量"]),
        ("", []),
        ("___", []),
    ],
)
def test_split(text, parts):
    assert split(text) == parts


@given(st.text(max_size=300))
def test_split_is_lower_case_and_loses_no_letter(text):
    ascii_text = text.encode("ascii", "ignore").decode()[:200]
    assert "".join(split(ascii_text)) == "".join(ascii_text.replace("_", "").lower().split())


def test_only_the_beginning_of_a_long_literal_counts():
    assert len(split("ab " * 10_000)) == 67


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("isEmpty", LexemeKind.NAME, ["is", "empty"]),
        ("isEmpty", LexemeKind.BOUND, ["is", "empty"]),
        ("return", LexemeKind.SYNTAX, ["return"]),
        ("+=", LexemeKind.SYNTAX, ["+="]),
        ("0xFF", LexemeKind.NUMBER, ["0xFF"]),
        ('"two words"', LexemeKind.STRING, ["two", "words"]),
        ('""', LexemeKind.STRING, ['"']),
        ("_", LexemeKind.BOUND, ["_"]),
    ],
)
def test_subtokens(text, kind, parts):
    assert subtokens(text, kind) == parts


@pytest.fixture
def view():
    return LexicalView(Vocabulary(("def", "row", "count", "(", ")"), buckets=10))


def test_arrays_of_a_unit(view):
    code = "def rowCount(rows):\n    if rows:\n        return theRowCountOfAll(rows)\n"
    unit = parse(code, "python").units[0]
    arrays = view.arrays(unit)
    known = view.vocabulary.id
    assert arrays.ids.shape == (len(unit.lexemes), 3)
    assert arrays.ids[0].tolist() == [known("def"), 0, 0]
    assert arrays.ids[1].tolist() == [known("row"), known("count"), 0]
    assert arrays.ids[10].tolist() == [known("the"), known("row"), known("count")]  # the rest is cut off
    assert arrays.kinds.tolist() == list(unit.lexemes.kinds)
    assert arrays.statements.tolist() == [0] * 6 + [1] * 3 + [2] * 5
    assert arrays.depths.tolist() == [0] * 6 + [1] * 3 + [2] * 5
    assert arrays.names.tolist() == [-1, 0, -1, 1, -1, -1, -1, 1, -1, -1, -1, -1, 1, -1]


def test_compact_units_give_the_same_arrays(view):
    unit = parse("def f(a):\n    return [a, 'x']\n", "python").units[0]
    one, other = view.arrays(unit), view.arrays(unit.compact())
    assert np.array_equal(one.ids, other.ids)
    assert np.array_equal(one.statements, other.statements)


def test_an_empty_unit(view):
    arrays = view.arrays(snippet("", "python"))
    assert arrays.ids.shape == (0, 3)
    assert len(arrays) == len(arrays.depths) == len(arrays.names) == 0


def test_more_statements_and_names_than_sixteen_bits_hold(view):
    n = 33_000
    arrays = view.arrays(snippet("\n".join(f"x{i}=0" for i in range(n)), "python"))
    assert arrays.statements[-1] == n - 1
    assert arrays.names.max() == n - 1


def test_tokens_are_what_the_arrays_hold(view):
    unit = snippet("theRowCountOfAll = 1", "python")
    assert list(view.tokens(unit)) == ["the", "row", "count", "=", "1"]


def test_name_numbers_count_in_order_of_appearance():
    kinds = bytes([2, 0, 2, 1, 2])
    assert name_numbers(("b", "=", "a", "b", "b"), kinds).tolist() == [0, -1, 1, -1, 0]
    assert name_numbers((), b"").tolist() == []
