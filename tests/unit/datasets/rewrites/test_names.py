import ast

import pytest

from paralog.datasets.rewrites.names import CONSUMERS, parameters, uses


@pytest.mark.parametrize(
    ("code", "reads", "writes", "late"),
    [
        ("x = [i + n for i in r]", "n r", "x", ""),
        ("x = [i for i in i]", "i", "x", ""),
        ("x = {a: b for a in p for b in a if c}", "p c", "x", ""),
        ("x += 1", "x", "x", ""),
        ("x[i] += 1", "x i", "", ""),
        ("del x", "x", "x", ""),
        ("def f(a, b=c):\n    d = a + e\n    return d", "c", "f", "e"),
        ("def f():\n    global g\n    g = 1", "", "f", "g"),
        ("def f():\n    def h():\n        return a + b\n    a = 1", "", "f", "b"),
        ("f = lambda a: a + b", "", "f", "b"),
        ("f = [lambda: i + k for i in r]", "r", "f", "k"),
        ("g = (i + n for i in r)", "n r", "g", "n"),
        ("s = sum(i + n for i in r)", "sum n r", "s", "n"),
        ("s = ''.join(str(i + n) for i in r)", "str n r", "s", ""),
        ("s = a.join(str(i + n) for i in r)", "a str n r", "s", "str n"),
        ("s = keep(i + n for i in r)", "keep n r", "s", "n"),
        ("class A(B):\n    x = y\n    def f(self): return z", "B y", "A", "z"),
        ("import a.b, c as d", "", "a d", ""),
        ("for i in r:\n    pass", "r", "i", ""),
        ("try: f()\nexcept E as error: pass", "f E", "error", ""),
        ("with f() as g: pass", "f", "g", ""),
        ("print(x := y)", "print y", "x", ""),
        ("y = [x := i for i in r]", "r", "y x", ""),
        ("match p:\n    case [a, *b]: pass\n    case {'k': c, **d}: pass", "p", "a b c d", ""),
    ],
)
def test_uses(code, reads, writes, late):
    found = uses(ast.parse(code).body)
    assert set(found.reads) == set(reads.split())
    assert set(found.writes) == set(writes.split())
    assert found.late == set(late.split())


@pytest.mark.parametrize(
    ("code", "late"),
    [
        ("s = sum(i + n for i in r)", ""),
        ("def f():\n    return [lambda: max(i + n for i in r)]", "r n max"),
        ("s = keep(i + n for i in r)", "n"),
    ],
)
def test_what_is_used_up_at_once_is_not_late(code, late):
    assert uses(ast.parse(code).body, CONSUMERS).late == set(late.split())


def test_declared_names():
    assert uses(ast.parse("global a, b").body).declared == {"a", "b"}


def test_parameters():
    function = ast.parse("def f(a, /, b, *c, d, **e): pass").body[0]
    assert parameters(function.args) == set("abcde")
