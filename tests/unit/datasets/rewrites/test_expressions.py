import ast

import pytest

from paralog.datasets.rewrites.expressions import negated
from paralog.datasets.rewrites.scope import Program

ORDER = "class A:\n    def __lt__(self, other): pass\n"


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("turn-comparison", "a < b", "b > a"),
        ("turn-comparison", "a[i] <= b", "b >= a[i]"),
        ("turn-comparison", "f(a) == 3", "3 == f(a)"),
        ("turn-comparison", "f(a) < b", None),
        ("turn-comparison", "a[i] < b[j]", None),
        ("turn-comparison", "a in b", None),
        ("turn-comparison", "a < b < c", None),
        ("split-chain", "a < b < c", "a < b and b < c"),
        ("split-chain", "f() < b[i] <= g()", "f() < b[i] and b[i] <= g()"),
        ("split-chain", "a < f() < c", None),
        ("join-chain", "a < b and b < c", "a < b < c"),
        ("join-chain", "z and a < b and b == c and y", "z and a < b == c and y"),
        ("join-chain", "a < f() and f() < c", None),
        ("join-chain", "a < b and c < b", None),
        ("join-chain", "a < b or b < c", None),
        ("flip-conditional", "a if c == d else b", "b if c != d else a"),
        ("start-range", "range(n)", "range(0, n)"),
        ("start-range", "range(*n)", None),
        ("start-range", "range(1, n)", None),
        ("shorten-range", "range(0, n)", "range(n)"),
        ("shorten-range", "range(0, *n)", None),
        ("shorten-range", "range(0, n, 2)", None),
        ("call-display", "[[], {}, ()]", "[list(), dict(), ()]"),
        ("display-call", "(list(), dict(), set(), list(a))", "([], {}, set(), list(a))"),
    ],
)
def test_before_and_after(change, kind, before, after):
    assert change(kind, before) == after


@pytest.mark.parametrize("kind", ["turn-comparison", "split-chain", "join-chain"])
def test_operators_with_a_meaning_are_left_alone(change, kind):
    assert change(kind, ORDER + "print(a < b, a < b < c, a < b and b < c)") is None


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("start-range", "range = f\nrange(3)"),
        ("shorten-range", "range = f\nrange(0, 3)"),
        ("call-display", "def list(): pass\nlist = dict = []"),
        ("display-call", "from unknown import *\nlist()"),
    ],
)
def test_rebound_builtins_are_left_alone(change, kind, code):
    assert change(kind, code) is None


def test_a_target_is_no_display(change):
    assert change("call-display", "[] = ()") is None


@pytest.mark.parametrize(
    ("condition", "opposite"),
    [
        ("not a", "a"),
        ("a == b", "a != b"),
        ("a is not b", "a is b"),
        ("a in b", "a not in b"),
        ("a < b", "not a < b"),
        ("a == b == c", "not a == b == c"),
        ("a and b", "not (a and b)"),
    ],
)
def test_negated(condition, opposite):
    program = Program(ast.parse(condition))
    assert ast.unparse(negated(ast.parse(condition, mode="eval").body, program)) == opposite


def test_only_not_negates_operators_with_a_meaning():
    program = Program(ast.parse(ORDER))
    assert ast.unparse(negated(ast.parse("a == b", mode="eval").body, program)) == "not a == b"
