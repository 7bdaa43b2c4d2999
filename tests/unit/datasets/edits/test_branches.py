import pytest


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("if a < b: f()", {"if a >= b: f()"}),
        ("if not a: f()", {"if a: f()"}),
        ("if a: f()", {"if not a: f()"}),
        ("if a or b: f()", {"if not (a or b): f()"}),
        ("if a < b < c: f()", {"if not (a < b < c): f()"}),
        ("x = [a for a in b if a]", {"x = [a for a in b if not a]"}),
        ("while a: f()", set()),
        (
            "if a:\n    f()\nelse:\n    g()\n    h()\n",
            {
                "if not a:\n    f()\nelse:\n    g()\n    h()\n",
                "if a:\n    g()\n    h()\nelse:\n    f()\n",
            },
        ),
        (
            "if a:\n    f()\nelse: g()\n",
            {"if not a:\n    f()\nelse: g()\n"} | {"if a:\n    g()\nelse: f()\n"},
        ),
        ("x = a if c else b", {"x = a if not c else b", "x = b if c else a"}),
        ("x = a if c else a", {"x = a if not c else a"}),
    ],
)
def test_branches(edited, code, changed):
    assert edited("branch", code) == changed


def test_branches_of_java(edited):
    code = "void f() { if (a == b) { g(); } else { h(); } }"
    assert edited("branch", code, "java") == {
        "void f() { if (a != b) { g(); } else { h(); } }",
        "void f() { if (a == b) { h(); } else { g(); } }",
    }
    code = "boolean f() { return a && b ? c : d; }"
    assert "boolean f() { return !(a && b) ? c : d; }" in edited("branch", code, "java")
