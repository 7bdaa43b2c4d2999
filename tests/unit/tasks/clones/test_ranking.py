import pytest

from paralog.core import ClonePair, CloneType, Trait, UnitKind
from paralog.tasks.clones.ranking import TRAIT_WEIGHTS, emphasis, worth


def value(outline, *, copies=2, probability=1.0, overlap=1.0, agreement=1.0, **changes):
    units = [outline(str(i), **changes) for i in range(copies)]
    pairs = [ClonePair(units[0], unit, CloneType.TYPE_4, 0.9, overlap, probability) for unit in units[1:]]
    return worth(units, pairs, [agreement] * len(pairs))


def test_one_exact_copy_is_worth_its_statements(outline):
    assert value(outline, n_statements=12) == pytest.approx(12)


@pytest.mark.parametrize(
    "less",
    [
        {"probability": 0.9},
        {"overlap": 0.5, "agreement": 0.4},
        {"n_statements": 7},
        {"kind": UnitKind.CONSTRUCTOR},
        {"traits": frozenset({Trait.TEST})},
    ],
)
def test_what_takes_a_class_down(outline, less):
    assert 0 < value(outline, **less) < value(outline)


def test_shared_vocabulary_makes_up_for_other_wording(outline):
    assert value(outline, overlap=0.3, agreement=0.9) > value(outline, overlap=0.6, agreement=0.3)


def test_two_long_functions_come_before_many_short_ones(outline):
    assert value(outline, n_statements=40) > value(outline, n_statements=3, copies=60)
    assert value(outline, copies=5) > value(outline, copies=2)


def test_every_trait_has_its_weight(outline):
    assert set(TRAIT_WEIGHTS) == set(Trait)
    assert emphasis(outline(traits=frozenset(Trait))) == min(TRAIT_WEIGHTS.values())


def test_length_does_not_make_up_for_doubt(outline):
    doubtful = value(outline, n_statements=40, probability=0.5)
    assert doubtful < value(outline, n_statements=11, probability=0.9)
    assert doubtful > value(outline, n_statements=4, probability=1.0)
