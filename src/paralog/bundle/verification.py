"""What a bundle knows of changes: how much each speaks against two units doing the same."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verification:
    """Weights of a logistic regression on what has changed from one unit to another.

    Counts enter as the logarithm of one more than what was counted.

    Attributes:
        intercept: what is added to the sum of the others.
        weights: what one of each adds to the log odds that two units do the same, by the names of
            `features.changes.CHANGES`; finite.
    """

    intercept: float
    weights: Mapping[str, float]

    def __post_init__(self) -> None:
        for name, weight in {"intercept": self.intercept, **self.weights}.items():
            if not isinstance(weight, int | float) or not math.isfinite(weight):
                raise ValueError(f"{name} is {weight!r}, no number")
