import pytest

from paralog.core import SourceError, UnitKind
from paralog.datasets.units import read_unit, require_unit


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


def test_what_must_be_readable_is_so_or_says_why():
    assert require_unit("total = price", "python", "a.py").kind is UnitKind.SNIPPET
    for code, reason in [
        ("x = (", "syntax-error"),
        ("# nothing", "no-code"),
        ("x = " + "[" * 2_000 + "]" * 2_000, "too-deep"),
    ]:
        with pytest.raises(SourceError) as caught:
            require_unit(code, "python", "a.py")
        assert (caught.value.path, caught.value.reason) == ("a.py", reason)
