import pytest

CASES = [
    ("switch-to-if", "switch (n) { case 1: g(); break; case 2: case 3: h(); break; default: k(); }",
     "if (n == 1) { g(); } else if (n == 2 || n == 3) { h(); } else { k(); }"),
    ("switch-to-if", "switch (s) { case \"a\": g(); return; }", "if (s.equals(\"a\")) { g(); return; }"),
    ("switch-to-if", "switch (n) { case 1: g(); case 2: h(); }", None),
    ("switch-to-if", "switch (n) { default: g(); break; case 2: h(); }", None),
    ("switch-to-if", "switch (n) { case 1: if (p) break; g(); break; }", None),
    ("switch-to-if", "switch (n) { case 1: int k = 1; g(k); break; case 2: k = 2; break; }", None),
    ("switch-to-if", "switch (n + 1) { case 1: g(); break; }", None),
    ("switch-to-if", "switch (n) { case 1 -> g(); default -> h(); }", None),
    ("switch-to-if", "switch (n) { case 2: default: h(); }", None),
    ("switch-to-if", "int k = switch (n) { case 1: yield 3; default: yield 4; };", None),
    ("if-to-switch", "if (n == 1) { g(); } else if (n == 2) return; else h();",
     "switch (n) { case 1: { g(); break; } case 2: { return; } default: { h(); break; } }"),
    ("if-to-switch", "if (n == 1) { g(); } else if (n == 2) { h(); }",
     "switch (n) { case 1: { g(); break; } case 2: { h(); break; } }"),
    ("if-to-switch", "if (n == 1) { g(); } else { h(); }", None),
    ("if-to-switch", "if (n == 1) { g(); } else if (n == 1) { h(); }", None),
    ("if-to-switch", "if (n == 1) { g(); } else if (p == true) { h(); }", None),
    ("if-to-switch", "if (d == 1) { g(); } else if (d == 2) { h(); }", None),
    ("if-to-switch", "while (p) { if (n == 1) { break; } else if (n == 2) { h(); } }", None),
    ("if-to-switch", "if (n == 1) { while (true) { g(); } } else if (n == 2) { h(); }", None),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_switches(check, kind, before, after):
    check(kind, before, after)
