"""Calibrations of an adapted model: fitted anew where the dev split suffices, else carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import ANY, SCAN, Calibration
from paralog.core import Encoder
from paralog.datasets.records import Solution
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.calibrate import BALANCED, SCAN_PRIOR, ScoredPairs, fit_platt, suffices
from paralog.train.dev_pairs import concatenate, solution_pairs

MIN_PROBLEMS = 8
"""Dev problems, each with pairs that do the same, that a curve is fitted to."""
MIN_POSITIVE, MIN_NEGATIVE, MIN_SCANNED = 50, 500, 10_000
"""Pairs that do the same, and that do not; of the latter more where only the most similar count."""


@dataclass(frozen=True, slots=True)
class Recalibration:
    """Calibrations of an adapted model.

    Attributes:
        all: under the keys of its base.
        fitted: keys of those that were fitted anew; the others were carried over.
    """

    all: dict[str, Calibration]
    fitted: frozenset[str]


def recalibrate(base: OnnxEncoder, adapted: Encoder, solutions: Sequence[Solution]) -> Recalibration:
    """Calibrations of `adapted` on the dev split of one's own solutions."""
    before, after = solution_pairs(base, solutions), solution_pairs(adapted, solutions)
    all_before, all_after = (concatenate(list(pairs.values())) for pairs in (before, after))
    calibrations: dict[str, Calibration] = {}
    fitted = set()
    for key, known in base.config.calibrations.items():
        pairs = all_after if key in (ANY, SCAN) else after.get(key)
        if pairs is not None and _suffices(pairs, MIN_SCANNED if key == SCAN else MIN_NEGATIVE):
            prior = SCAN_PRIOR if key == SCAN else BALANCED
            calibrations[key] = fit_platt(pairs.similarities, pairs.positive, prior)
            fitted.add(key)
        else:
            calibrations[key] = carry_over(known, all_before.similarities, all_after)
    return Recalibration(calibrations, frozenset(fitted))


def carry_over(calibration: Calibration, before: NDArray[np.float64], after: ScoredPairs) -> Calibration:
    """A calibration of one model's cosines, for another model of the same pairs.

    The old cosine is predicted from the new one by least squares, pairs that do the same weighing as
    much as those that do not, and the old curve read at the prediction. It stays as it is where the new
    cosine says nothing about the old one.

    Args:
        calibration: of the old cosines.
        before: old cosines.
        after: the same pairs with their new cosines.
    """
    positive = after.positive
    if not positive.any() or positive.all():
        return calibration
    weights = np.where(positive, 0.5 / positive.sum(), 0.5 / (~positive).sum())
    x = after.similarities - np.average(after.similarities, weights=weights)
    variance = float(weights @ x**2)
    slope = float(weights @ (x * before)) / variance if variance else 0.0
    if slope <= 0:
        return calibration
    offset = float(np.average(before - slope * after.similarities, weights=weights))
    return Calibration(
        calibration.slope * slope, calibration.intercept + calibration.slope * offset, calibration.prior
    )


def _suffices(pairs: ScoredPairs, n_negative: int) -> bool:
    n_problems = len(np.unique(pairs.problems[pairs.positive]))
    enough = pairs.positive.sum() >= MIN_POSITIVE and (~pairs.positive).sum() >= n_negative
    return bool(enough and n_problems >= MIN_PROBLEMS and suffices(pairs))
