"""One score out of two signals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.core import Vectors

_ROUNDING = 1e-6
"""Cosines that spread by less are equal: products of vectors differ in the last bits."""


def blend(words: NDArray[np.float32], cosines: Vectors, meaning: float) -> NDArray[np.float64]:
    """Scores [n] as shares of the best, in [0, 1]: both signals over their own spread, mixed by `meaning`.

    What stands out counts: a unit that alone holds the rare words of a query is far above the others in that
    measure, and its cosine may be like theirs. Words are counted over the root of their mean square. A cosine
    counts from the mean of all units on, over their standard deviation, so that encoders which crowd their
    vectors and those which spread them are mixed alike; one below the mean takes nothing from the words.

    Args:
        words: [n], what each unit gets for the words of the query, at least 0.
        cosines: [n], of the query and each unit.
        meaning: share of the cosines, in [0, 1].
    """
    by_words, by_meaning = words.astype(np.float64), cosines.astype(np.float64)
    scores = np.zeros(len(by_words))
    if not len(scores):
        return scores
    if (root_mean_square := float(np.sqrt(np.mean(by_words**2)))) > 0:
        scores += (1 - meaning) * by_words / root_mean_square
    if (deviation := float(by_meaning.std())) > _ROUNDING:
        scores += meaning * np.maximum(by_meaning - by_meaning.mean(), 0) / deviation
    return scores / (scores.max() or 1.0)
