"""How the word of a verifier becomes a probability: curves through its log-odds on pairs of the dev split."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import ANY, SCAN
from paralog.core import CodeUnit, Lexemes, Verifier
from paralog.syntax import lex
from paralog.train.calibrate import (
    BALANCED,
    MIN_SCANNED,
    SCAN_PRIOR,
    CalibrationReport,
    ScoredPairs,
    calibrate,
    is_enough,
    suffices,
)
from paralog.train.dev_pairs import concatenate

N_POSITIVE, N_NEGATIVE = 4_000, 8_000
"""Pairs that are verified for one curve; a verifier reads both codes and is asked about few."""
PROPOSED = 0.99
"""Share of the unlike pairs that a join leaves behind; a verifier never meets them."""


def calibrate_verifier(
    verifier: Verifier, pairs: Mapping[str, ScoredPairs], strangers: ScoredPairs, units: Sequence[CodeUnit]
) -> list[CalibrationReport]:
    """Curves by languages, for any and, where enough pairs are known, for scans.

    The curve for scans is fitted to pairs whose cosine a join would propose. Their odds are those of all
    pairs times how much more often pairs that do the same are proposed, so it is stated for `SCAN_PRIOR` of
    all pairs, as that of the cosine is.

    Args:
        verifier: gives log-odds.
        pairs: of the dev split by languages, with cosines.
        strangers: pairs that do not do the same.
        units: what the ends of all pairs are positions in.
    """
    lexemes = cache(lambda at: lex(units[at]))
    everything = concatenate(list(pairs.values()))
    asked = {key: found for key, found in pairs.items() if suffices(found)} | {ANY: everything}
    reports = [
        calibrate(key, _verified(verifier, _sample(found), lexemes), BALANCED) for key, found in asked.items()
    ]
    proposed = concatenate([everything, strangers])
    if is_enough(proposed, MIN_SCANNED):
        at = proposed.similarities >= np.quantile(proposed.similarities[~proposed.positive], PROPOSED)
        kept = proposed.positive[at].sum() / proposed.positive.sum()
        prior = SCAN_PRIOR * kept / (SCAN_PRIOR * kept + (1 - SCAN_PRIOR) * (1 - PROPOSED))
        found = _verified(verifier, _sample(_chosen(proposed, np.flatnonzero(at))), lexemes)
        report = calibrate(SCAN, found, float(prior))
        reports.append(replace(report, calibration=replace(report.calibration, prior=SCAN_PRIOR)))
    return reports


def _sample(pairs: ScoredPairs, seed: int = 0) -> ScoredPairs:
    """Up to so many pairs of either kind."""
    rng = np.random.default_rng(seed)
    kinds = ((pairs.positive, N_POSITIVE), (~pairs.positive, N_NEGATIVE))
    rows = [rng.permutation(np.flatnonzero(of_kind))[:n] for of_kind, n in kinds]
    return _chosen(pairs, np.sort(np.concatenate(rows)))


def _chosen(pairs: ScoredPairs, rows: NDArray[np.int64]) -> ScoredPairs:
    return ScoredPairs(pairs.similarities[rows], pairs.positive[rows], pairs.problems[rows], pairs.ends[rows])


def _verified(verifier: Verifier, pairs: ScoredPairs, lexemes: Callable[[int], Lexemes]) -> ScoredPairs:
    """The pairs with what the verifier says in place of their cosines."""
    first, second = ([lexemes(int(at)) for at in pairs.ends[:, side]] for side in (0, 1))
    compared = verifier.compare(first, second, pairs.similarities.astype(np.float32))
    return replace(pairs, similarities=compared.astype(np.float64))
