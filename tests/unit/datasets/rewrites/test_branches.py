import ast

import pytest

RETURN = "def f(a):\n    if a:\n        return 1\n"


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        ("flip-branches", "if a == 1: f()\nelse: g()", "if a != 1: g()\nelse: f()"),
        ("flip-branches", "if a < 1: f()\nelse: g()", "if not a < 1: g()\nelse: f()"),
        (
            "flip-branches",
            "if not a: f()\nelif b: g()\nelse: h()",
            "if a:\n    if not b: h()\n    else: g()\nelse: f()",
        ),
        ("flip-branches", "if a: f()", None),
        ("nest-rest", RETURN + "    g()\n    return 2", RETURN + "    else:\n        g()\n        return 2"),
        ("nest-rest", RETURN, None),
        ("nest-rest", "if a: f()\ng()", None),
        (
            "nest-rest",
            "for i in r:\n    if a: continue\n    g()",
            "for i in r:\n    if a: continue\n    else: g()",
        ),
        ("leave-early", RETURN + "    else:\n        g()\n    h()", RETURN + "    g()\n    h()"),
        ("leave-early", "if a: f()\nelse: g()", None),
        ("nest-conditions", "if a and b and c: f()", "if a:\n    if b and c: f()"),
        ("nest-conditions", "if a and b: f()\nelse: g()", None),
        ("nest-conditions", "if a or b: f()", None),
        ("join-conditions", "if a:\n    if b: f()", "if a and b: f()"),
        ("join-conditions", "if a:\n    if b or c: f()", "if a and (b or c): f()"),
        ("join-conditions", "if a:\n    if b: f()\n    g()", None),
        ("join-conditions", "if a:\n    if b: f()\nelse: g()", None),
        ("join-conditions", "if a:\n    if b: f()\n    else: g()", None),
        ("spread-conditional", "x[i] = a if c else b", "if c: x[i] = a\nelse: x[i] = b"),
        ("spread-conditional", "print(a if c else b)", "if c: print(a)\nelse: print(b)"),
        ("spread-conditional", "f(a if c else b)", None),
        ("spread-conditional", "print(a if c else b, end='')", None),
        ("spread-conditional", "x = y = a if c else b", None),
        ("spread-conditional", "x += a if c else b", None),
        ("gather-conditional", "if c: x = a\nelse: x = b", "x = a if c else b"),
        ("gather-conditional", "if c: print(a)\nelse: print(b)", "print(a if c else b)"),
        (
            "gather-conditional",
            RETURN + "    else: return 2",
            "def f(a):\n    return 1 if a else 2",
        ),
        ("gather-conditional", "if c: x = a\nelse: y = b", None),
        ("gather-conditional", "if c: x = a\nelse: print(b)", None),
        ("gather-conditional", "if c: print(*a)\nelse: print(b)", None),
        ("gather-conditional", "if c: x = a\nelif d: x = b\nelse: print(e)", None),
        ("gather-conditional", "def f():\n    if c: return\n    else: return 1", None),
    ],
)
def test_before_and_after(change, kind, before, after):
    assert change(kind, before) == (after and ast.unparse(ast.parse(after)))


def test_another_print_is_left_alone(change):
    assert change("spread-conditional", "def print(x): pass\nprint(a if c else b)") is None
