"""Is one method ahead of another on the same draws? The test that the RUM paper uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from paralog.core import MissingExtra
from paralog.evaluation.bootstrap import Interval

_ROUNDING = 1e-12
"""Differences that differ by less are the same."""


@dataclass(frozen=True, slots=True)
class PairedTest:
    """Paired t-test of the differences a − b.

    Attributes:
        difference: their mean.
        interval: its 95 % confidence interval.
        p: two-sided; nan for fewer than two pairs, 1.0 where all differences are 0.
    """

    difference: float
    interval: Interval
    p: float


def paired_t_test(a: Sequence[float], b: Sequence[float]) -> PairedTest:
    """Compare the scores of two methods, one of each for every draw.

    Raises:
        MissingExtra: scipy is not installed.
        ValueError: the two have different lengths, or none.
    """
    try:
        from scipy.stats import ttest_rel
    except ImportError as error:
        raise MissingExtra("the t-test", "eval") from error
    differences = np.subtract(a, b, dtype=np.float64)
    if len(a) != len(b) or not len(a):
        raise ValueError(f"{len(a)} and {len(b)} scores do not pair up")
    mean = float(differences.mean())
    if len(a) < 2:
        return PairedTest(mean, (float("nan"), float("nan")), float("nan"))
    if np.ptp(differences) < _ROUNDING:  # no variance, for which the statistic is not defined
        return PairedTest(mean, (mean, mean), 0.0 if abs(mean) > _ROUNDING else 1.0)
    result = ttest_rel(a, b)
    interval = result.confidence_interval(0.95)
    return PairedTest(mean, (float(interval.low), float(interval.high)), float(result.pvalue))
