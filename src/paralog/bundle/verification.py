"""What a bundle knows of changes: how much each speaks against two units doing the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Verification:
    """Weights of a logistic regression on what has changed from one unit to another.

    Attributes:
        intercept: log odds that two units do the same between which nothing is counted.
        weights: what one of each adds to them, by the names of `features.changes.CHANGES`.
    """

    intercept: float
    weights: Mapping[str, float]
