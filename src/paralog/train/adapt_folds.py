"""Folds of labelled pairs in which no function stands on both sides."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.datasets.labelled_pairs import MIN_LABEL, MIN_PAIRS, LabelledPairs, components

FOLDS = (5, 4, 3)
"""How many folds are tried; three is the least of which two can be left out at a time."""
MIN_GROUPS = 8
"""Groups of functions below which an interval over them means nothing."""
NOWHERE = -1
"""The fold of a pair whose sides are in different ones."""
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class PairFolds:
    """Which pairs are judged together, by what was learned from none of their functions.

    Attributes:
        n: how many folds.
        sides: [n pairs, 2] fold of either function.
        groups: [n pairs, 2] group of either function; one group lies in one fold.
    """

    n: int
    sides: Numbers
    groups: Numbers

    @property
    def judged_in(self) -> Numbers:
        """[n pairs] the fold of both sides, or `NOWHERE`: such a pair can be learned from, not judged."""
        one, other = self.sides.T
        folds: Numbers = np.where(one == other, one, NOWHERE)
        return folds

    @property
    def is_judged(self) -> NDArray[np.bool_]:
        """[n pairs] which pairs have a fold."""
        return np.not_equal(self.judged_in, NOWHERE)

    def without(self, *folds: int) -> NDArray[np.bool_]:
        """[n pairs] which pairs have no side in `folds`."""
        return np.logical_not(np.isin(self.sides, folds).any(axis=1))


def split_pairs(pairs: LabelledPairs) -> PairFolds:
    """Deal the functions into folds.

    Functions that hang together by pairs, or that differ in layout, names and literals only, are a
    group, and stay together. Where that makes a group larger than a fold, it falls apart into those that
    do the same, and one of these that is still too large into single functions; pairs across folds
    are then not judged.

    Raises:
        UsageError: too few pairs can be judged, or too few that are independent.
    """
    groups = _groups(pairs)
    dealt = [_deal(pairs, groups, n_folds) for n_folds in FOLDS]
    folds = max(dealt, key=lambda folds: _worth(folds, pairs.same))
    same = pairs.same[folds.is_judged]
    n_groups = len(np.unique(folds.groups))
    if n_groups < MIN_GROUPS:
        raise UsageError(
            f"the pairs are of {n_groups} groups of functions that share no pair and are no copies of one "
            f"another, and an interval needs {MIN_GROUPS}: label pairs of other functions"
        )
    if not _worth(folds, pairs.same) or len(same) < MIN_PAIRS or not _holds(same, MIN_LABEL):
        raise UsageError(
            f"of {len(pairs)} pairs only {same.sum()} that do the same and {(~same).sum()} that do not can "
            f"be judged by what was learned from other functions; {MIN_PAIRS} are needed, at least "
            f"{MIN_LABEL} of either. Too many pairs share a few functions: label pairs of others"
        )
    return folds


def _groups(pairs: LabelledPairs) -> Numbers:
    """Group of each function."""
    n = len(pairs.units)
    twins = pairs.twins
    groups = np.zeros(n, np.int64)
    for joined in (pairs.sides, pairs.sides[pairs.same], twins[:0]):
        is_large = np.bincount(groups)[groups] > n / max(FOLDS)
        finer = n + components(n, np.concatenate([joined, twins]))
        groups = np.unique(np.where(is_large, finer, groups), return_inverse=True)[1]
    return groups


def _deal(pairs: LabelledPairs, groups: Numbers, n_folds: int) -> PairFolds:
    """Groups into folds, the largest first.

    Each goes where there is room: to the fold that it has most pairs with, and among those to the one that
    has fewest pairs of its labels.
    """
    sizes = np.bincount(groups)
    sides = groups[pairs.sides]
    labels = np.stack([pairs.same, ~pairs.same], axis=1).astype(np.int64)
    ends = np.cumsum(np.bincount(sides.ravel(), minlength=len(sizes)))
    pairs_of = [np.unique(at) for at in np.split(np.argsort(sides, axis=None) // 2, ends[:-1])]
    fold_of = np.full(len(sizes), NOWHERE)
    n_functions, n_labels = np.zeros(n_folds, np.int64), np.zeros((n_folds, 2), np.int64)
    for group in np.argsort(-sizes, kind="stable"):
        touching = pairs_of[group]
        own = labels[touching].sum(axis=0)
        links = (fold_of[sides[touching]].ravel() == np.arange(n_folds)[:, None]).sum(axis=1)
        is_full = n_functions + sizes[group] > np.ceil(len(groups) / n_folds)
        fold = np.lexsort((n_functions, n_labels @ own, -links, is_full))[0]
        fold_of[group] = fold
        n_functions[fold] += sizes[group]
        n_labels[fold] += own
    return PairFolds(n_folds, fold_of[sides], sides)


def _worth(folds: PairFolds, same: NDArray[np.bool_]) -> float:
    """How many pairs of the rarer label are judged, times the share that is learned from meanwhile.

    0 where leaving out two folds leaves nothing to learn from, or one nothing to choose by.
    """
    telling = [fold for fold in range(folds.n) if _holds(same[folds.judged_in == fold], 1)]
    learned = [same[folds.without(*two)] for two in combinations(range(folds.n), 2)]
    if len(telling) < 2 or not all(_holds(kept, 1) for kept in learned):
        return 0.0
    judged = same[folds.is_judged]
    return float(min(judged.sum(), (~judged).sum()) * (1 - 1 / folds.n))


def _holds(same: NDArray[np.bool_], n: int) -> bool:
    """Whether there are `n` pairs of either label."""
    return bool(min(same.sum(), (~same).sum()) >= n)
