"""From a cosine to the probability that two units do the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ANY = "*"
"""Language key of the calibration that serves pairs of a language without one of its own."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Platt scaling of a similarity, stated for one share of positive pairs and moved to any other.

    Platt (1999): p = σ(slope · s + intercept) on pairs of which the share `prior` is positive. Under
    another prior only the intercept changes, by the difference of the log odds (Bayes' rule).

    Attributes:
        slope: > 0.
        intercept: at `prior`.
        prior: share of positive pairs it was fitted on, in (0, 1).
    """

    slope: float
    intercept: float
    prior: float = 0.5

    def probability(self, similarities: NDArray[np.floating], prior: float = 0.5) -> NDArray[np.float64]:
        """Probability in [0, 1] for each similarity, when the share `prior` of such pairs is positive."""
        logits = self.slope * np.asarray(similarities, np.float64) + self.intercept
        return 1 / (1 + np.exp(-(logits + _log_odds(prior) - _log_odds(self.prior))))

    def similarity(self, probability: float, prior: float = 0.5) -> float:
        """The similarity at which `probability` is reached; the inverse of `probability`."""
        shift = _log_odds(prior) - _log_odds(self.prior)
        return float((_log_odds(probability) - shift - self.intercept) / self.slope)


def _log_odds(p: float) -> float:
    return float(np.log(p) - np.log1p(-p))
