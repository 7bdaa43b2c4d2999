"""What a threshold on the similarity costs and brings: ROC curves and operating points.

A pair is found where its score is at or above the threshold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating]
Flags = NDArray[np.bool_]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class RocCurve:
    """Rates at every threshold, from the one that finds nothing to the one that finds all.

    Attributes:
        false_positive_rate: [n] share of the negative pairs that is found, ascending from 0 to 1.
        true_positive_rate: [n] share of the positive pairs that is found, ascending from 0 to 1.
        thresholds: [n] descending; the first is just above the highest score.
    """

    false_positive_rate: NDArray[np.float64]
    true_positive_rate: NDArray[np.float64]
    thresholds: NDArray[np.float64]

    @property
    def area(self) -> float:
        """Area under the straight lines between the points; that of all points is `roc_auc`."""
        return float(np.trapezoid(self.true_positive_rate, self.false_positive_rate))

    def thinned(self, n: int = 1000) -> RocCurve:
        """At most `n` >= 4 of the points, both ends among them, spread evenly along the curve.

        The area moves by at most 1 / n, whatever the curve; on a smooth one by far less.
        """
        if len(self.thresholds) <= n:
            return self
        # The last point before each mark and the first beyond it: what is left out then lies within one
        # stretch of the length 4 / n, while a step that is longer (many equal scores) stays whole.
        travelled = self.false_positive_rate + self.true_positive_rate
        beyond = np.searchsorted(travelled, np.linspace(0, 2, n // 2 + 1)[1:-1])
        kept = np.unique(np.concatenate([[0, len(travelled) - 1], beyond - 1, beyond]))
        return RocCurve(self.false_positive_rate[kept], self.true_positive_rate[kept], self.thresholds[kept])


@dataclass(frozen=True, slots=True)
class OperatingPoint:
    """What one threshold finds.

    Precision, and F1 with it, depend on the share of positive pairs among all: half as many negative
    pairs give half as many false alarms. Figures of two sets compare only where that share is alike;
    recall and the false positive rate do not depend on it.

    Attributes:
        threshold: pairs with this score or a higher one are found.
        precision: share of the found pairs that is positive; nan where nothing is found.
        recall: share of the positive pairs that is found; nan without any.
        f1: harmonic mean of both; 0 where nothing is found, nan without positive pairs.
        false_positive_rate: share of the negative pairs that is found; nan without any.
        n: pairs found.
    """

    threshold: float
    precision: float
    recall: float
    f1: float
    false_positive_rate: float
    n: int


def roc_curve(scores: Floats, positive: Flags) -> RocCurve:
    """The curve with one point for each score that occurs; of equal scores all are found together.

    Args:
        scores: [n] higher means more alike.
        positive: [n] which pairs are positive.

    Raises:
        ValueError: no positive, or no negative pair.
    """
    thresholds, true, found = _by_threshold(scores, positive)
    if not 0 < true[-1] < found[-1]:
        raise ValueError("a ROC curve needs positive and negative pairs")
    false = found - true
    return RocCurve(false / false[-1], true / true[-1], thresholds)


def operating_points(
    scores: Floats, positive: Flags, thresholds: Iterable[float]
) -> tuple[OperatingPoint, ...]:
    """The point of each of `thresholds`, in their order; precision as `OperatingPoint` warns."""
    at, true, found = _by_threshold(scores, positive)
    wanted = np.fromiter(thresholds, np.float64)
    # The lowest score that is still at or above each threshold; at[0] is above all scores.
    places = np.searchsorted(-at[1:], -wanted, "right")
    return tuple(
        _point(float(threshold), int(true[place]), int(found[place]), int(true[-1]), int(found[-1]))
        for threshold, place in zip(wanted, places, strict=True)
    )


def best_f1(scores: Floats, positive: Flags) -> OperatingPoint:
    """The point of highest F1; of several the one of the highest threshold.

    Raises:
        ValueError: no positive pair.
    """
    thresholds, true, found = _by_threshold(scores, positive)
    if true[-1] == 0:
        raise ValueError("F1 needs a positive pair")
    return _point_at(thresholds, true, found, int(np.argmax(true / (found + true[-1]))))


def recall_at_precision(scores: Floats, positive: Flags, precision: float) -> OperatingPoint | None:
    """The point of highest recall, and then of highest precision, among those that are precise enough.

    None where no threshold reaches `precision`, in [0, 1].
    """
    thresholds, true, found = _by_threshold(scores, positive)
    enough = np.flatnonzero((true > 0) & (true >= precision * found))
    if not len(enough):
        return None
    return _point_at(thresholds, true, found, int(enough[np.argmax(true[enough])]))


def _by_threshold(scores: Floats, positive: Flags) -> tuple[NDArray[np.float64], Counts, Counts]:
    """Distinct scores, highest first, and how many positives and pairs are at or above each.

    Before them stands a threshold above all, which finds nothing; finite, so that it can be stored.
    """
    order = np.argsort(scores, kind="stable")[::-1]
    values = scores[order].astype(np.float64)
    ends = np.flatnonzero(np.append(values[1:] != values[:-1], True)) if len(values) else np.zeros(0, int)
    true = np.cumsum(positive[order], dtype=np.int64)[ends]
    above = np.nextafter(values[:1], np.inf) if len(values) else np.ones(1)
    nothing = np.zeros(1, np.int64)
    return (
        np.concatenate([above, values[ends]]),
        np.concatenate([nothing, true]),
        np.concatenate([nothing, ends + 1]),
    )


def _point_at(thresholds: NDArray[np.float64], true: Counts, found: Counts, at: int) -> OperatingPoint:
    return _point(float(thresholds[at]), int(true[at]), int(found[at]), int(true[-1]), int(found[-1]))


def _point(threshold: float, true: int, found: int, n_positive: int, n_pairs: int) -> OperatingPoint:
    nan = float("nan")
    n_negative = n_pairs - n_positive
    return OperatingPoint(
        threshold=threshold,
        precision=true / found if found else nan,
        recall=true / n_positive if n_positive else nan,
        f1=2 * true / (found + n_positive) if n_positive else nan,
        false_positive_rate=(found - true) / n_negative if n_negative else nan,
        n=found,
    )
