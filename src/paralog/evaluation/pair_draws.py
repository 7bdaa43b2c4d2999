"""Scores of judged pairs under many weightings at once: what a bootstrap of pairs is made of.

A weighting says how often each pair counts. Every function here takes several, [draws, n], and gives a
score for each, [draws]; nan where a draw leaves nothing to score.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.ranking import Labels

Draws = NDArray[np.float64]
Flags = NDArray[np.bool_]
Scores = NDArray[np.floating]


def draw_weights(groups: Labels, repeats: int, seed: int = 0) -> Draws:
    """How often each pair counts: once, and then in each draw of groups with replacement.

    As many groups are drawn as there are. A pair within a group counts as often as that was drawn, a pair
    across two as often as the one times as often as the other.

    Args:
        groups: [n, 2], the group of either side; functions of different groups are independent.
        repeats: how many draws.
        seed: the same groups and seed give the same draws, so that differences of two methods are paired.

    Returns:
        [1 + repeats, n].
    """
    names, places = np.unique(groups, return_inverse=True)
    left, right = places.reshape(groups.shape).T
    n = len(names)
    times = np.random.default_rng(seed).multinomial(n, np.full(n, 1 / n), size=repeats)
    drawn = times[:, left] * np.where(left == right, 1, times[:, right])
    return np.concatenate([np.ones((1, len(groups))), drawn.astype(np.float64)])


def auc_draws(scores: Scores, positive: Flags, folds: Labels, weights: Draws) -> Draws:
    """Share of the (positive, negative) couples in one fold that stand in the right order, ties counted half.

    Args:
        scores: [n]; those of different folds need not be comparable.
        positive: [n] which pairs are.
        folds: [n] where each was judged.
        weights: [draws, n].
    """
    right, total = np.zeros(len(weights)), np.zeros(len(weights))
    for fold in np.unique(folds):
        at = np.flatnonzero(folds == fold)
        at = at[np.argsort(scores[at], kind="stable")]
        ordered, is_same = scores[at], positive[at]
        times = weights[:, at]
        others = np.pad(np.cumsum(times * ~is_same, axis=1), ((0, 0), (1, 0)))  # before each place
        first, after = (np.searchsorted(ordered, ordered[is_same], side) for side in ("left", "right"))
        right += (times[:, is_same] * (others[:, first] + others[:, after]) / 2).sum(axis=1)
        total += times[:, is_same].sum(axis=1) * others[:, -1]
    return _share(right, total)


def average_precision_draws(scores: Scores, positive: Flags, weights: Draws) -> Draws:
    """Mean over the positive pairs of the precision down to their score.

    Of equal scores all are found together. Arguments as in `auc_draws`, but of one fold: few pairs a fold
    make it too high, and its intervals far too narrow.
    """
    at = np.argsort(-scores, kind="stable")
    ordered, is_same, times = -scores[at], positive[at], weights[:, at]
    last = np.searchsorted(ordered, ordered[is_same], "right") - 1
    true, found = (np.cumsum(counted, axis=1)[:, last] for counted in (times * is_same, times))
    drawn = times[:, is_same]
    precisions = (drawn * _share(true, found)).sum(axis=1, where=drawn > 0)
    return _share(precisions, drawn.sum(axis=1))


def f1_draws(found: Flags, positive: Flags, weights: Draws) -> Draws:
    """F1 of the pairs that were `found`, [n]."""
    true = weights @ (found & positive)
    return _share(2 * true, weights @ found + weights @ positive)


def closeness_draws(probabilities: NDArray[np.float64], positive: Flags, weights: Draws) -> Draws:
    """1 less the mean squared error of probabilities, [n], either label weighing a half: higher is better.

    Brier (1950); 0.75 is what a probability of 0.5 for every pair gives, 1 what the truth gives.
    """
    near = 1 - (probabilities - positive) ** 2
    sides = (_share(weights[:, at] @ near[at], weights[:, at].sum(axis=1)) for at in (positive, ~positive))
    closeness: Draws = sum(sides, np.zeros(len(weights))) / 2
    return closeness


def _share(part: Draws, whole: Draws) -> Draws:
    """`part` / `whole`; nan where there is no whole."""
    share: Draws = np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=whole > 0)
    return share
