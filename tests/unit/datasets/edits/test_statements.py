import pytest

LOOP = "def f(a):\n    x = 0\n    for b in a:\n{}    return x\n"


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        (LOOP.format("        g(b)\n        x = b\n"), {LOOP.format("        g(b)\n")}),
        (LOOP.format("        g(b)\n        y = b\n"), set()),
        (LOOP.format("        x = b\n"), set()),
        (LOOP.format("        if b:\n            break\n        g(b)\n"), {LOOP.format("        g(b)\n")}),
        (LOOP.format("        g(b)\n        if b:\n            continue\n"), set()),
        (
            LOOP.format("        if b: continue\n        else: g(b)\n        h()\n"),
            set(),
        ),
        (LOOP.format("        if b: g(b); break\n        h()\n"), set()),
        ("def f(a):\n    if a:\n        return 1\n    return 2\n", {"def f(a):\n    return 2\n"}),
        ("def f(a):\n    a.sort()\n    return a\n", {"def f(a):\n    return a\n"}),
        ("def f(a):\n    a.show()\n    return a\n", set()),
        ("def f(a):\n    while a > 0:\n        a = g(a)\n        h()\n", set()),
        ("while True:\n    if a: break\n    a = g(a)\n", {"while True:\n    if a: break\n"}),
    ],
)  # fmt: skip
def test_drops(edited, code, changed):
    assert edited("dropped", code) == changed


def test_drops_of_java(edited):
    code = (
        "int f(int a) { switch (a) { case 1: g(); break; default: h(); break; } "
        "if (a > 1) return 2; return 3; }"
    )
    assert edited("dropped", code, "java") == {
        code.replace("g(); break;", "g(); "),
        code.replace("if (a > 1) return 2;", ""),
    }


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        (LOOP.format("        g(b)\n        x = b\n"), {LOOP.format("        g(b)\n    x = b\n")}),
        (LOOP.format("        x = b\n"), set()),
        (LOOP.format("        g(b)\n        break\n"), set()),
        (LOOP.format("        g(b); x = b\n"), set()),
        (
            LOOP.format("        g(b)\n        h(\n            b,\n\n        )\n"),
            {LOOP.format("        g(b)\n    h(\n        b,\n\n    )\n")},
        ),
        ("if a:\n    f()\n    g()\nelse:\n    h()\n", set()),
        (
            "while a:\n    f()\n    if b:\n        g()\n        h()\n",
            {
                "while a:\n    f()\nif b:\n    g()\n    h()\n",
                "while a:\n    f()\n    if b:\n        g()\n    h()\n",
            },
        ),
    ],
)  # fmt: skip
def test_nestings(edited, code, changed):
    assert edited("nesting", code) == changed


def test_braces_tell_where_a_statement_belongs(edited):
    assert edited("nesting", "void f(int a) { while (a > 0) { g(); a--; } }", "java") == set()
