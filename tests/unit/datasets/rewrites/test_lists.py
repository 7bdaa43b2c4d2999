import ast

import pytest

LOOP = "x = []\nfor a in r:\n    if a:\n        for b, c in a:\n            x.append(b + c)"
WHOLE = "x = [b + c for a in r if a for b, c in a]"


def shown(code):
    return code and ast.unparse(ast.parse(code))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WHOLE, LOOP),
        ("x = [a for a in r]\nprint(a)", None),
        (
            "a = 1\nx = [a for a in r]\na = 2\nprint(a)",
            "a = 1\nx = []\nfor a in r: x.append(a)\na = 2\nprint(a)",
        ),
        ("x = [a for a in x]", None),
        ("x = [x for x in r]", None),
        ("x = [lambda: a for a in r]", None),
        ("x = [sum(b for b in a) for a in r]", None),
        ("x = [(y := a) for a in r]", None),
        ("x = y = [a for a in r]", None),
        ("x = {a for a in r}", None),
        ("def f(): return x\nx = [f() for a in r]", None),
        ("def f(): return a\nx = [f() for a in r]", None),
        ("try: x = [f(a) for a in r]\nexcept E: pass", None),
        ("with f(): x = [f(a) for a in r]", None),
        ("class A:\n    x = [a for a in r]", None),
        ("x = [0 for t[0] in r]", None),
        ("x = [a for a in r for b in a for a in b]", None),
        ("import weakref\nx = [a for a in r]", None),
        ("async def f():\n    x = [a async for a in r]", None),
    ],
)
def test_comprehension_to_loop(change, before, after):
    assert change("comprehension-to-loop", before) == shown(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LOOP, WHOLE),
        ("x = []\nfor a in r: x.append(a)\nprint(a)", None),
        ("x = []\nfor a in r: x.append(len(x))", None),
        ("x = []\nfor a in x: x.append(a)", None),
        ("x = []\nfor a in r: y.append(a)", None),
        ("x = []\nfor a in r: x.extend(a)", None),
        ("x = []\nfor a in r: x.append(*a)", None),
        ("x = []\nfor a in r: x.append((yield))", None),
        ("x = []\nfor a in r:\n    x.append(a)\n    f()", None),
        ("x = []\nfor a in r: x.append(a)\nelse: f()", None),
        ("x = []\nfor a in r:\n    if a: x.append(a)\n    else: f()", None),
        ("x = []\nif r: x.append(a)", None),
        ("x = [1]\nfor a in r: x.append(a)", None),
        ("x = []\nfor a in r:\n    for b in b: x.append(b)", None),
        ("x = []\nfor a in r:\n    if b:\n        for b in a: x.append(b)", None),
        ("x = []\nfor a in r:\n    for b in c:\n        for c in a: x.append(b)", None),
        ("x = []", None),
    ],
)
def test_loop_to_comprehension(change, before, after):
    code = before if "yield" not in before else "def f():\n    " + before.replace("\n", "\n    ")
    assert change("loop-to-comprehension", code) == shown(after)
