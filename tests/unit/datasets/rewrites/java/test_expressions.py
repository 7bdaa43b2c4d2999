import pytest

from paralog.datasets.rewrites.java.expressions import (
    closed,
    is_constant,
    is_quiet,
    is_still,
    negated,
    type_of,
)

CASES = [
    ("turn-comparison", "g(n < 3);", "g(3 > n);"),
    ("turn-comparison", "g(n <= h());", "g(h() >= n);"),
    ("turn-comparison", "g(n == (n = 2));", None),
    ("turn-comparison", "g(h() < k());", None),
    ("turn-comparison", "g(x < h());", None),
    ("commute", "g(n + 2);", "g(2 + n);"),
    ("commute", "g(n * d);", "g(d * n);"),
    ("commute", "g(s + n); g(n - 2); g(h() + n);", None),
    ("parenthesise", "g(n + 2 * n);", "g(n + (2 * n));"),
    ("parenthesise", "g(n + 2);", None),
]


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_rewrites_of_expressions(check, kind, before, after):
    check(kind, before, after)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("1", "int"),
        ("1L + n", "long"),
        ("'a' + 'b'", "int"),
        ("n * 2.0", "double"),
        ("1.5f", "float"),
        ("s + n", "String"),
        ("a[n]", "int"),
        ("a.length", "int"),
        ("s.charAt(n)", "char"),
        ("(n > 1) && p", "boolean"),
        ("n >> 1", ""),
        ("x", ""),
        ("g(n)", ""),
        ("o.length", ""),
    ],
)
def test_type_of(expression, text, type_):
    assert type_of(*expression(text)) == type_


@pytest.mark.parametrize("text", ["1", "n", "-n", "n + 1", "(n / 2)", "n < d", "s + n", "p && n > 1"])
def test_still(expression, text):
    assert is_still(*expression(text))


@pytest.mark.parametrize("text", ["x", "n / n", "n / 0", "a[0]", "g()", "n = 1", "o + s", "n++"])
def test_not_still(expression, text):
    assert not is_still(*expression(text))


def test_quiet_is_what_may_raise_but_changes_nothing(expression):
    assert all(is_quiet(*expression(text)) for text in ("a[n]", "s.length() + 1", "n / n"))
    assert not any(is_quiet(*expression(text)) for text in ("g(n)", "a[g()]", "x", "a[n++] + new A().n"))


def test_constants_mention_no_variable(expression):
    assert is_constant(*expression("1 + 2")) and not is_constant(*expression("n + 2"))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("p", "!p"),
        ("!p", "p"),
        ("n < 1", "n >= 1"),
        ("d < 1", "!(d < 1)"),
        ("d == 1", "d != 1"),
        ("p && p", "!(p && p)"),
        ("g(n)", "!g(n)"),
    ],
)
def test_negated(expression, text, wanted):
    assert negated(*expression(text)) == wanted


def test_what_is_closed_needs_no_parentheses(expression):
    assert closed(*expression("a[0]")) == "a[0]"
    assert closed(*expression("n + 1")) == "(n + 1)"
