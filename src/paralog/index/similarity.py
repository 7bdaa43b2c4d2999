"""Cosine of chosen pairs of rows, the same to the last bit whoever asks and in whatever blocks."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.core import Matches, Neighbours, Vectors

SLACK = 1e-4  # how far a blocked float32 product may lie from the pair's own value
_BLOCK = 1 << 16


def pair_similarities(
    left: Vectors, left_rows: NDArray[np.int64], right: Vectors, right_rows: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Cosine of `left[left_rows[i]]` and `right[right_rows[i]]`, summed in float64, in [-1, 1].

    A matrix product adds in an order that depends on its shape and on the number of threads, so
    two indexes that propose the same pair by products may disagree about a threshold. Every value
    that leaves an index therefore comes from here.
    """
    result = np.empty(len(left_rows), dtype=np.float32)
    for start in range(0, len(left_rows), _BLOCK):
        block = slice(start, start + _BLOCK)
        result[block] = np.einsum(
            "nd,nd->n", left[left_rows[block]], right[right_rows[block]], dtype=np.float64
        )
    return np.clip(result, -1.0, 1.0, out=result)


def rank(
    vectors: Vectors, queries: Vectors, owners: NDArray[np.int64], rows: NDArray[np.int64], k: int
) -> Neighbours:
    """The k nearest of the proposed `rows` for each query; `owners[i]` is the query of `rows[i]`."""
    similarities = pair_similarities(queries, owners, vectors, rows)
    order = np.lexsort((rows, -similarities, owners))
    owners, rows, similarities = owners[order], rows[order], similarities[order]
    place = np.arange(len(owners)) - np.searchsorted(owners, owners)
    kept = place < k
    result = Neighbours(
        rows=np.full((len(queries), k), -1, dtype=np.int64),
        similarities=np.full((len(queries), k), -1.0, dtype=np.float32),
    )
    result.rows[owners[kept], place[kept]] = rows[kept]
    result.similarities[owners[kept], place[kept]] = similarities[kept]
    return result


def unite(vectors: Vectors, left: NDArray[np.int64], right: NDArray[np.int64], threshold: float) -> Matches:
    """Proposed pairs in either direction and in any number, as sorted `Matches` at `threshold` or above."""
    low, high = np.minimum(left, right), np.maximum(left, right)
    n = np.int64(len(vectors))
    codes = np.unique(low[low != high] * n + high[low != high])
    low, high = codes // n, codes % n
    similarities = pair_similarities(vectors, low, vectors, high)
    kept = similarities >= threshold
    return Matches(low[kept], high[kept], similarities[kept])
