import ast

import pytest

from paralog.datasets.rewrites.flow import always_leaves, continues, evaluated_before, leaks
from paralog.datasets.rewrites.scope import Program, Scope


def region_of(block):
    """The statements of a program that bind `i` in a loop over `here`."""
    return [
        node for node in ast.walk(block) if isinstance(node, ast.For) and ast.unparse(node.iter) == "here"
    ]


@pytest.mark.parametrize(
    ("code", "leaking"),
    [
        ("for i in here: print(i)", False),
        ("for i in here: pass\nprint(i)", True),
        ("for i in here: pass\ni = 0\nprint(i)", False),
        ("for i in here: pass\nif c: i = 0\nprint(i)", True),
        ("for i in here: pass\ni += 1", True),
        ("for i in here: pass\nfor i in other: print(i)", False),
        ("for i in here: pass\nfor i in other: pass\nprint(i)", True),
        ("for i in here: pass\nfor i in f(i): pass", True),
        ("for i in here: pass\nfor a[i] in other: pass", True),
        ("for i in here: pass\nx = [i for i in r]", False),
        ("for i in here: pass\nwith f(i): pass", True),
        ("for i in other:\n    for i in here: pass\n    print(i)", True),
        ("for i in other:\n    print(i)\n    for i in here: pass", False),
        ("i = 0\nwhile c:\n    print(i)\n    for i in here: pass", True),
        ("while c:\n    i = 0\n    print(i)\n    for i in here: pass", False),
        ("while i:\n    for i in here: pass", True),
        ("i = 0\nif c:\n    for i in here: pass\nelse:\n    print(i)", False),
        ("i = 0\nif c:\n    for i in here: pass\nprint(i)", True),
        ("i = 0\ntry:\n    for i in here: pass\nexcept E:\n    print(i)", True),
        ("i = 0\ntry:\n    for i in here: pass\nfinally:\n    print(i)", True),
        ("i = 0\nwith c:\n    for i in here: pass\n    print(i)", True),
        ("i = 0\nmatch c:\n    case 1:\n        for i in here: pass\n        print(i)", True),
        ("def f(): return i\nfor i in here: pass", True),
        ("def f(i): return i\nfor i in here: pass", False),
        ("def f():\n    global i\n    i = 2\nfor i in here: pass", True),
    ],
)
def test_leaks(code, leaking):
    program = Program(ast.parse(code))
    assert leaks(["i"], region_of(program.tree), Scope(program, program.tree)) is leaking


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("x", []),
        ("f(a, g(b), x, c)", ["f", "a", "g(b)"]),
        ("a + b * x", ["a", "b"]),
        ("a[i][x]", ["a[i]"]),
        ("'%d' % (a, x)", None),
        ("f(k=a, j=x)", ["f", "k=a"]),
        ("a < x", ["a"]),
        ("x if a else b", None),
        ("a if x else b", []),
        ("x and a", []),
        ("a and x", None),
        ("a < b < x", None),
        ("lambda: x", None),
        ("[x for a in b]", None),
        ("[a for a in x]", []),
        ("(a for a in x)", None),
        ("(yield x)", None),
    ],
)
def test_evaluated_before(code, before):
    whole = ast.parse(code, mode="eval").body
    part = next(node for node in ast.walk(whole) if isinstance(node, ast.Name) and node.id == "x")
    found = evaluated_before(whole, part)
    assert (None if found is None else [ast.unparse(node) for node in found]) == before


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("continue", True),
        ("if a: continue", True),
        ("try: f()\nexcept E: continue", True),
        ("for j in r: continue", False),
        ("for j in r: pass\nelse: continue", True),
        ("while a: continue", False),
        ("def f():\n    for j in r: continue", False),
        ("f()", False),
    ],
)
def test_continues(body, found):
    assert continues(ast.parse(body).body) is found


@pytest.mark.parametrize(
    ("body", "leaves"), [("raise E", True), ("return\nf()", False), ("f()\nreturn", True)]
)
def test_always_leaves(body, leaves):
    assert always_leaves(ast.parse(body).body) is leaves
