from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import UsageError
from paralog.datasets.labelled_pairs import LabelledPairs
from paralog.syntax import snippet
from paralog.train.adapt_folds import NOWHERE, split_pairs

UNITS = [snippet(f"call{k}()", "python") for k in range(200)]


def labelled(sides, same, units=UNITS):
    sides = np.array(sides, np.int64)
    return LabelledPairs(tuple(units[: sides.max() + 1]), sides, np.array(same, bool))


def apart(n):
    """Pairs that share no function, every second the same."""
    return labelled(np.arange(2 * n).reshape(-1, 2), np.arange(n) % 2 == 0)


def classes(n, size):
    """All pairs of `n` times `size` functions, of which each `size` do the same."""
    sides = list(combinations(range(n * size), 2))
    return labelled(sides, [one // size == other // size for one, other in sides])


def holds_together(folds, pairs):
    """No fold is judged by what was learned from its functions or from copies of them."""
    for fold in range(folds.n):
        learned = set(pairs.sides[folds.without(fold)].ravel())
        judged = set(pairs.sides[folds.judged_in == fold].ravel())
        assert not learned & judged


def test_pairs_that_share_nothing_are_all_judged():
    pairs = apart(50)
    folds = split_pairs(pairs)
    assert folds.n == 5
    assert folds.is_judged.all()
    assert len(np.unique(folds.groups)) == 50
    for fold in range(5):
        assert pairs.same[folds.judged_in == fold].sum() == 5
    holds_together(folds, pairs)


def test_pairs_that_share_a_function_are_judged_together():
    sides = [(3 * k + a, 3 * k + b) for k in range(20) for a, b in ((0, 1), (1, 2))]
    pairs = labelled(sides, np.arange(40) % 2 == 0)
    folds = split_pairs(pairs)
    assert folds.is_judged.all()
    assert len(np.unique(folds.groups)) == 20
    assert np.array_equal(folds.judged_in[::2], folds.judged_in[1::2])
    holds_together(folds, pairs)


def test_copies_are_judged_together():
    twin = snippet("call0()\nx = 1", "python"), snippet("call0()\ny = 2", "python")
    units = [twin[0], *UNITS[1:99], twin[1]]
    folds = split_pairs(labelled(np.arange(100).reshape(-1, 2), np.arange(50) % 2 == 0, units))
    assert folds.groups[0, 0] == folds.groups[49, 1]
    assert folds.judged_in[0] == folds.judged_in[49]
    assert len(np.unique(folds.groups)) == 49


def test_what_all_hangs_together_falls_apart_into_what_does_the_same():
    pairs = classes(12, 3)
    folds = split_pairs(pairs)
    assert len(np.unique(folds.groups)) == 12
    assert folds.is_judged[pairs.same].all()
    across = ~folds.is_judged
    assert not pairs.same[across].any()
    assert (folds.sides[across, 0] != folds.sides[across, 1]).all()
    assert (folds.judged_in[across] == NOWHERE).all()
    holds_together(folds, pairs)


def test_one_large_class_falls_apart_into_functions():
    ring = [(k, (k + 1) % 40) for k in range(40)]
    others = [(40 + 2 * k, 41 + 2 * k) for k in range(30)]
    pairs = labelled([*ring, *others], [True] * 40 + [False] * 30)
    folds = split_pairs(pairs)
    assert len(np.unique(folds.groups)) == 40 + 30
    assert 8 <= folds.is_judged[:40].sum() < 40
    assert folds.is_judged[40:].all()
    holds_together(folds, pairs)


@given(st.integers(0, 2**32), st.integers(30, 190))
def test_no_function_is_ever_on_both_sides(seed, n_functions):
    rng = np.random.default_rng(seed)
    sides = np.unique(np.sort(rng.integers(0, n_functions, (120, 2)), axis=1), axis=0)
    sides = sides[sides[:, 0] != sides[:, 1]]
    pairs = labelled(sides, rng.random(len(sides)) < 0.5)
    try:
        folds = split_pairs(pairs)
    except UsageError:
        return
    holds_together(folds, pairs)
    for two in combinations(range(folds.n), 2):
        assert 0 < pairs.same[folds.without(*two)].sum() < folds.without(*two).sum()


@pytest.mark.parametrize(
    ("pairs", "message"),
    [
        (labelled([(0, k) for k in range(1, 61)], np.arange(60) % 2 == 0), "share a few functions"),
        (classes(5, 5), "of 5 groups of functions"),
    ],
)
def test_what_cannot_be_judged_is_refused(pairs, message):
    with pytest.raises(UsageError, match=message):
        split_pairs(pairs)


def test_the_same_pairs_give_the_same_folds():
    one, other = split_pairs(classes(12, 3)), split_pairs(classes(12, 3))
    assert np.array_equal(one.sides, other.sides)
