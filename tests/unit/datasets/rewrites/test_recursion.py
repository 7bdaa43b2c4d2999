import ast

import pytest

COUNT = "def f(n, m):\n    if n == 0:\n        return m\n    return f(n - 1, m + n)\n"


def shown(code):
    return code and ast.unparse(ast.parse(code))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            COUNT,
            "def f(n, m):\n    while True:\n        if n == 0:\n            return m\n"
            "        n, m = (n - 1, m + n)\n        continue\n",
        ),
        (
            "def f(n):\n    '''Doc.'''\n    if n:\n        return f(n - 1)\n",
            "def f(n):\n    '''Doc.'''\n    while True:\n        if n:\n            n = n - 1\n"
            "            continue\n        return\n",
        ),
        (
            "def f(n):\n    if n > 9:\n        return n\n    else:\n        return f(n * 2)\n",
            "def f(n):\n    while True:\n        if n > 9:\n            return n\n        else:\n"
            "            n = n * 2\n            continue\n",
        ),
        ("def f(n):\n    return 1 + f(n - 1)", None),
        ("def f(n):\n    if n: return f(n - 1)\n    return f(n) + 1", None),
        ("def f(n):\n    for i in n: return f(i)\n    return n", None),
        ("def f(n):\n    while n: return f(n - 1)\n    return n", None),
        ("def f(n, m=0):\n    return f(n - 1, m)", None),
        ("def f(*n):\n    return f(*n)", None),
        ("def f(n):\n    return f(n=n - 1)", None),
        ("def f(n, m):\n    return f(n - 1)", None),
        ("def f(n):\n    g(lambda: n)\n    return f(n - 1)", None),
        ("def f(n):\n    yield n\n    return f(n - 1)", None),
        ("def f(n):\n    return f(f(n))", None),
        ("def f(f):\n    return f(f)", None),
        ("@cache\ndef f(n):\n    return f(n - 1)", None),
        (COUNT + "f = cached(f)", None),
        (COUNT + "def g():\n    global f\n    f = 1", None),
        (COUNT + "try: f(5000, 0)\nexcept RecursionError: g()", None),
        ("class A:\n    def f(self, n): return f(self, n)", None),
        ("def f(n):\n    return n", None),
    ],
)
def test_tail_call_to_loop(change, before, after):
    assert change("tail-call-to-loop", before) == shown(after)
