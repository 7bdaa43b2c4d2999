"""Intervals by resampling whole problems, because pairs of one problem are not independent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.ranking import Floats, Labels, PairRanking, PairScores

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class ScoreIntervals:
    """Lower and upper bound of each score of `PairScores`."""

    auc: Interval
    map_at_r: Interval
    top1: Interval


def bootstrap_problems(
    similarities: Floats,
    queries: tuple[Labels, Labels],
    candidates: tuple[Labels, Labels] | None = None,
    *,
    repeats: int = 100,
    seed: int = 0,
) -> ScoreIntervals:
    """95 % intervals of AUC, MAP@R and top-1; arguments as in `PairRanking`.

    Each repeat draws as many problems as there are, with replacement; one that is drawn twice counts
    twice, see `PairRanking.scores`. Counting it once would leave fewer problems to confuse, and would
    make the intervals about a quarter too narrow.

    A draw still holds fewer different problems than the whole, which makes it easier to find the nearest:
    its MAP@R and top-1 lie too high on average. The percentiles are therefore moved by what the mean of
    the draws differs from the score itself, which brings the true score inside as often as it should be.
    """
    rng = np.random.default_rng(seed)
    problems = np.unique(queries[0])
    ranking = PairRanking(similarities, queries, candidates)
    drawn = np.array([_values(ranking.scores(rng.choice(problems, len(problems)))) for _ in range(repeats)])
    bias = np.nanmean(drawn, axis=0) - _values(ranking.scores())
    low, high = np.clip(np.nanpercentile(drawn, [2.5, 97.5], axis=0) - bias, 0, 1)
    auc, map_at_r, top1 = ((float(a), float(b)) for a, b in zip(low, high, strict=True))
    return ScoreIntervals(auc, map_at_r, top1)


def _values(scores: PairScores) -> NDArray[np.float64]:
    return np.array([scores.auc, scores.map_at_r, scores.top1])
