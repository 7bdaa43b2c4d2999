import pytest

CASES = [
    ("swap", "int k = 1; int m = n;", "int m = n; int k = 1;", "void"),
    ("swap", "n = 1; d = 2;", "d = 2; n = 1;", "void"),
    ("swap", "int k = 1; int m = k;", None, "void"),
    ("swap", "n = d > 1 ? 2 : 3; p = g();", None, "void"),
    ("swap", "int k = a[0]; int m = n;", None, "void"),
    ("swap", "x = 1; n = 2;", None, "void"),
    ("inline-value", "int k = n + 1; return k * 2;", "return (n + 1) * 2;", "int"),
    ("inline-value", "int k = a[0] + a.length; n = k;", "n = (a[0] + a.length);", "void"),
    ("inline-value", "int k = a[0]; g(k);", None, "void"),
    ("inline-value", "int k = n + 1; a[n++] = k;", None, "void"),
    ("inline-value", "int k = n + 1; n = k;", "n = (n + 1);", "void"),
    ("inline-value", "int k = n + 1; g(k, n++);", None, "void"),
    ("inline-value", "int k = n + 1; g(k, k);", None, "void"),
    ("inline-value", "double k = n / 2; d = k;", None, "void"),
    ("inline-value", "int k = n + 1; g(() -> k);", None, "void"),
    ("inline-value", "int k = n + 1; k = 2;", None, "void"),
    ("inline-value", "int k = n + 1; k++;", None, "void"),
    ("inline-value", "int k = n + 1; while (p) g(k);", None, "void"),
    ("inline-value", "try { int k = a[0]; n = k; } catch (E e) { g(); }", None, "void"),
    ("name-result", "return g(n);", "int result = g(n); return result;", "int"),
    ("name-result", "if (p) return g(n); h(() -> { return 1 + 2; });", None, "int"),
    ("name-result", "return g(n);", None, "List<String>"),
    ("name-result", "return;", None, "void"),
    ("name-argument", "g(n + 1);", "int value = n + 1; g(value);", "void"),
    ("name-argument", "int value = g(s + n);", "String value2 = s + n; int value = g(value2);", "void"),
    ("name-argument", "g(n++, n + 1); g(h()); g(1 + 2); g(n); if (p) g(n + 1);", None, "void"),
    ("name-argument", "g(() -> h(n + 1));", None, "void"),
]


@pytest.mark.parametrize(("kind", "before", "after", "result"), CASES)
def test_values(check, kind, before, after, result):
    check(kind, before, after, result)
