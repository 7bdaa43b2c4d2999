"""How well scores of files tell which ones are defective: by rank, by effort, beyond size, as probabilities.

Files that are largest first win the AUC and lose by effort, by construction; so both kinds are always shown.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.effort import effort_curve, initial_false_alarms, p_opt, precision_at
from paralog.evaluation.ranking import roc_auc

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Sizes = NDArray[np.integer]
NAN = float("nan")


@dataclass(frozen=True, slots=True)
class DefectScores:
    """Quality of one ranking of files; nan where a figure is not defined, see the functions.

    Attributes:
        auc: probability that a defective file stands above a clean one, in [0, 1].
        ap: average precision, in [0, 1].
        auc_in_size: as `auc`, among files of one quartile of size.
        mcc: Matthews correlation at the threshold, in [-1, 1].
        brier: mean squared error of the probabilities, in [0, 1]; lower is better.
        popt: area of the effort curve between the worst order, 0, and the best, 1.
        pofb20: share of the defective files that is found in the first 20 % of the lines, in [0, 1].
        ifa: clean files before the first defective one; lower is better.
        p10: share of the first ten files that is defective, in [0, 1].
    """

    auc: float
    ap: float
    auc_in_size: float
    mcc: float
    brier: float
    popt: float
    pofb20: float
    ifa: float
    p10: float


METRICS = tuple(field.name for field in fields(DefectScores))


def score_defects(
    scores: NDArray[np.floating],
    defective: Flags,
    sizes: Sizes,
    *,
    probabilities: NDArray[np.floating] | None = None,
    threshold: float | None = None,
) -> DefectScores:
    """All figures of one ranking; the order of the files makes no difference.

    Args:
        scores: [n] higher is more likely defective.
        defective: [n].
        sizes: [n] lines of each.
        probabilities: [n] for the Brier score; None where scores are no probabilities.
        threshold: scores from which a file is called defective, chosen elsewhere; None for none.
    """
    has_defects = bool(defective.any())
    return DefectScores(
        auc=roc_auc(scores, defective),
        ap=average_precision(scores, defective),
        auc_in_size=auc_within(scores, defective, size_quartiles(sizes)),
        mcc=NAN if threshold is None else matthews(scores >= threshold, defective),
        brier=NAN if probabilities is None else brier_score(probabilities, defective),
        popt=p_opt(scores, defective, sizes),
        pofb20=effort_curve(scores, defective, sizes).found_at(0.2) if has_defects else NAN,
        ifa=initial_false_alarms(scores, defective),
        p10=precision_at(scores, defective),
    )


def average_precision(scores: NDArray[np.floating], positive: Flags) -> float:
    """Mean over the positives of the precision at their score; nan without any. Ties are found together."""
    if not positive.any():
        return NAN
    values, groups = np.unique(-np.asarray(scores, np.float64), return_inverse=True)
    true = np.bincount(groups, positive, minlength=len(values))
    found = np.bincount(groups, minlength=len(values))
    return float((true * np.cumsum(true) / np.cumsum(found)).sum() / true.sum())


def size_quartiles(sizes: Sizes) -> NDArray[np.int64]:
    """Quartile of size of each file, 0 to 3; files of one size are always in the same."""
    if not len(sizes):
        return np.zeros(0, np.int64)
    edges = np.quantile(sizes, [0.25, 0.5, 0.75])
    return np.searchsorted(edges, sizes, "left").astype(np.int64)


def auc_within(scores: NDArray[np.floating], positive: Flags, strata: NDArray[np.int64]) -> float:
    """Probability that a positive stands above a negative of its own stratum; nan without such a pair.

    Each pair weighs the same, so that a stratum with hardly a positive says hardly anything.
    """
    total, pairs = 0.0, 0
    for stratum in np.unique(strata):
        inside = strata == stratum
        n = int(positive[inside].sum()) * int((~positive[inside]).sum())
        if n:
            total, pairs = total + n * roc_auc(scores[inside], positive[inside]), pairs + n
    return total / pairs if pairs else NAN


def matthews(called: Flags, positive: Flags) -> float:
    """Matthews correlation coefficient of what is called positive; 0 where all or nothing is or is called."""
    true, false = float((called & positive).sum()), float((called & ~positive).sum())
    missed, rejected = float((~called & positive).sum()), float((~called & ~positive).sum())
    product = (true + false) * (true + missed) * (rejected + false) * (rejected + missed)
    return (true * rejected - false * missed) / math.sqrt(product) if product else 0.0


def brier_score(probabilities: NDArray[np.floating], positive: Flags) -> float:
    """Mean squared distance of the probabilities from what came true; nan of none."""
    return float(((probabilities - positive) ** 2).mean()) if len(positive) else NAN


def best_mcc_threshold(scores: NDArray[np.floating], positive: Flags) -> float:
    """The score from which calling files positive correlates best with the truth; of several the highest.

    Infinite without files.
    """
    order = np.argsort(-np.asarray(scores, np.float64), kind="stable")
    values = np.asarray(scores, np.float64)[order]
    ends = np.flatnonzero(np.append(values[1:] != values[:-1], True)) if len(values) else np.zeros(0, int)
    best, chosen = -math.inf, math.inf
    for threshold in values[ends]:
        value = matthews(scores >= threshold, positive)
        if value > best:
            best, chosen = value, float(threshold)
    return chosen
