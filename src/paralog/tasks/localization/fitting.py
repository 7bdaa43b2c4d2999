"""Weights of a linear ranking, fitted to reports of which the place of the repair is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

PULL = 1.0
"""Pull of every weight towards 0: half of this times its square is added to the loss."""
_STEPS = 60
_SMALL = 1e-9  # gain below which the fit is done


@dataclass(frozen=True, slots=True)
class Example:
    """What a ranking is fitted to: one report.

    Attributes:
        signals: [n candidates, n signals].
        right: rows of the candidates that the repair changed, at least one.
    """

    signals: Floats
    right: NDArray[np.intp]


def fit_weights(examples: Sequence[Example], pull: float = PULL, *, toward: Floats | None = None) -> Floats:
    """Weights [n signals] under which the right candidates get the largest share of a softmax.

    The loss of a report is the cross entropy of the softmax over its candidates and an even distribution
    over its right ones: the listwise loss of Cao et al. (2007), "Learning to Rank: From Pairwise Approach
    to Listwise Approach", eq. 5. It is convex, and Newton's method with halved steps finds its minimum.

    Args:
        examples: at least one, all with the same signals.
        pull: see `PULL`.
        toward: weights that the pull is towards; None for 0.
    """
    home = np.zeros(examples[0].signals.shape[1]) if toward is None else toward
    weights = home.copy()

    def cost(at: Floats) -> float:
        return pull / 2 * float((at - home) @ (at - home)) + len(examples) * mean_loss(examples, at)

    loss = cost(weights)
    for _ in range(_STEPS):
        slope, curvature = _derivatives(examples, weights)
        slope += pull * (weights - home)
        curvature += pull * np.eye(len(weights))
        step = np.linalg.solve(curvature, slope)
        size = 1.0
        while (trial := cost(weights - size * step)) > loss and size > 1e-6:
            size /= 2
        if loss - trial < _SMALL * len(examples):
            break
        weights, loss = weights - size * step, trial
    return weights


def shares(scores: Floats) -> Floats:
    """Softmax of the scores [n] of one report's candidates."""
    raised = np.exp(scores - scores.max(initial=-np.inf)) if len(scores) else scores
    result: Floats = raised / max(float(raised.sum()), 1e-300)
    return result


def mean_loss(examples: Sequence[Example], weights: Floats) -> float:
    """Mean of the listwise loss of `fit_weights`, without the pull."""
    total = 0.0
    for example in examples:
        scores = example.signals @ weights
        highest = float(scores.max())
        total += highest + float(np.log(np.exp(scores - highest).sum())) - float(scores[example.right].mean())
    return total / len(examples)


def _derivatives(examples: Sequence[Example], weights: Floats) -> tuple[Floats, Floats]:
    slope = np.zeros(len(weights))
    curvature = np.zeros((len(weights), len(weights)))
    for example in examples:
        share = shares(example.signals @ weights)
        mean = share @ example.signals
        slope += mean - example.signals[example.right].mean(axis=0)
        curvature += (example.signals * share[:, None]).T @ example.signals - np.outer(mean, mean)
    return slope, curvature


def fit_odds(
    found: Sequence[Floats],
    right: Sequence[NDArray[np.intp]],
    start: tuple[float, float] = (1.0, 0.0),
    pull: float = 1.0,
) -> tuple[float, float]:
    """Slope and intercept that turn log odds of shares into those of the probability to be right.

    Platt (1999), "Probabilistic Outputs for Support Vector Machines", fitted by Newton's method.

    Args:
        found: shares [n candidates] of each report; without any, `start` is the answer.
        right: rows of its right candidates.
        start: slope and intercept that the fit is pulled towards; (1, 0) leaves shares as they are.
        pull: half of this times the square of what differs from `start` is added to the loss.
    """
    if not found:
        return start
    kept = [np.clip(part, 1e-9, 1 - 1e-9) for part in found]
    logits = np.concatenate([np.log(part) - np.log1p(-part) for part in kept])
    labels = np.concatenate([np.isin(np.arange(len(p)), r) for p, r in zip(found, right, strict=True)])
    columns = np.stack([logits, np.ones(len(logits))], axis=1)
    home = np.array(start)
    at = home.copy()
    for _ in range(_STEPS):
        stated = 1 / (1 + np.exp(-(columns @ at)))
        slope = columns.T @ (stated - labels) + pull * (at - home)
        curvature = (columns * (stated * (1 - stated))[:, None]).T @ columns + pull * np.eye(2)
        step = np.linalg.solve(curvature, slope)
        at -= np.clip(step, -1, 1)
        if float(np.abs(step).max()) < 1e-8:
            break
    return float(at[0]), float(at[1])
