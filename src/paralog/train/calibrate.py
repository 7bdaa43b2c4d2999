"""Turning similarity into probability, on problems that training never saw."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import Calibration
from paralog.core import TrainingError
from paralog.evaluation.reliability import ReliabilityBin, expected_calibration_error, reliability

SCAN_PRIOR = 1e-3
"""Share of positive pairs for which the calibration of scans is stated; a scan moves it to its own."""
BALANCED = 0.5
MIN_PROBLEMS = 8
"""Problems, each with pairs that do the same, that a curve is fitted to."""
MIN_POSITIVE, MIN_NEGATIVE, MIN_SCANNED = 50, 500, 10_000
"""Pairs that do the same, and that do not; of the latter more where only the most similar count."""
_TAIL = 0.995
"""Share of the unlike pairs that a join leaves behind: under a small prior only the rest is fitted."""


@dataclass(frozen=True)
class ScoredPairs:
    """Similarities of pairs whose truth is known.

    Attributes:
        similarities: cosines.
        positive: whether both solve one problem.
        problems: [n, 2], problem of either end; folds are cut by them.
        ends: [n, 2], positions of both among units that the caller keeps; [0, 2] where nobody asks.
    """

    similarities: NDArray[np.float64]
    positive: NDArray[np.bool_]
    problems: NDArray[np.int64]
    ends: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, 2), np.int64))


@dataclass(frozen=True)
class CalibrationReport:
    """A calibration with the evidence for it.

    Attributes:
        bins: reliability on problems left out of the fit (two folds), at `prior`.
        ece: expected calibration error over `bins`; under a small prior over those from 0.1 on,
            because hardly any pair is above them and all the others would hide what happens there.
    """

    key: str
    calibration: Calibration
    bins: tuple[ReliabilityBin, ...]
    ece: float
    n_positive: int
    n_negative: int


def fit_platt(
    similarities: NDArray[np.float64],
    positive: NDArray[np.bool_],
    prior: float = BALANCED,
    *,
    few: bool = False,
) -> Calibration:
    """Logistic regression of truth on similarity, weighted so that the share `prior` is positive.

    Where few pairs are positive, the curve is fitted to the most similar ones only: those are the
    pairs that it will judge, and a curve through all of them would be drawn by the rest.

    Args:
        similarities: cosines.
        positive: whether the two do the same.
        prior: share of positive pairs that the curve is stated for.
        few: of n pairs believe no more than (n + 1) / (n + 2), as Platt (1999) does: tens of pairs that can
            be told apart do not make a probability of 1.

    Raises:
        TrainingError: only one kind of pair.
    """
    if not positive.any() or positive.all():
        raise TrainingError("calibration needs pairs that do the same and pairs that do not")
    weights = np.where(positive, prior / positive.sum(), (1 - prior) / (~positive).sum())
    if prior < 1 - _TAIL:
        tail = similarities >= np.quantile(similarities[~positive], _TAIL)
        similarities, positive, weights = similarities[tail], positive[tail], weights[tail]
        weights = weights / weights.sum()
    doubt = np.where(positive, 1 / (positive.sum() + 2), 1 / ((~positive).sum() + 2)) if few else 0.0
    centre, scale = np.average(similarities, weights=weights), max(float(similarities.std()), 1e-6)
    believed = np.abs(positive - doubt)
    slope, intercept = _logistic_regression((similarities - centre) / scale, believed, weights)
    slope = max(slope / scale, 1e-3)
    return Calibration(slope, intercept - slope * float(centre), prior)


def _logistic_regression(
    x: NDArray[np.float64], y: NDArray[np.float64], weights: NDArray[np.float64]
) -> tuple[float, float]:
    """Slope and intercept of greatest weighted likelihood, by Newton's method with halved steps."""
    design = np.column_stack([x, np.ones(len(x))])
    theta = np.zeros(2)
    ridge = 1e-6 * np.eye(2)

    def cost(at: NDArray[np.float64]) -> float:
        logits = design @ at
        return float(weights @ (np.logaddexp(0, logits) - y * logits) + 0.5 * at @ ridge @ at)

    for _ in range(100):
        p = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weights * (y - p)) - ridge @ theta
        hessian = (design * (weights * p * (1 - p))[:, None]).T @ design + ridge
        step = np.linalg.solve(hessian, gradient)
        before = cost(theta)
        while cost(theta + step) > before and np.abs(step).max() > 1e-9:
            step /= 2
        theta = theta + step
        if np.abs(step).max() < 1e-8:
            break
    return float(theta[0]), float(theta[1])


def calibrate(
    key: str,
    pairs: ScoredPairs,
    prior: float = BALANCED,
    seed: int = 0,
    *,
    factor: NDArray[np.float64] | None = None,
) -> CalibrationReport:
    """Fit on all pairs; judge the fit on the pairs of problems left out, in two folds.

    Args:
        key: of the calibration.
        pairs: with their truth.
        prior: share of positive pairs.
        seed: of the choice of those that it is judged by.
        factor: [n], what a probability is multiplied by before it is judged; None for 1.
    """
    probabilities, truths = [], []
    folds = _folds(pairs.problems)
    for fitted, judged in (folds, folds[::-1]):
        calibration = fit_platt(pairs.similarities[fitted], pairs.positive[fitted], prior)
        at = _resample(pairs.positive, judged, prior, seed)
        found = calibration.probability(pairs.similarities[at], prior)
        probabilities.append(found if factor is None else found * factor[at])
        truths.append(pairs.positive[at])
    bins = reliability(np.concatenate(probabilities), np.concatenate(truths))
    return CalibrationReport(
        key=key,
        calibration=fit_platt(pairs.similarities, pairs.positive, prior),
        bins=bins,
        ece=expected_calibration_error(tuple(b for b in bins if prior == BALANCED or b.low > 0)),
        n_positive=int(pairs.positive.sum()),
        n_negative=int((~pairs.positive).sum()),
    )


def suffices(pairs: ScoredPairs) -> bool:
    """Whether either fold holds pairs that do the same and pairs that do not."""
    return all(0 < pairs.positive[fold].sum() < fold.sum() for fold in _folds(pairs.problems))


def is_enough(pairs: ScoredPairs, n_negative: int) -> bool:
    """Whether a curve fitted to the pairs can be believed; `n_negative` of them must not do the same."""
    n_problems = len(np.unique(pairs.problems[pairs.positive]))
    enough = pairs.positive.sum() >= MIN_POSITIVE and (~pairs.positive).sum() >= n_negative
    return bool(enough and n_problems >= MIN_PROBLEMS and suffices(pairs))


def _folds(problems: NDArray[np.int64]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Pairs among every second problem, and pairs among the others; those across are in neither."""
    side = np.unique(problems, return_inverse=True)[1].reshape(problems.shape) % 2
    return (side == 0).all(axis=1), (side == 1).all(axis=1)


def _resample(
    positive: NDArray[np.bool_], judged: NDArray[np.bool_], prior: float, seed: int
) -> NDArray[np.int64]:
    """Positions among `judged` with the share `prior` of positive pairs."""
    rng = np.random.default_rng(seed)
    same, other = np.flatnonzero(judged & positive), np.flatnonzero(judged & ~positive)
    n = min(len(same) / prior, len(other) / (1 - prior))
    n_same, n_other = max(1, round(n * prior)), max(1, round(n * (1 - prior)))
    return np.concatenate(
        [rng.choice(same, n_same, replace=False), rng.choice(other, n_other, replace=False)]
    )
