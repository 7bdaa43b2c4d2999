"""Whether probabilities mean what they say."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """Pairs whose probability fell into [low, high).

    Attributes:
        predicted: their mean probability.
        observed: share of them that is positive.
        n: how many.
    """

    low: float
    high: float
    predicted: float
    observed: float
    n: int


def reliability(
    probabilities: NDArray[np.float64], positive: NDArray[np.bool_], n_bins: int = 10
) -> tuple[ReliabilityBin, ...]:
    """Equal-width bins over [0, 1]; empty ones are left out."""
    at = np.minimum((probabilities * n_bins).astype(int), n_bins - 1)
    bins = []
    for i in range(n_bins):
        inside = at == i
        if n := int(inside.sum()):
            predicted, observed = float(probabilities[inside].mean()), float(positive[inside].mean())
            bins.append(ReliabilityBin(i / n_bins, (i + 1) / n_bins, predicted, observed, n))
    return tuple(bins)


def expected_calibration_error(bins: tuple[ReliabilityBin, ...]) -> float:
    """Mean distance of predicted from observed, weighted by bin size, in [0, 1]; Naeini et al. (2015)."""
    total = sum(bin.n for bin in bins)
    return sum(bin.n * abs(bin.predicted - bin.observed) for bin in bins) / total if total else float("nan")
