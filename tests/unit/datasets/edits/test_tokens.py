import pytest


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = a + b", {"x = a - b", "x = a * b"}),
        ("x = a - b", {"x = a + b"}),
        ("x = a and b", {"x = a or b"}),
        ("x = a // b", {"x = a % b", "x = a * b"}),
        ("x = a + 0", set()),
        ("x = a * 1", set()),
        ("x = 'a' + b", set()),
        ("x = [0] * b", set()),
        ("t = 'a'\nx = t + b", set()),
        ("raise E(a + b)", set()),
        ("log.info(a + b)", set()),
    ],
)
def test_operators(edited, code, changed):
    assert edited("operator", code) == changed


def test_operators_of_java(edited):
    assert edited("operator", "int f() { return a && b; }", "java") == {"int f() { return a || b; }"}
    assert edited("operator", "String f(String t, int n) { return t + n + 'a'; }", "java") == set()


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = a < b", {"x = a <= b", "x = a > b", "x = a >= b"}),
        ("x = a == b", {"x = a != b"}),
        ("x = a is not b", {"x = a is b"}),
        ("x = a in b", {"x = a not in b"}),
        ("if a > best:\n    best = a", {"if a < best:\n    best = a"}),
        ("if a > b:\n    a, b = b, a", {"if a < b:\n    a, b = b, a"}),
        ("if __name__ == '__main__':\n    main()", set()),
    ],
)
def test_comparisons(edited, code, changed):
    assert edited("comparison", code) == changed


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("for i in range(n): f(i)", {f"for i in range({n}): f(i)" for n in ("n - 1", "n + 1", "1, n")}),
        ("for i in range(2, n): f(i)", {f"for i in range(2, {n}): f(i)" for n in ("n - 1", "n + 1")}),
        ("for i in range(3): f(i)", {"for i in range(1, 3): f(i)"}),
        ("x = a[:n]", {"x = a[:n - 1]", "x = a[:n + 1]"}),
        (
            "for i in range(n):\n    for j in range(i):\n        f()",
            {f"for i in range(n):\n    for j in range({i}):\n        f()" for i in ("i - 1", "i + 1", "1, i")}
            | {"for i in range(1, n):\n    for j in range(i):\n        f()"},
        ),
    ],
)
def test_bounds(edited, code, changed):
    assert edited("bound", code) == changed


def test_bounds_of_java(edited):
    code = "void f() { for (int i = 0; i < n; i++) g(); }"
    assert edited("bound", code, "java") == {code.replace("n;", "n - 1;"), code.replace("n;", "n + 1;")}


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = 0", {"x = 1"}),
        ("x = 1", {"x = 2"}),
        ("x = 7", {"x = 6", "x = 8"}),
        ("x = True", {"x = False"}),
        ("x = 'a1'", set()),
        ("x = 0x10", set()),
        ("while True:\n    f()", set()),
        ("import a1\n@f(3)\ndef g(): pass", set()),
        ("def f():\n    '''Returns 1.'''", set()),
    ],
)
def test_constants(edited, code, changed):
    assert edited("constant", code) == changed


def test_constants_of_java_that_decide_nothing(edited):
    code = "void f() { x = new int[3]; y = new ArrayList<>(10); switch (x) { case 1: g(); } }"
    assert edited("constant", code, "java") == set()
