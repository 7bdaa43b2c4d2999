"""Calibrations of an adapted model: fitted anew where the dev split suffices, else carried over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import ANY, SCAN, Calibration
from paralog.core import Encoder
from paralog.datasets.labelled_pairs import MIN_LABEL
from paralog.datasets.records import Solution
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.calibrate import (
    BALANCED,
    MIN_NEGATIVE,
    MIN_SCANNED,
    SCAN_PRIOR,
    ScoredPairs,
    fit_platt,
    is_enough,
)
from paralog.train.dev_pairs import concatenate, solution_pairs


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
    fitted: dict[str, Calibration] = {}
    for key, pairs in {**after, ANY: all_after, SCAN: all_after}.items():
        if is_enough(pairs, MIN_SCANNED if key == SCAN else MIN_NEGATIVE):
            prior = SCAN_PRIOR if key == SCAN else BALANCED
            fitted[key] = fit_platt(pairs.similarities, pairs.positive, prior)
    return _renewed(base.config.calibrations, fitted, all_before.similarities, all_after)


def recalibrate_pairs(
    known: Mapping[str, Calibration], keys: Sequence[str], before: NDArray[np.float64], after: ScoredPairs
) -> Recalibration:
    """Calibrations on one's own labelled pairs.

    That of scans is always carried over: which pairs somebody chose to label does not tell how rare
    those that do the same are among all.

    Args:
        known: of the base.
        keys: languages of each pair, "java" or "java+python".
        before: its cosine by the base.
        after: the same pairs with cosines by a map that does not know them.
    """
    fitted: dict[str, Calibration] = {}
    for key in {ANY, *keys}:
        chosen = np.array([key in (ANY, own) for own in keys])
        positive = after.positive[chosen]
        if min(positive.sum(), (~positive).sum()) >= MIN_LABEL:
            fitted[key] = fit_platt(after.similarities[chosen], positive, few=True)
    return _renewed(known, fitted, before, after)


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


def _renewed(
    known: Mapping[str, Calibration],
    fitted: Mapping[str, Calibration],
    before: NDArray[np.float64],
    after: ScoredPairs,
) -> Recalibration:
    """The known calibrations, those that were fitted anew in their place and the others carried over."""
    carried = {key: carry_over(old, before, after) for key, old in known.items() if key not in fitted}
    anew = {key: new for key, new in fitted.items() if key in known}
    return Recalibration({**carried, **anew}, frozenset(anew))
