"""One score out of two signals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.core import Vectors

Scores = NDArray[np.float64]
_ROUNDING = 1e-6
"""Cosines that spread by less are equal: products of vectors differ in the last bits."""


def blend(words: NDArray[np.float32], cosines: Vectors, meaning: float) -> Scores:
    """Scores [n] to rank by, of any sign: both signals in units of their own spread, mixed by `meaning`.

    What stands out counts: a unit that alone holds the rare words of a query is far above the others in that
    unit, and its cosine may be like theirs. Words are counted from none on, over the root of their mean
    square, and cosines from their mean on, over their standard deviation, so that encoders which crowd their
    vectors and those which spread them are mixed alike. A unit without a word and near on average gets 0.

    Args:
        words: [n], what each unit gets for the words of the query, at least 0.
        cosines: [n], of the query and each unit.
        meaning: share of the cosines, in [0, 1].
    """
    by_words, by_meaning = words.astype(np.float64), cosines.astype(np.float64)
    if not len(by_words):
        return by_words
    above = by_meaning - by_meaning.mean()
    root_mean_square, deviation = float(np.sqrt(np.mean(by_words**2))), float(above.std())
    scores = np.zeros(len(by_words))
    if root_mean_square > 0:
        scores += (1 - meaning) * by_words / root_mean_square
    if deviation > _ROUNDING:
        scores += meaning * above / deviation
    return scores


def as_shares(scores: Scores) -> Scores:
    """Scores in [0, 1], in the same order: 1 for the best, 0 for the worst or, if less, for nothing."""
    lowest, highest = min(0.0, float(scores.min(initial=0))), float(scores.max(initial=0))
    return (scores - lowest) / (highest - lowest) if highest > lowest else np.zeros(len(scores))
