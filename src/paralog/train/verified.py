"""Whether the probability of a pair still holds when a verifier has read both units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Lexemes, Verifier
from paralog.syntax import lex
from paralog.train.calibrate import BALANCED, CalibrationReport, ScoredPairs, calibrate

N_POSITIVE, N_NEGATIVE = 2_000, 4_000
"""Pairs of each row that are read; a verifier reads both codes and is asked about few."""


def judge_verified(
    verifier: Verifier, pairs: Mapping[str, ScoredPairs], units: Sequence[CodeUnit]
) -> list[CalibrationReport]:
    """How well the product of both probabilities holds, by languages.

    Args:
        verifier: the other factor.
        pairs: of the dev split, by the keys of the reports.
        units: what the ends of all pairs are positions in.
    """
    lexemes = cache(lambda at: lex(units[at]))
    return [_judged(key, verifier, _sample(found), lexemes) for key, found in pairs.items()]


def _judged(
    key: str, verifier: Verifier, pairs: ScoredPairs, lexemes: Callable[[int], Lexemes]
) -> CalibrationReport:
    first, second = ([lexemes(int(at)) for at in pairs.ends[:, side]] for side in (0, 1))
    return calibrate(key, pairs, BALANCED, factor=verifier.unchanged(first, second))


def _sample(pairs: ScoredPairs, seed: int = 0) -> ScoredPairs:
    """Up to so many pairs of either kind."""
    rng = np.random.default_rng(seed)
    kinds = ((pairs.positive, N_POSITIVE), (~pairs.positive, N_NEGATIVE))
    chosen = [rng.permutation(np.flatnonzero(of_kind))[:n] for of_kind, n in kinds]
    rows: NDArray[np.int64] = np.sort(np.concatenate(chosen))
    return ScoredPairs(pairs.similarities[rows], pairs.positive[rows], pairs.problems[rows], pairs.ends[rows])
