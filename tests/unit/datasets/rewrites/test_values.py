import ast

import pytest

from paralog.datasets.rewrites.scope import Program, Scope
from paralog.datasets.rewrites.values import Values, commute, is_quiet, is_simple, is_still, is_suspending


def expression(code):
    return ast.parse(code, mode="eval").body


def values(code):
    program = Program(ast.parse(code))
    inner = program.tree.body[0]
    return Values(Scope(program, inner if isinstance(inner, ast.FunctionDef) else program.tree))


@pytest.mark.parametrize(
    ("code", "is_int"),
    [
        ("x = 3", True),
        ("x = True", False),
        ("x = 3.0", False),
        ("x = -3", True),
        ("x = len(y)", True),
        ("len = max\nx = len(y)", False),
        ("x = 4 / 2", False),
        ("x = 2 ** -1", False),
        ("x = 7 // 2 + 1", True),
        ("x = y = 3", True),
        ("x, y = 1, 2.0", True),
        ("y, x = 1, 2.0", False),
        ("x, *y = 1, 2", False),
        ("x, y = map(int, input().split())", True),
        ("x, y = map(float, input().split())", False),
        ("x, y = f()", False),
        ("x = 0\nx += 2", True),
        ("x = 0\nx += y", False),
        ("x = 0\nx /= 2", False),
        ("x = 0\nif y: x = z", False),
        ("for x in range(3): pass", True),
        ("for x in y: pass", False),
        ("for x, y in z: pass", False),
        ("x = 0\nfor x in y: pass", False),
        ("x = 0\nwith y as x: pass", False),
        ("x = 0\ntry: pass\nexcept E as x: pass", False),
        ("x = 0\nimport x", False),
        ("x = 0\nprint(x := y)", False),
        ("x = 0\nwhile x: x = x + 1", True),
        ("x = 0\ndef f():\n    global x\n    x = ''", False),
        ("x = 0\nclass x: pass", False),
        ("def f(x):\n    x = 3", False),
        ("from math import *\nx = 3", False),
        ("def f():\n    x = 3\nfrom math import *", True),
        ("y = 3", False),
    ],
)
def test_is_int(code, is_int):
    assert values(code).is_int(expression("x")) is is_int


@pytest.mark.parametrize(
    ("code", "is_immutable"),
    [
        ("x = 'a'", True),
        ("x = 1.5 / 2", True),
        ("x = input()", True),
        ("x = []", False),
        ("x = [0] * 3", False),
        ("x = y", False),
    ],
)
def test_is_immutable(code, is_immutable):
    assert values(code).is_immutable(expression("x")) is is_immutable


@pytest.mark.parametrize(("code", "simple"), [("x", True), ("-3", True), ("-x", False), ("x.y", False)])
def test_is_simple(code, simple):
    assert is_simple(expression(code)) is simple


@pytest.mark.parametrize(
    ("code", "quiet"),
    [("x + [1][0]", True), ("a.b[i:j]", True), ("f()", False), ("(yield)", False), ("[a for a in b]", False)],
)
def test_is_quiet(code, quiet):
    assert is_quiet(expression(code), Program(ast.parse(""))) is quiet


def test_nothing_is_quiet_where_operators_have_a_meaning():
    assert not is_quiet(expression("a"), Program(ast.parse("import numpy")))


@pytest.mark.parametrize(("code", "suspending"), [("(x := 1)", True), ("[(yield)]", True), ("f(x)", False)])
def test_is_suspending(code, suspending):
    assert is_suspending(expression(code)) is suspending


@pytest.mark.parametrize(
    ("code", "still"),
    [
        ("x", True),
        ("[1, (x, -2)]", True),
        ("{'a': x}", True),
        ("{x: 1}", False),
        ("x.y", False),
        ("x[0]", False),
    ],
)
def test_is_still(code, still):
    assert is_still(expression(code)) is still


@pytest.mark.parametrize(
    ("one", "other", "program", "either"),
    [
        ("x[0]", "y[1]", "", True),
        ("x[0]", "y[1]", "try: f()\nexcept E: pass", False),
        ("x[0]", "3", "try: f()\nexcept E: pass", True),
        ("x[0]", "3", "from collections import defaultdict", False),
        ("f()", "3", "", False),
    ],
)
def test_commute(one, other, program, either):
    assert commute(expression(one), expression(other), Program(ast.parse(program))) is either
