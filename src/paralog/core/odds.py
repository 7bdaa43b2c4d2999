"""Probabilities as odds, in which Bayes' rule is a sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOWEST_PRIOR, HIGHEST_PRIOR = 1e-4, 0.5
"""Shares of positives between which `prior_among` stays."""


def log_odds(p: float) -> float:
    """Logarithm of p / (1 - p), for p in (0, 1)."""
    return math.log(p) - math.log1p(-p)


def prior_shift(before: float, after: float) -> float:
    """What to add to the log odds of each case when the share of positives goes from `before` to `after`."""
    return log_odds(after) - log_odds(before)


def prior_among(expected: float, n: int) -> float:
    """Share of positives where `expected` are among n: a likeness tells less where there are more."""
    return min(HIGHEST_PRIOR, max(LOWEST_PRIOR, expected / max(1, n)))


def shifted(probabilities: NDArray[np.floating], shift: float) -> NDArray[np.float64]:
    """Probabilities whose log odds are moved by `shift`; 0 and 1 count as very nearly so."""
    import numpy as np

    stated = np.clip(np.asarray(probabilities, np.float64), 1e-12, 1 - 1e-12)
    moved: NDArray[np.float64] = 1 / (1 + np.exp(-(np.log(stated) - np.log1p(-stated) + shift)))
    return moved
