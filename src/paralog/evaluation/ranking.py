"""How well similarities tell positive pairs from negative ones, and rank what belongs together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Labels = NDArray[np.int64]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class PairScores:
    """Quality of one similarity matrix.

    Attributes:
        auc: probability that a positive pair is more similar than a negative one, in [0, 1].
        map_at_r: mean over the queries of average precision at R, in [0, 1].
        top1: share of the queries whose nearest candidate is of their problem, in [0, 1]; where several
            are equally near, a query counts by the share of those, which is what a draw among them gives.
        n_queries: queries with at least one positive.
        n_pairs: pairs that count.
    """

    auc: float
    map_at_r: float
    top1: float
    n_queries: int
    n_pairs: int


def score_pairs(
    similarities: Floats,
    queries: tuple[Labels, Labels],
    candidates: tuple[Labels, Labels] | None = None,
) -> PairScores:
    """AUC over all pairs, MAP@R and top-1 of every query; arguments as in `PairRanking`."""
    return PairRanking(similarities, queries, candidates).scores()


def roc_auc(scores: Floats, positive: NDArray[np.bool_]) -> float:
    """Area under the ROC curve by the Mann-Whitney statistic, ties counted half; nan without both kinds."""
    order = np.argsort(scores, kind="stable")
    places = np.flatnonzero(positive[order])
    negative = (~positive[order]).astype(np.int64)
    return _area(negative, np.ones(len(places), np.int64), *_ties(scores[order], places))


class PairRanking:
    """The pairs of one similarity matrix, sorted once, to be scored on any of their problems.

    Args:
        similarities: [n queries, n candidates].
        queries: (problem, group) of each query; two of one group but not one problem are no pair.
        candidates: the same of each candidate; None when queries and candidates are the same set,
            in which case no query meets itself and each pair counts once for the AUC.
    """

    def __init__(
        self,
        similarities: Floats,
        queries: tuple[Labels, Labels],
        candidates: tuple[Labels, Labels] | None = None,
    ) -> None:
        self._queries = queries[0]
        self._candidates, groups = candidates or queries
        positive = self._queries[:, None] == self._candidates[None, :]
        valid = positive | (queries[1][:, None] != groups[None, :])
        if candidates is None:
            np.fill_diagonal(valid, False)
        self._sort_pairs(similarities, positive, np.triu(valid) if candidates is None else valid)
        self._rank(similarities, positive & valid, valid)
        self._find_nearest(similarities, positive & valid, valid)

    @property
    def pairs(self) -> tuple[Floats, NDArray[np.bool_]]:
        """Similarity of each pair that the AUC is taken over, ascending, and whether it is positive."""
        return self._values, self._positive

    def scores(self, problems: Labels | None = None) -> PairScores:
        """AUC, MAP@R and top-1 of the queries and candidates whose problem is in `problems`; None for all.

        A problem that is there n times counts as n problems that happen to look the same: its units
        meet those of other problems n times as often, and never their own copies.
        """
        queries, candidates = (_times(labels, problems) for labels in (self._queries, self._candidates))
        pairs = queries[self._left] * np.where(self._positive, 1, candidates[self._right])
        others = np.cumsum(self._others * candidates[self._order], axis=1)
        asked = queries * (self._n_relevant > 0)
        return PairScores(
            auc=_area(np.where(self._positive, 0, pairs), pairs[self._positive], *self._ties),
            map_at_r=_mean(self._average_precisions(others), asked),
            top1=_mean(self._nearest_relevant(others), asked),
            n_queries=int(asked.sum()),
            n_pairs=int(pairs.sum()),
        )

    def _sort_pairs(
        self, similarities: Floats, positive: NDArray[np.bool_], counted: NDArray[np.bool_]
    ) -> None:
        """List the pairs that count, least similar first."""
        values = similarities[counted]
        order = np.argsort(values, kind="stable")
        left, right = np.nonzero(counted)
        self._left, self._right = left[order], right[order]
        self._values, self._positive = values[order], positive[counted][order]
        self._ties = _ties(self._values, np.flatnonzero(self._positive))

    def _rank(self, similarities: Floats, relevant: NDArray[np.bool_], valid: NDArray[np.bool_]) -> None:
        """Rank the candidates of each query, nearest first, those that are no pair with it last."""
        self._order = np.argsort(np.where(valid, -similarities, np.inf), axis=1, kind="stable")
        self._others = np.take_along_axis(valid & ~relevant, self._order, axis=1)
        self._row, self._place = np.nonzero(np.take_along_axis(relevant, self._order, axis=1))
        self._n_relevant = relevant.sum(axis=1)
        first = np.cumsum(self._n_relevant) - self._n_relevant
        self._hit = np.arange(len(self._row)) - first[self._row] + 1  # how many relevant up to here

    def _find_nearest(
        self, similarities: Floats, relevant: NDArray[np.bool_], valid: NDArray[np.bool_]
    ) -> None:
        """Find for each query the places of all that is as near as its nearest relevant candidate."""
        nearest = np.where(relevant, similarities, -np.inf).max(axis=1, initial=-np.inf)[:, None]
        self._first_tied = (valid & (similarities > nearest)).sum(axis=1)
        self._last_tied = (valid & (similarities >= nearest)).sum(axis=1) - 1
        self._n_nearest = (relevant & (similarities == nearest)).sum(axis=1)

    def _average_precisions(self, others: Labels) -> Floats:
        """Average precision at R of each query; 0 without a positive. `others` as in `_nearest_relevant`.

        Sum of the precisions at the relevant places among the first R, over R, the number of relevant
        candidates. Musgrave et al. (2020), "A Metric Learning Reality Check", section 3.1.
        """
        rank = others[self._row, self._place] + self._hit
        counts = rank <= self._n_relevant[self._row]
        precision = self._hit[counts] / rank[counts]
        sums = np.bincount(self._row[counts], precision, minlength=len(self._queries))
        precisions: Floats = sums / np.maximum(self._n_relevant, 1)
        return precisions

    def _nearest_relevant(self, others: Labels) -> Floats:
        """Share of each query's nearest candidates that is relevant; 0 without a positive.

        Args:
            others: [n queries, n candidates], how often those that are not relevant count up to each place.
        """
        if not others.size:
            return np.zeros(len(self._queries))
        rows = np.arange(len(self._queries))
        nearer = np.where(self._first_tied > 0, others[rows, self._first_tied - 1], 0)
        tied = others[rows, self._last_tied] - nearer
        shares: Floats = np.where(nearer == 0, self._n_nearest / np.maximum(self._n_nearest + tied, 1), 0)
        return shares


def _mean(values: Floats, times: Labels) -> float:
    """Mean of `values`, each counted so many times; nan for none."""
    n = int(times.sum())
    return float(times @ values) / n if n else float("nan")


def _ties(ordered: Floats, places: Places) -> tuple[Places, Places]:
    """Where the run of equal values begins and ends that each of `places` of the sorted values lies in."""
    values = ordered[places]
    return np.searchsorted(ordered, values, "left"), np.searchsorted(ordered, values, "right")


def _times(labels: Labels, problems: Labels | None) -> Labels:
    """How often the problem of each unit is among `problems`; once each for None."""
    if problems is None:
        return np.ones(len(labels), np.int64)
    ordered = np.sort(problems)
    times: Labels = np.searchsorted(ordered, labels, "right") - np.searchsorted(ordered, labels, "left")
    return times


def _area(negative: Labels, positive: Labels, first: Places, last: Places) -> float:
    """Share of the (positive, negative) pairs that stand in the right order, ties counted half.

    Args:
        negative: of all sorted values, how often each counts as a negative.
        positive: of each positive, how often it counts.
        first: of each positive, where its ties begin.
        last: and where they end.
    """
    below = np.concatenate([[0], np.cumsum(negative)])
    n_pairs = int(positive.sum()) * int(below[-1])
    return float((positive * (below[first] + below[last])).sum() / (2 * n_pairs)) if n_pairs else float("nan")
