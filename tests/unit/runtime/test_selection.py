from paralog.core import Trait
from paralog.runtime.selection import EVERYTHING, Selection


def test_short_units_and_unwanted_traits_are_left_out():
    selection = Selection(10, frozenset({Trait.STUB, Trait.TABLE}))
    assert selection.takes(10, frozenset({Trait.DUNDER}))
    assert not selection.takes(9, frozenset())
    assert not selection.takes(10, frozenset({Trait.DUNDER, Trait.TABLE}))


def test_everything_takes_the_empty_unit_with_all_traits():
    assert EVERYTHING.takes(1, frozenset(Trait))
