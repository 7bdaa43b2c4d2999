"""How early a search lists what is relevant, among many candidates that are not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.bootstrap import Interval

Floats = NDArray[np.float64]
METRICS = ("mrr", "hit1", "hit10", "map")


@dataclass(frozen=True, slots=True)
class RetrievalScores:
    """Quality of one search, each figure a mean over the queries, in [0, 1].

    Attributes:
        mrr: mean reciprocal rank of the first relevant candidate.
        hit1, hit10: share of the queries with a relevant candidate among the first 1 and 10.
        map: mean average precision over the whole list.
        intervals: 95 % interval of each, by name.
        n_queries: queries with a relevant candidate.
        n_candidates: candidates of the query that has most.
    """

    mrr: float
    hit1: float
    hit10: float
    map: float
    intervals: dict[str, Interval]
    n_queries: int
    n_candidates: int


def score_retrieval(
    similarities: NDArray[np.floating],
    relevant: NDArray[np.bool_],
    valid: NDArray[np.bool_],
    problems: NDArray[np.int64],
    *,
    repeats: int = 1000,
    seed: int = 0,
) -> RetrievalScores:
    """Scores over the queries that have a relevant candidate; nan where none has.

    Intervals are percentiles over problems drawn with replacement, because queries of one problem are not
    independent. The candidates stay the same, most of which belong to no problem.

    Args:
        similarities: [n queries, n candidates], higher is nearer.
        relevant: which candidates are, of those that are valid.
        valid: which candidates a query meets at all; not itself.
        problems: problem of each query.
        repeats: how often problems are drawn.
        seed: of what is drawn.
    """
    relevant = relevant & valid
    asked = np.flatnonzero(relevant.any(axis=1))
    if not len(asked):
        nothing = float("nan")
        return RetrievalScores(nothing, nothing, nothing, nothing, {}, 0, 0)
    values = np.array([_query_scores(similarities[q][valid[q]], relevant[q][valid[q]]) for q in asked])
    mrr, hit1, hit10, average_precision = map(float, values.mean(axis=0))
    bounds = _bounds(values, problems[asked], repeats, seed)
    return RetrievalScores(
        mrr,
        hit1,
        hit10,
        average_precision,
        intervals=dict(zip(METRICS, bounds, strict=True)),
        n_queries=len(asked),
        n_candidates=int(valid[asked].sum(axis=1).max()),
    )


def _query_scores(similarities: NDArray[np.floating], relevant: NDArray[np.bool_]) -> Floats:
    """Reciprocal rank, hits at 1 and 10, average precision of one query.

    Where others are equally near, a relevant candidate takes the middle of their ranks.
    """
    found = np.sort(similarities[relevant])[::-1]
    others = np.sort(similarities[~relevant])
    nearer = len(others) - np.searchsorted(others, found, "right")
    tied = np.searchsorted(others, found, "right") - np.searchsorted(others, found, "left")
    ranks = 1 + np.arange(len(found)) + nearer + tied / 2
    precision = (1 + np.arange(len(found))) / ranks
    return np.array([1 / ranks[0], ranks[0] <= 1, ranks[0] <= 10, precision.mean()], np.float64)


def _bounds(values: Floats, problems: NDArray[np.int64], repeats: int, seed: int) -> list[Interval]:
    rng = np.random.default_rng(seed)
    _, numbers = np.unique(problems, return_inverse=True)
    n = int(numbers.max()) + 1
    sizes = np.bincount(numbers, minlength=n)
    sums = np.array([np.bincount(numbers, column, minlength=n) for column in values.T])
    times = np.array([np.bincount(rng.integers(n, size=n), minlength=n) for _ in range(repeats)])
    draws = (times @ sums.T) / (times @ sizes)[:, None]
    low, high = np.percentile(draws, [2.5, 97.5], axis=0)
    return [(float(a), float(b)) for a, b in zip(low, high, strict=True)]
