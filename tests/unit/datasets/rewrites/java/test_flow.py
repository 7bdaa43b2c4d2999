import pytest

from paralog.datasets.rewrites.java import flow


def statement(program, text):
    known = program(text)
    return known, flow.statements(next(known.nodes("block")))[0]


@pytest.mark.parametrize("text", ["return;", "{ g(); throw e; }", "if (p) return; else { continue; }"])
def test_leaves(program, text):
    assert flow.leaves(statement(program, text)[1])


@pytest.mark.parametrize("text", ["g();", "{}", "if (p) return;", "if (p) return; else g();"])
def test_does_not_leave(program, text):
    assert not flow.leaves(statement(program, text)[1])


@pytest.mark.parametrize(
    "text",
    [
        "g();",
        "int k;",
        "{ }",
        "if (p) return;",
        "while (n > 1) g();",
        "for (;n > 1;) g();",
        "for (int k : a);",
    ],
)
def test_completes(program, text):
    assert flow.completes(statement(program, text)[1])


@pytest.mark.parametrize(
    "text", ["return;", "while (true) g();", "for (;;) g();", "{ g(); return; }", "while (p) g();"]
)
def test_may_not_complete(program, text):
    assert not flow.completes(statement(program, text)[1])


@pytest.mark.parametrize(
    ("text", "continues", "breaks"),
    [
        ("{ if (p) continue; }", True, False),
        ("{ if (p) break; }", False, True),
        ("{ while (p) { break; } }", False, False),
        ("{ while (p) { continue; } }", False, False),
        ("{ while (p) { continue out; } }", True, False),
        ("{ switch (n) { case 1: break; } }", False, False),
        ("{ switch (n) { case 1: continue; } }", True, False),
        ("while (p) break;", False, False),
    ],
)
def test_jumps(program, text, continues, breaks):
    known, node = statement(program, text)
    assert flow.continues(known, node) == continues
    assert flow.breaks(known, node) == breaks


def test_the_parts_of_statements(program):
    known, node = statement(program, "if (p /* why */) { int k = 1, m; class B { } } else g();")
    assert known.text(flow.condition(node)) == "p"
    assert flow.declared(known, flow.part(node, "consequence")) == {"k", "m", "B"}
    assert flow.inner(known, flow.part(node, "alternative")) == "g();"
    assert flow.in_block(node) and flow.neighbour(node, 1) is None
    assert not flow.binds(known, node)
    known, node = statement(program, "if (o instanceof Leaf l) g();")
    assert flow.binds(known, node)
