import pytest

CASES = [
    ("spread-conditional", "n = p ? 1 : 2;", "if (p) { n = 1; } else { n = 2; }", "void"),
    (
        "spread-conditional",
        "int k = (n > 1) ? 1 : 2;",
        "int k; if (n > 1) { k = 1; } else { k = 2; }",
        "void",
    ),
    ("spread-conditional", "return p ? s : null;", "if (p) { return s; } else { return null; }", "String"),
    ("spread-conditional", "d = p ? n : 2.0;", "if (p) { d = n; } else { d = 2.0; }", "void"),
    ("spread-conditional", "d = p ? n : 2.0f;", None, "void"),  # a whole number may not be exact as a float
    ("spread-conditional", "Object k = p ? 1 : 2.0;", None, "void"),
    ("spread-conditional", "return p ? n : d;", None, "Object"),
    ("spread-conditional", "n += p ? 1 : 2;", None, "void"),
    ("spread-conditional", "if (p) n = p ? 1 : 2;", None, "void"),
    ("gather-conditional", "if (p) { n = 1; } else { n = 2 + 3; }", "n = p ? 1 : (2 + 3);", "void"),
    ("gather-conditional", "if (n < 1) return s; else return null;", "return (n < 1) ? s : null;", "String"),
    ("gather-conditional", "if (p) { d = n; } else { d = 2; }", None, "void"),
    ("gather-conditional", "if (p) { n = 1; } else { m = 2; }", None, "void"),
    ("gather-conditional", "if (p) { n = 1; g(); } else { n = 2; }", None, "void"),
    ("gather-conditional", "if (p) { n = 1; }", None, "void"),
    ("gather-conditional", "if (p) return 1; else return 2;", None, "Object"),
    ("flip-conditional", "g(p ? 1 : 2);", "g(!p ? 2 : 1);", "void"),
    ("flip-conditional", "g(n == 1 ? 1 : n + 2);", "g(n != 1 ? (n + 2) : 1);", "void"),
    ("flip-conditional", "g(o instanceof Leaf l ? l : o);", None, "void"),
]


@pytest.mark.parametrize(("kind", "before", "after", "result"), CASES)
def test_conditionals(check, kind, before, after, result):
    check(kind, before, after, result)
