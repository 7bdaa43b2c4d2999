import pytest


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = f(a, b)", {"x = f(b, a)"}),
        ("x = f(a, b, 3)", {"x = f(b, a, 3)", "x = f(a, 3, b)"}),
        ("x = f(a, a)", set()),
        ("x = max(a, b)", set()),
        ("x = f(a, key=b)", set()),
        ("x = f('a', b)", set()),
        ("x = a - b", {"x = b - a"}),
        ("x = a + b", set()),
        ("x = a < 3", {"x = 3 < a"}),
        ("x = a == b", set()),
    ],
)
def test_arguments(edited, code, changed):
    assert edited("arguments", code) == changed


def test_arguments_of_java_have_one_kind(edited):
    code = "int f(int a, long b, String c, Node d) { return g(a, b, c, d); }"
    assert edited("arguments", code, "java") == {code.replace("g(a, b,", "g(b, a,")}


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("x = min(a, b)", {"x = max(a, b)"}),
        ("x = all(a)", {"x = any(a)"}),
        ("x = sum(a)", {"x = max(a)", "x = min(a)"}),
        ("x = sorted(a)", {"x = sorted(a, reverse=True)"}),
        ("x = sorted(a, key=b)", set()),
        ("a.append(b)", {"a.insert(0, b)"}),
        ("x = len(b for b in a)", set()),
        ("x += 1", {"x -= 1", "x = 1"}),
        ("x += 'a'", set()),
        ("x = []\nx += a", set()),
        ("x = a.find(b)", {"x = a.rfind(b)"}),
    ],
)
def test_aggregates(edited, code, changed):
    assert edited("aggregate", code) == changed


def test_aggregates_of_java(edited):
    code = "void f(List<Integer> a, Set<Integer> b) { a.add(1); b.add(1); c += Math.min(d, 1); e++; }"
    assert edited("aggregate", code, "java") == {
        code.replace("a.add(1)", "a.add(0, 1)"),
        code.replace("min", "max"),
        code.replace("+=", "-="),
        code.replace("c += ", "c = "),
        code.replace("e++", "e--"),
    }
