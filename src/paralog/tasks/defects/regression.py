"""Logistic regression with a normal prior: what other projects taught, until the data say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

_STEPS = 50
_CLOSE = 1e-8


@dataclass(frozen=True, slots=True, eq=False)
class Normal:
    """A belief about coefficients: independent normals.

    Attributes:
        mean: float64 [features].
        precision: float64 [features], one over the variance; 0 for no belief at all.
    """

    mean: Floats
    precision: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Logistic:
    """A fitted model: log odds = intercept + x · coefficients.

    Attributes:
        coefficients: float64 [features].
        intercept: log odds of a file whose features are all 0, the mean of its snapshot.
    """

    coefficients: Floats
    intercept: float

    def log_odds(self, x: Floats) -> Floats:
        """float64 [n] of rows [n, features]."""
        odds: Floats = x @ self.coefficients + self.intercept
        return odds

    def probability(self, x: Floats) -> Floats:
        """float64 [n] in (0, 1)."""
        return sigmoid(self.log_odds(x))


def sigmoid(log_odds: Floats) -> Floats:
    """Probabilities; log odds beyond ±30 are as good as ±30."""
    result: Floats = 1 / (1 + np.exp(-np.clip(log_odds, -30, 30)))
    return result


def fit(
    x: Floats,
    y: NDArray[np.bool_],
    belief: Normal,
    intercept: tuple[float, float],
    weights: Floats | None = None,
) -> Logistic:
    """The most probable model after the data, by Newton's method; the belief itself where there are none.

    Args:
        x: [n, features].
        y: [n] what came true.
        belief: about the coefficients.
        intercept: mean and precision of the belief about the intercept.
        weights: [n] how much each row counts; None for 1.
    """
    design = np.column_stack([np.ones(len(x)), x])
    mean = np.concatenate([[intercept[0]], belief.mean])
    precision = np.concatenate([[intercept[1]], belief.precision]) + 1e-9
    weight = np.ones(len(x)) if weights is None else weights
    w = mean.copy()
    for _ in range(_STEPS):
        p = sigmoid(design @ w)
        gradient = design.T @ (weight * (p - y)) + precision * (w - mean)
        hessian = (design * (weight * p * (1 - p))[:, None]).T @ design + np.diag(precision)
        step = np.linalg.solve(hessian, gradient)
        largest = float(np.abs(step).max())
        w -= step * min(1.0, 2.0 / largest) if largest else step
        if largest < _CLOSE:
            break
    return Logistic(w[1:], float(w[0]))
