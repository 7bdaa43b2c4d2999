"""One score out of two signals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.core import Vectors

_NOTHING = 1e-6
"""What spreads by less is the same: products of vectors differ in the last bits."""


def blend(words: NDArray[np.float32], cosines: Vectors, meaning: float) -> NDArray[np.float64]:
    """Scores [n] as shares of the best, in [0, 1]: both signals in standard deviations, mixed by `meaning`.

    What stands out counts: a unit that alone holds the rare words of a query is many standard deviations
    above the others, and its cosine may be like theirs. Words count from none on and cosines from their
    mean, so that encoders which crowd their vectors and those which spread them are mixed alike. What is
    below, all in all, is 0.

    Args:
        words: [n], what each unit gets for the words of the query, in [0, 1].
        cosines: [n], of the query and each unit.
        meaning: share of the cosines, in [0, 1].
    """
    by_words, by_meaning = words.astype(np.float64), cosines.astype(np.float64)
    if not len(by_words):
        return by_words
    mixed = (1 - meaning) * _in_deviations(by_words) + meaning * _in_deviations(
        by_meaning - by_meaning.mean()
    )
    return np.maximum(mixed, 0) / max(float(mixed.max()), _NOTHING)


def _in_deviations(signal: NDArray[np.float64]) -> NDArray[np.float64]:
    """The signal over its standard deviation; over its highest value where all are the same."""
    deviation = float(signal.std())
    return signal / (deviation if deviation > _NOTHING else max(float(signal.max()), _NOTHING))
