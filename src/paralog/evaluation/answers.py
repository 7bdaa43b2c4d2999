"""How high the one right answer of each query stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.bootstrap import Measure, mean_interval


@dataclass(frozen=True, slots=True)
class AnswerScores:
    """Quality of one ranking.

    Attributes:
        mrr: mean over the queries of 1 / rank of the right candidate.
        hit_at_1, hit_at_5, hit_at_10: share of the queries whose right candidate is among the first k.
        n_queries, n_candidates: how many there are.
    """

    mrr: Measure
    hit_at_1: Measure
    hit_at_5: Measure
    hit_at_10: Measure
    n_queries: int
    n_candidates: int


def answer_ranks(scores: NDArray[np.floating], right: NDArray[np.integer]) -> NDArray[np.float64]:
    """Rank [n] from 1 of the right candidate of each query; among equal scores the middle of their places.

    Args:
        scores: [n queries, n candidates], higher is better.
        right: [n] column of the right candidate of each query.
    """
    own = scores[np.arange(len(scores)), right][:, None]
    ranks: NDArray[np.float64] = (scores > own).sum(axis=1) + ((scores == own).sum(axis=1) + 1) / 2
    return ranks


def score_ranks(
    ranks: NDArray[np.float64], n_candidates: int, *, repeats: int = 1000, seed: int = 0
) -> AnswerScores:
    """The scores of `answer_ranks`, with intervals; nan without queries."""

    def measure(values: NDArray[np.float64]) -> Measure:
        mean = float(values.mean()) if len(values) else float("nan")
        return Measure(mean, mean_interval(values, repeats=repeats, seed=seed))

    return AnswerScores(
        mrr=measure(1 / ranks),
        hit_at_1=measure((ranks <= 1).astype(np.float64)),
        hit_at_5=measure((ranks <= 5).astype(np.float64)),
        hit_at_10=measure((ranks <= 10).astype(np.float64)),
        n_queries=len(ranks),
        n_candidates=n_candidates,
    )
