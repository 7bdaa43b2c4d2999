"""The floor of every table: similarities that know nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def random_similarities(n: int, seed: int = 0) -> NDArray[np.float64]:
    """Similarities [n, n] drawn evenly from [0, 1), symmetric, 1 on the diagonal; fixed by `seed`."""
    upper = np.triu(np.random.default_rng(seed).random((n, n)), 1)
    return upper + upper.T + np.eye(n)
