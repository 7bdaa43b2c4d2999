import ast

import pytest


def shown(code):
    return code and ast.unparse(ast.parse(code))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("for i in range(3): f(i)", "i = 0\nwhile i < 3:\n    f(i)\n    i += 1"),
        ("for i in range(2, n): f(i)", "i = 2\nwhile i < n:\n    f(i)\n    i += 1"),
        ("for i in range(9, 0, -2): f(i)", "i = 9\nwhile i > 0:\n    f(i)\n    i -= 2"),
        ("for i in range(g(n)): f(i)", "i = 0\nstop = g(n)\nwhile i < stop:\n    f(i)\n    i += 1"),
        ("for i in range(n): n = f(i)", "i = 0\nstop = n\nwhile i < stop:\n    n = f(i)\n    i += 1"),
        ("for i in range(3):\n    if f(i): break", "i = 0\nwhile i < 3:\n    if f(i): break\n    i += 1"),
        ("for i in range(3):\n    if f(i): continue", None),
        ("for i in range(3): i = f(i)", None),
        ("for i in range(3): f(i)\nelse: g()", None),
        ("for i in range(3): f(i)\nprint(i)", None),
        ("for i in range(3): f(lambda: i)", None),
        ("for i in range(i): f(i)", None),
        ("for i in range(0, 9, step): f(i)", None),
        ("for i in range(0, 9, 0): f(i)", None),
        ("for i in range(start, 9): f(i)", None),
        ("for i in range(True, 9): f(i)", None),
        ("for i in range(*n): f(i)", None),
        ("for i in range(0, *n): f(i)", None),
        ("for i, j in range(3): f(i)", None),
        ("for i in r: f(i)", None),
        ("range = g\nfor i in range(3): f(i)", None),
        (
            "def g():\n    global n\n    n = 0\nfor i in range(n): g()",
            "def g():\n    global n\n    n = 0\ni = 0\nstop = n\nwhile i < stop:\n    g()\n    i += 1",
        ),
        ("class A:\n    for i in range(3): f(i)", None),
        ("try:\n    for i in range(2.5): f(i)\nexcept TypeError: g()", None),
        ("with suppress(TypeError):\n    for i in range(n): f(i)", None),
        ("class A:\n    def __index__(self): return 3\nfor i in range(A()): f(i)", None),
        ("import numpy\nfor i in range(n): f(i)", None),
        (
            "try:\n    for i in range(len(n)): f(i)\nexcept TypeError: g()",
            "try:\n    i = 0\n    stop = len(n)\n    while i < stop:\n        f(i)\n        i += 1\n"
            "except TypeError: g()",
        ),
    ],
)
def test_for_to_while(change, before, after):
    assert change("for-to-while", before) == shown(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("i = 0\nwhile i < 3:\n    f(i)\n    i += 1", "for i in range(0, 3): f(i)"),
        ("i = 1\nwhile i <= 3:\n    f(i)\n    i = i + 2", "for i in range(1, 4, 2): f(i)"),
        ("i = 9\nwhile i > 0:\n    f(i)\n    i -= 1", "for i in range(9, 0, -1): f(i)"),
        ("i = 9\nwhile i >= 0:\n    f(i)\n    i -= 1", "for i in range(9, -1, -1): f(i)"),
        ("n = 4\ni = 0\nwhile i <= n:\n    f(i)\n    i += 1", "n = 4\nfor i in range(0, n + 1): f(i)"),
        ("i = 0\nwhile i < 3:\n    if f(i): break\n    i += 1", "for i in range(0, 3):\n    if f(i): break"),
        ("i = 0\nwhile i < n:\n    f(i)\n    i += 1", None),
        ("n = 4\ni = 0\nwhile i < n:\n    n = 2\n    i += 1", None),
        ("i = 0.5\nwhile i < 3:\n    f(i)\n    i += 1", None),
        ("i = 0\nwhile i < 3:\n    f(i)\n    i -= 1", None),
        ("i = 0\nwhile i < 3:\n    f(i)\n    i *= 2", None),
        ("i = 0\nwhile i < 3:\n    f(i)\n    i += k", None),
        ("i = 0\nwhile i < 3:\n    f(i)\n    i = j + 1", None),
        ("i = 0\nwhile i < 3:\n    i += f(i)\n    i += 1", None),
        ("i = 0\nwhile i < 3:\n    if f(i): continue\n    i += 1", None),
        ("i = 0\nwhile i < 3:\n    f(i)\n    i += 1\nelse: g()", None),
        ("i = 0\nwhile i < 3:\n    f(i)\n    i += 1\nprint(i)", None),
        ("i = 0\nwhile i != 3:\n    f(i)\n    i += 1", None),
        ("i = 0\nwhile i < i:\n    f(i)\n    i += 1", None),
        ("j = 0\nwhile i < 3:\n    f(i)\n    i += 1", None),
        ("i = 0\nwhile i < 3: i += 1", None),
        ("i = 0", None),
    ],
)
def test_while_to_for(change, before, after):
    assert change("while-to-for", before) == shown(after)
