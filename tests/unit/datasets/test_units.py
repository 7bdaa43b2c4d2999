from paralog.core import UnitKind
from paralog.datasets.units import read_unit


def test_a_source_is_a_snippet():
    unit = read_unit("total = price", "python")
    assert unit.kind is UnitKind.SNIPPET
    assert unit.lexemes.texts == ("total", "=", "price")


def test_anonymous():
    assert read_unit("total = price", "python", anonymous=True).lexemes.texts == ("v0", "=", "price")


def test_what_cannot_be_read_is_empty():
    deep = "x = " + "[" * 2_000 + "]" * 2_000
    for anonymous in (False, True):
        unit = read_unit(deep, "python", anonymous=anonymous)
        assert (unit.n_tokens, unit.language) == (0, "python")
