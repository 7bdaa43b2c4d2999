"""One score out of two signals."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.core import Vectors


def blend(words: NDArray[np.float32], cosines: Vectors, meaning: float) -> NDArray[np.float64]:
    """Scores [n] in [0, 1]: each signal as a share of its best, mixed by `meaning`.

    A cosine counts from the mean of all units on, so that encoders which crowd their vectors and those
    which spread them are mixed alike.

    Args:
        words: [n], what each unit gets for the words of the query, in [0, 1].
        cosines: [n], of the query and each unit.
        meaning: share of the cosines, in [0, 1].
    """
    by_words = words.astype(np.float64)
    if not len(by_words):
        return by_words
    above = np.maximum(cosines.astype(np.float64) - float(np.mean(cosines, dtype=np.float64)), 0)
    mixed: NDArray[np.float64] = (1 - meaning) * _of_best(by_words) + meaning * _of_best(above)
    return mixed


def _of_best(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Values as shares of the highest; all 0 where that is 0."""
    return values / max(float(values.max()), 1e-12)
