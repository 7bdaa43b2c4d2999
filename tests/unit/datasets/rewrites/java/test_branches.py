import pytest

CASES = [
    ("flip-branches", "if (p) { g(); } else { h(); }", "if (!p) { h(); } else { g(); }"),
    ("flip-branches", "if (n < 1) g(); else if (p) h();", "if (n >= 1) { if (p) h(); } else { g(); }"),
    ("flip-branches", "if (d < 1) g(); else h();", "if (!(d < 1)) { h(); } else { g(); }"),
    ("flip-branches", "if (p) { g(); }", None),
    ("flip-branches", "if (o instanceof Leaf l) { g(l); } else { h(); }", None),
    ("nest-rest", "if (p) { return; } g(); h();", "if (p) { return; } else { g(); h(); }"),
    ("nest-rest", "if (p) return; g();", "if (p) { return; } else { g(); }"),
    ("nest-rest", "if (p) { g(); } h();", None),
    ("nest-rest", "if (p) { return; }", None),
    ("nest-rest", "if (!(o instanceof Leaf l)) { return; } g(l);", None),
    ("leave-early", "if (p) { return; } else { g(); }", "if (p) { return; } g();"),
    ("leave-early", "if (p) { return; } else { int k = 1; g(k); }", "if (p) { return; } int k = 1; g(k);"),
    ("leave-early", "if (p) { return; } else { int k = 1; g(k); } int k = 2;", None),
    ("leave-early", "if (p) { g(); } else { h(); }", None),
    ("leave-early", "if (p) { return; }", None),
    ("nest-conditions", "if (p && n > 1) { g(); }", "if (p) { if (n > 1) { g(); } }"),
    ("nest-conditions", "if (p && n > 1) { g(); } else { h(); }", None),
    ("nest-conditions", "if (p || n > 1) { g(); }", None),
    ("join-conditions", "if (p) { if (n > 1) { g(); } }", "if (p && n > 1) { g(); }"),
    ("join-conditions", "if (p || q) { if (r = s) g(); }", "if ((p || q) && (r = s)) g();"),
    ("join-conditions", "if (p) { if (n > 1) g(); else h(); }", None),
    ("join-conditions", "if (p) { if (n > 1) g(); h(); }", None),
    ("join-conditions", "if (p) { g(); }", None),
]


@pytest.mark.parametrize(("kind", "before", "after"), CASES)
def test_branches(check, kind, before, after):
    check(kind, before, after)
