"""From a cosine to the probability that two units do the same."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.core.odds import prior_shift

ANY = "*"
"""Key of the calibration that serves pairs of languages without one of their own."""
SCAN = "scan"
"""Key of the calibration for pairs that a join proposes, of which few are positive."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt scaling of a similarity, stated for one share of positive pairs and moved to any other.

    Platt (1999): p = σ(slope · s + intercept) on pairs of which the share `prior` is positive. Under
    another prior only the intercept changes, by the difference of the log odds (Bayes' rule).

    Attributes:
        slope: above 0 where higher similarities are more probable.
        intercept: at `prior`.
        prior: share of positive pairs it was fitted on, in (0, 1).
    """

    slope: float
    intercept: float
    prior: float = 0.5

    def __post_init__(self) -> None:
        numbers = (self.slope, self.intercept, self.prior)
        if not all(isinstance(number, int | float) and math.isfinite(number) for number in numbers):
            raise ValueError(f"a calibration of {numbers} is not three numbers")
        if not 0 < self.prior < 1:
            raise ValueError(f"the prior of a calibration is {self.prior:g}, not between 0 and 1")

    def probability(
        self, similarities: NDArray[np.floating], prior: float | None = None
    ) -> NDArray[np.float64]:
        """Probability in [0, 1] for each similarity.

        Args:
            similarities: cosines.
            prior: share of positive pairs where the pairs come from; None for the one of the fit.
        """
        shift = 0.0 if prior is None else prior_shift(self.prior, prior)
        logits = self.slope * np.asarray(similarities, np.float64) + self.intercept + shift
        probabilities: NDArray[np.float64] = np.exp(-np.logaddexp(0, -logits))
        return probabilities
