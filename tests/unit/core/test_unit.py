from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from paralog.core import CodeUnit, Lexemes, Span, UnitKind

UNIT = CodeUnit(
    "pkg/a.py", "python", UnitKind.METHOD, "A.B.f", Span(3, 5, 20, 60), "code", "", 9, 2, "d", "s"
)


@st.composite
def spans(draw):
    start, length = draw(st.integers(0, 50)), draw(st.integers(0, 50))
    return Span(1, 1, start, start + length)


def test_names_and_places():
    assert UNIT.name == "f"
    assert replace(UNIT, qualname="f").name == "f"
    assert UNIT.location == "pkg/a.py:3-5"
    assert UNIT.span.n_lines == 3


def test_outer_units_come_before_inner_ones():
    inner = replace(UNIT, span=Span(3, 4, 20, 40), qualname="A.B.f.g")
    later = replace(UNIT, span=Span(6, 7, 70, 90))
    other = replace(UNIT, path="pkg/b.py", span=Span(1, 2, 0, 9))
    assert sorted([other, later, inner, UNIT], key=lambda unit: unit.order) == [UNIT, inner, later, other]


def test_compact_leaves_out_lexemes_and_nothing_else():
    full = replace(UNIT, lexemes=Lexemes(("f",), b"\0", (0,), b"\0", (0,)))
    assert full.compact().lexemes is None
    assert full.compact() == full
    assert UNIT.compact() is UNIT


@given(spans(), spans())
def test_containing_is_an_order(one, other):
    assert one.contains(one)
    if one.contains(other) and other.contains(one):
        assert one == other
