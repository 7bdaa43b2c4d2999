import pytest

from paralog.core import Trait
from paralog.tasks.clones import Options, takes_part
from paralog.tasks.clones.noise import Kinship


@pytest.mark.parametrize(
    ("changes", "options", "takes"),
    [
        ({}, {}, True),
        ({"n_tokens": 29}, {}, False),
        ({"n_tokens": 29}, {"min_tokens": 29}, True),
        ({"lines": (1, 3)}, {}, False),
        ({"lines": (1, 3)}, {"min_lines": 3}, True),
        ({"traits": frozenset({Trait.STUB})}, {}, False),
        ({"traits": frozenset({Trait.TEST})}, {"include_traits": frozenset({Trait.TEST})}, True),
        (
            {"traits": frozenset({Trait.TEST, Trait.STUB})},
            {"include_traits": frozenset({Trait.TEST})},
            False,
        ),
    ],
)
def test_small_units_and_unwanted_traits_stay_out(outline, changes, options, takes):
    assert takes_part(outline(**changes), Options(**options)) is takes


def test_a_unit_knows_what_encloses_it(outline):
    units = [
        outline("a", lines=(1, 20)),
        outline("a.b", lines=(2, 10)),
        outline("a.b.c", lines=(3, 5)),
        outline("a.d", lines=(12, 15)),
        outline("e", lines=(30, 40)),
        outline("f", path="b.py", lines=(3, 5)),
    ]
    assert Kinship.of(units).outer == ((), (0,), (0, 1), (0,), (), ())


def test_nested_units_are_related_both_ways(outline):
    units = [outline("a", lines=(1, 20)), outline("a.b", lines=(2, 10)), outline("c", lines=(30, 40))]
    assert Kinship.of(units).related(overloads=True) == {0: {1}, 1: {0}}


def test_overloads_are_related_unless_they_are_asked_for(outline):
    units = [
        outline("A.get", lines=(1, 5)),
        outline("A.get", lines=(6, 10)),
        outline("B.get", lines=(11, 15)),
        outline("A.get", path="b.py", lines=(1, 5)),
    ]
    kinship = Kinship.of(units)
    assert kinship.related(overloads=False) == {0: {1}, 1: {0}}
    assert kinship.related(overloads=True) == {}
