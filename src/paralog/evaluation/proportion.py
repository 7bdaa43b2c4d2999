"""Intervals of a share that was counted."""

from __future__ import annotations

import math

_Z = 1.959964  # the normal quantile of a two-sided 95 %


def wilson_interval(n_found: int, n: int) -> tuple[float, float]:
    """95 % score interval of a proportion; (0, 1) where nothing was counted.

    Wilson (1927), "Probable Inference, the Law of Succession, and Statistical Inference".
    """
    if not n:
        return 0.0, 1.0
    share, extra = n_found / n, _Z**2 / n
    middle = share + extra / 2
    half = _Z * math.sqrt(share * (1 - share) / n + extra / (4 * n))
    return max((middle - half) / (1 + extra), 0.0), min((middle + half) / (1 + extra), 1.0)
