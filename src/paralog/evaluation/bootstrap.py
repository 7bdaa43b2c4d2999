"""Intervals by resampling: queries, or whole problems where pairs of one problem are not independent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.ranking import Floats, Labels, PairRanking, PairScores

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with its 95 % interval."""

    value: float
    interval: Interval


@dataclass(frozen=True, slots=True)
class ScoreIntervals:
    """Lower and upper bound of each score of `PairScores`."""

    auc: Interval
    map_at_r: Interval
    top1: Interval


def mean_interval(values: NDArray[np.float64], *, repeats: int = 2000, seed: int = 0) -> Interval:
    """95 % percentile interval of the mean over resampled values; nan without any.

    The same number of values and the same seed give the same draws; of differences, it is paired.
    """
    if not len(values):
        return float("nan"), float("nan")
    draws = np.random.default_rng(seed).integers(0, len(values), (repeats, len(values)))
    low, high = np.percentile(values[draws].mean(axis=1), [2.5, 97.5])
    return float(low), float(high)


def bootstrap_problems(
    similarities: Floats,
    queries: tuple[Labels, Labels],
    candidates: tuple[Labels, Labels] | None = None,
    *,
    repeats: int = 100,
    seed: int = 0,
) -> ScoreIntervals:
    """95 % intervals of AUC, MAP@R and top-1; arguments as in `PairRanking`."""
    return intervals(score_draws(similarities, queries, candidates, repeats=repeats, seed=seed))


def score_draws(
    similarities: Floats,
    queries: tuple[Labels, Labels],
    candidates: tuple[Labels, Labels] | None = None,
    *,
    repeats: int = 100,
    seed: int = 0,
) -> NDArray[np.float64]:
    """AUC, MAP@R and top-1 of all problems, then of problems drawn with replacement: [1 + repeats, 3].

    Each repeat draws as many problems as there are; one that is drawn twice counts twice, see
    `PairRanking.scores`. Counting it once would leave fewer problems to confuse, and would make the
    intervals about a quarter too narrow. The same problems and seed give the same draws, so that the
    difference of the draws of two methods is paired.
    """
    rng = np.random.default_rng(seed)
    problems = np.unique(queries[0])
    ranking = PairRanking(similarities, queries, candidates)
    drawn = (ranking.scores(rng.choice(problems, len(problems))) for _ in range(repeats))
    return np.array([_values(ranking.scores()), *map(_values, drawn)])


def intervals(draws: NDArray[np.float64], lowest: float = 0.0) -> ScoreIntervals:
    """95 % intervals from what `score_draws` gives, or from the difference of two of those; see `bounds`."""
    auc, map_at_r, top1 = bounds(draws, lowest)
    return ScoreIntervals(auc, map_at_r, top1)


def bounds(draws: NDArray[np.float64], lowest: float = 0.0) -> list[Interval]:
    """95 % interval of each score that can be at most 1.

    A draw holds fewer different problems than the whole, which makes it easier to find the nearest: its
    MAP@R and top-1 lie too high on average. The percentiles are therefore moved by what the mean of the
    draws differs from the score itself, which brings the true score inside as often as it should be. Of
    few problems the move can carry an interval past the score itself; it then ends there.

    Args:
        draws: [1 + repeats, scores], the scores themselves first; nan where a draw has nothing to score.
        lowest: value that there can be, 0 of a score and −1 of a difference.
    """
    value, repeats = draws[0], draws[1:]
    low, high = np.nanpercentile(repeats, [2.5, 97.5], axis=0) - (np.nanmean(repeats, axis=0) - value)
    low, high = np.clip([np.minimum(low, value), np.maximum(high, value)], lowest, 1)
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]


def _values(scores: PairScores) -> tuple[float, float, float]:
    return scores.auc, scores.map_at_r, scores.top1
