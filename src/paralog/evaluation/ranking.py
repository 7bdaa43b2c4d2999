"""How well similarities tell positive pairs from negative ones, and rank what belongs together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Labels = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PairScores:
    """Quality of one similarity matrix.

    Attributes:
        auc: probability that a positive pair is more similar than a negative one, in [0, 1].
        map_at_r: mean over the queries of average precision at R, in [0, 1].
        n_queries: queries with at least one positive.
        n_pairs: pairs that count.
    """

    auc: float
    map_at_r: float
    n_queries: int
    n_pairs: int


def roc_auc(scores: Floats, positive: NDArray[np.bool_]) -> float:
    """Area under the ROC curve by the Mann-Whitney statistic, ties counted half; nan without both kinds."""
    n_positive = int(positive.sum())
    n_negative = len(positive) - n_positive
    if not n_positive or not n_negative:
        return float("nan")
    order = np.argsort(scores, kind="stable")
    ordered = scores[order]
    _, first, counts = np.unique(ordered, return_index=True, return_counts=True)
    ranks = np.repeat(first + (counts + 1) / 2, counts)  # mean rank of each run of ties, from 1
    rank_sum = float(ranks[positive[order]].sum())
    return (rank_sum - n_positive * (n_positive + 1) / 2) / (n_positive * n_negative)


def average_precision_at_r(relevant: NDArray[np.bool_], r: int) -> float:
    """Sum of the precisions at the relevant places among the first `r`, over `r`.

    Musgrave et al. (2020), "A Metric Learning Reality Check", section 3.1.
    """
    top = relevant[:r]
    precisions = np.cumsum(top) / np.arange(1, len(top) + 1)
    return float((precisions * top).sum() / r)


def score_pairs(
    similarities: Floats,
    queries: tuple[Labels, Labels],
    candidates: tuple[Labels, Labels] | None = None,
) -> PairScores:
    """AUC over all pairs and MAP@R of every query.

    Args:
        similarities: [n queries, n candidates].
        queries: (problem, group) of each query; two of one group but not one problem are no pair.
        candidates: the same of each candidate; None when queries and candidates are the same set,
            in which case no query meets itself and each pair counts once for the AUC.
    """
    problems, groups = candidates or queries
    positive = queries[0][:, None] == problems[None, :]
    valid = positive | (queries[1][:, None] != groups[None, :])
    if candidates is None:
        np.fill_diagonal(valid, False)
        counted = np.triu(valid)
    else:
        counted = valid
    precisions = []
    for row in range(len(similarities)):
        places = np.flatnonzero(valid[row])
        order = places[np.argsort(-similarities[row, places], kind="stable")]
        relevant = positive[row, order]
        if r := int(relevant.sum()):
            precisions.append(average_precision_at_r(relevant, r))
    return PairScores(
        auc=roc_auc(similarities[counted], positive[counted]),
        map_at_r=float(np.mean(precisions)) if precisions else float("nan"),
        n_queries=len(precisions),
        n_pairs=int(counted.sum()),
    )
