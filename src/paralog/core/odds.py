"""Probabilities as odds, in which Bayes' rule is a sum."""

from __future__ import annotations

import math


def log_odds(p: float) -> float:
    """Logarithm of p / (1 - p), for p in (0, 1)."""
    return math.log(p) - math.log1p(-p)


def prior_shift(before: float, after: float) -> float:
    """What to add to the log odds of each case when the share of positives goes from `before` to `after`."""
    return log_odds(after) - log_odds(before)
