import pytest

from paralog.datasets.rewrites.java.names import rename_variable
from paralog.datasets.rewrites.java.program import Program

CASES = [
    ("int k = n; g(k, k);", "int number = n; g(number, number);"),
    ("Node k = g(); k.k(k.k);", "Node item = g(); item.k(item.k);"),
    ("{ int k = 1; g(k); } g(k);", "{ int number = 1; g(number); } g(k);"),
    ("var k = 1; g(k);", None),
    ("int k = 1; g(new A() { int k = 2; int h() { return k; } });", None),
]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_local_variables(program, before, after):
    known = program(before)
    node = next(
        one
        for one in known.nodes("variable_declarator")
        if known.text(one.child_by_field_name("name")) == "k"
    )
    changes = list(rename_variable(known, node))
    if after is None:
        assert changes == []
    else:
        assert "".join(after.split()) in "".join(known.piece.changed(changes).split())


def test_parameters_are_renamed_in_their_method():
    code = "int f(int k) { return k + g.k(k); } int h(int k) { return k; }"
    known = Program.read(code)
    changes = rename_variable(known, next(known.nodes("formal_parameter")))
    assert known.piece.changed(changes) == (
        "int f(int number) { return number + g.k(number); } int h(int k) { return k; }"
    )
