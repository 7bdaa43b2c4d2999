import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features.changes import CHANGES, CLASSES, Outline, changes, differ
from paralog.syntax import lex, snippet

TOTAL = """\
def total(values):
    result = 0
    for value in values:
        result = result - value
    return result
"""


def read(code, language="python"):
    return Outline.of(lex(snippet(code, language)))


def counted(one, other):
    """What is not zero, back from logarithms; shares are left out."""
    found = dict(zip(CHANGES, changes(read(one), read(other)), strict=True))
    shares = {"statements alike", "share alone", "lexemes in common", "one statement", "only names"}
    return {name: round(float(np.expm1(x))) for name, x in found.items() if x and name not in shares}


def test_names_of_its_own_are_no_change():
    renamed = (
        TOTAL.replace("result", "x")
        .replace("values", "rows")
        .replace("value ", "row ")
        .replace("value\n", "row\n")
    )
    found = dict(zip(CHANGES, changes(read(TOTAL), read(renamed)), strict=True))
    assert {name: x for name, x in found.items() if x} == {"statements alike": 1.0, "lexemes in common": 1.0}
    assert not differ(read(TOTAL), read(renamed))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("result = 0", "result = 1", {"number replaced": 1}),
        ("result - value", "result + value", {"arithmetic replaced": 1}),
        ("result - value", "result - len(value)", {"name added": 1, "punctuation added": 2}),
        ("return result", "return 'a'", {"own name added": 1, "string added": 1}),
    ],
)
def test_what_is_replaced_or_added_is_counted_by_what_it_is(old, new, expected):
    found = counted(TOTAL, TOTAL.replace(old, new))
    assert found.pop("statements changed") == 1 and found.pop("lexemes apart") >= 1
    assert found == expected
    assert differ(read(TOTAL), read(TOTAL.replace(old, new)))


def test_names_that_do_not_correspond_throughout_are_crossed():
    found = counted(TOTAL, TOTAL.replace("result - value", "value - result"))
    assert found == {"names crossed": 4}  # two of either side
    assert differ(read(TOTAL), read(TOTAL.replace("result - value", "value - result")))


def test_statements_may_stand_alone_or_elsewhere():
    found = counted(TOTAL, TOTAL.replace("    return", "    log('done', 3)\n    return"))
    assert found == {"statements alone": 1, "more statements alone": 1, "lexemes apart": 6}
    found = counted("first(1, 2)\nsecond[3] += 4\n", "second[3] += 4\nfirst(1, 2)\n")
    assert found == {"statements alone": 2, "statements moved": 1}


def test_the_same_lexemes_in_another_order():
    assert counted("f(1, 'a')\n", "f('a', 1)\n") == {"statements changed": 1, "statements reordered": 1}


def test_units_of_two_languages_have_little_in_common():
    java = "int total(int[] values) { int r = 0; for (int v : values) { r -= v; } return r; }"
    found = dict(zip(CHANGES, changes(read(TOTAL), read(java, "java")), strict=True))
    assert found["statements alike"] == 0 and found["lexemes in common"] < 0.6


def test_an_empty_unit_has_no_statements():
    assert dict(zip(CHANGES, changes(read(""), read("")), strict=True))["lexemes in common"] == 0
    assert np.isfinite(changes(read(""), read(TOTAL))).all()


statements = st.sampled_from(
    [
        "a = b + 1",
        "b = a - c",
        "if a < b:\n    f(a, 'x')",
        "while c:\n    c -= 1",
        "return g(a, b)",
        "for a in b: h(a)",
    ]
)


@given(st.lists(statements, max_size=6), st.lists(statements, max_size=6))
def test_which_unit_is_which_makes_no_difference(one, other):
    first, second = read("\n".join(one)), read("\n".join(other))
    assert len(changes(first, second)) == len(CHANGES) == 13 + 2 * len(CLASSES)
    assert np.array_equal(changes(first, second), changes(second, first))
    assert differ(first, second) == differ(second, first)
    assert not differ(first, first)


def test_what_stands_in_a_loop_and_what_after_it():
    inside = TOTAL.replace("    return", "        return")
    assert counted(TOTAL, inside) == {"statements nested": 1}
    assert differ(read(TOTAL), read(inside))


def test_a_whole_function_in_a_class_is_nested_nowhere():
    outer = "class A:\n" + "".join(f"    {line}\n" for line in TOTAL.splitlines())
    assert "statements nested" not in counted(TOTAL, outer)


@pytest.mark.parametrize("word", ["default", "catch", "null", "switch"])
def test_a_name_is_a_name_whatever_it_is_elsewhere(word):
    """Languages have other keywords."""
    plain, other = (
        TOTAL.replace("result", word),
        TOTAL.replace("return result", f"return ({word})").replace("result", word),
    )
    expected = counted(TOTAL, TOTAL.replace("return result", "return (result)"))
    assert counted(plain, other) == expected
    assert not differ(read(TOTAL), read(plain))


def test_what_is_beyond_the_last_statement_that_is_aligned_counts_as_nothing():
    long = "\n".join(f"f({at})" for at in range(500))
    found = counted(long, long.replace("f(450)", "f(0)"))
    assert found == {} and differ(read(long), read(long.replace("f(450)", "f(0)")))
