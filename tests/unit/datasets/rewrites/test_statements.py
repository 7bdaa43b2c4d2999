import ast

import pytest


def shown(code):
    return code and ast.unparse(ast.parse(code))


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("spell-out-update", "x = 0\nx += a[i]", "x = 0\nx = x + a[i]"),
        ("spell-out-update", "x = 0\nx -= a + 1", "x = 0\nx = x - (a + 1)"),
        ("spell-out-update", "x = ''\nx += 'a' if c else b", "x = ''\nx = x + ('a' if c else b)"),
        ("spell-out-update", "x = 1\nfor i in range(3): x *= i", "x = 1\nfor i in range(3): x = x * i"),
        ("spell-out-update", "x = 1\nx *= a", None),
        ("spell-out-update", "x = []\nx += [1]", None),
        ("spell-out-update", "x = y\nx += 1", None),
        ("spell-out-update", "x[0] += 1", None),
        ("spell-out-update", "def f(x):\n    x += 1", None),
        ("spell-out-update", "from math import *\ne += 1", None),
        ("spell-out-update", "x = 0\ndef f():\n    global x\n    x += 1", None),
        ("spell-out-update", "import numpy\nx = 0\nx += a", None),
        ("shorten-update", "x = 0\nx = x + a[i]", "x = 0\nx += a[i]"),
        ("shorten-update", "x = []\nx = x + [1]", None),
        ("shorten-update", "x = 0\nx = y + x", None),
        ("swap", "a = 1\nb = c[0]", "b = c[0]\na = 1"),
        ("swap", "a, b = 1, 2\nc = d = []", "c = d = []\na, b = (1, 2)"),
        ("swap", "a = 1\nb = a", None),
        ("swap", "a = b\nb = 1", None),
        ("swap", "a = 1\na = 2", None),
        ("swap", "a = f()\nb = 1", None),
        ("swap", "a = c[0]\nb = c[1]", "b = c[1]\na = c[0]"),
        ("swap", "try: f()\nexcept E: pass\na = c[0]\nb = c[1]", None),
        ("swap", "from threading import Thread\na = c[0]\nb = c[1]", None),
        ("swap", "from collections import defaultdict\na = c[0]\nb = c[1]", None),
        ("swap", "class A:\n    def __del__(self): pass\na = 1\nb = 2", None),
        ("swap", "import weakref\na = 1\nb = 2", None),
        ("swap", "a, b = c\nd = 1", None),
        ("swap", "a[0] = 1\nb = 2", None),
        ("swap", "try:\n    a = 1\n    b = c / 0\nexcept E: pass", None),
        ("swap", "a = 1", None),
    ],
)
def test_updates_and_order(change, kind, before, after):
    assert change(kind, before) == shown(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = f(a)\nprint(x)", "print(f(a))"),
        ("x = f(a)\nif x < 3: g()", "if f(a) < 3: g()"),
        ("x = f(a)\nfor i in x: g(i)", "for i in f(a): g(i)"),
        ("x = a[0] + 1\ny = g(b, c[0], x)", "y = g(b, c[0], a[0] + 1)"),
        ("def f():\n    x = g()\n    return x + 1", "def f():\n    return g() + 1"),
        ("x = f(a)\ny += x", "y += f(a)"),
        ("x = f(a)\ny[0] += x", None),
        ("x = 3\ny[0] += x", "y[0] += 3"),
        ("x = f(a)\nprint(x, x)", None),
        ("x = f(a)\nprint(x)\nprint(x)", None),
        ("x = f(a)\nprint(g(), x)", None),
        ("x = a[0]\nprint(g(), x)", None),
        ("x = f(a)\nprint(b[0], x)", None),
        ("x = f(a)\nb.append(x)", None),
        ("x = a[0]\nb.append(x)", "b.append(a[0])"),
        ("x = f(a)\nprint(b and x)", None),
        ("x = f(a)\nprint(lambda: x)", None),
        ("x = f(a)\nprint([x for i in r])", None),
        ("x = f(a)\nwhile x: g()", None),
        ("x = f(a)\nif b: g(x)", None),
        ("x = f(a)\ny[x] = 3", None),
        ("x = f(a)\nx += 1", None),
        ("x = (y := 1)\nprint(x)", None),
        ("def f():\n    x = yield 1\n    print(x)", None),
        ("def g(): return x\nx = f(a)\nprint(x)", None),
        ("def g():\n    global b\nx = g()\nprint(b, x)", None),
        ("x = f(a)", None),
    ],
)
def test_inline_value(change, before, after):
    assert change("inline-value", before) == shown(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("print(f(a))", "value = f(a)\nprint(value)"),
        ("value = int(input())", "value2 = input()\nvalue = int(value2)"),
        ("def f(n):\n    return n * f(n - 1)", "def f(n):\n    value = n - 1\n    return n * f(value)"),
        ("if f(a + 1): g()", "value = a + 1\nif f(value): g()"),
        ("if b: g()\nelif f(a + 1): g()", "if b: g()\nelse:\n    value = a + 1\n    if f(value): g()"),
        ("print(f(), a + 1)", "value = f()\nprint(value, a + 1)"),
        ("print(a, b)", None),
        ("b and f(a + 1)", None),
        ("while f(a + 1): g()", None),
        ("[f(a + 1) for a in r]", None),
        ("print(*f(a))", None),
        ("print(lambda: a + 1)", None),
        ("print(b for b in r)", None),
        ("print((y := 1))", None),
    ],
)
def test_name_argument(change, before, after):
    assert change("name-argument", before) == shown(after)
