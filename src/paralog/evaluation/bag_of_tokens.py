"""The plain baseline: which tokens a unit holds and how often, whatever their order.

The baseline of Wehr et al. (2019), section IV-B: a histogram over the vocabulary of the model.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.integer]


def bag_of_tokens_similarities(
    queries: Sequence[Ids], size: int, candidates: Sequence[Ids] | None = None
) -> NDArray[np.float64]:
    """Cosines of token counts [n queries, n candidates], in [0, 1]; with None the queries against themselves.

    Args:
        queries: token ids of each unit; one without tokens is like none, itself not excepted.
        size: how many ids there are; all are counted, that of unknown tokens like any other.
        candidates: the same of what they are compared with.

    Raises:
        ValueError: an id is not in [0, size).
    """
    left = _unit_counts(queries, size)
    right = left if candidates is None else _unit_counts(candidates, size)
    similarities: NDArray[np.float64] = np.minimum(left @ right.T, 1)
    return similarities


def _unit_counts(units: Sequence[Ids], size: int) -> NDArray[np.float64]:
    """Token counts [n, size], rows of unit length; zeros for a unit without tokens."""
    counts = np.zeros((len(units), size))
    for row, ids in zip(counts, units, strict=True):
        if len(ids) and not 0 <= ids.min() <= ids.max() < size:
            raise ValueError(f"token ids must be in [0, {size})")
        row += np.bincount(ids.astype(np.int64), minlength=size)
    lengths = np.linalg.norm(counts, axis=1, keepdims=True)
    counts /= np.where(lengths > 0, lengths, 1)
    return counts
