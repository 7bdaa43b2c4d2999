import pytest


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("def f(a):\n    return a < 1", {"def f(a):\n    return a >= 1"}),
        ("def f(a):\n    return True", {"def f(a):\n    return False"}),
        (
            "def f(a):\n    return len(a)",
            {"def f(a):\n    return -len(a)", "def f(a):\n    return len(a) + 1"},
        ),
        ("def f(a):\n    return 0", {"def f(a):\n    return 0 + 1"}),
        ("def f(a):\n    return a", set()),
        ("def f(a):\n    return 'a'", set()),
        (
            "def f():\n    a, c = [], g()\n    b = []\n    d = []\n    e = 1\n    return b",
            {"def f():\n    a, c = [], g()\n    b = []\n    d = []\n    e = 1\n    return d"},
        ),
        ("def f():\n    a = []\n    return a\n    b = []", set()),
        ("def f():\n    a = []\n    def g():\n        b = []\n        return b", set()),
    ],
)
def test_results(edited, code, changed):
    assert edited("result", code) == changed


def test_results_of_java(edited):
    code = "boolean f(Node a, Node b) { return a.same(b); }"
    assert edited("result", code, "java") == {code.replace("a.same", "!a.same")}
    code = "Node f(Node a, Node b) { for (Node c : a) { g(c); } return a; }"
    assert edited("result", code, "java") == {code.replace("return a", "return b")}
