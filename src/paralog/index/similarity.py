"""From proposed pairs of rows to answers that are the same to the last bit, whoever proposed them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from paralog.core import Matches, Neighbours, Vectors

SLACK = 1e-4
"""How far a matrix product in float32 may lie from a pair's own value."""

_BLOCK = 1 << 16  # pairs at a time


@dataclass(frozen=True, slots=True)
class Pairs:
    """Proposed pairs of rows, in either direction and in any number."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.left)

    @classmethod
    def none(cls) -> Self:
        return cls(np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))

    @classmethod
    def joined(cls, parts: list[Self]) -> Self:
        """All pairs of the `parts`, of which there is at least one."""
        return cls(
            np.concatenate([part.left for part in parts]), np.concatenate([part.right for part in parts])
        )


def pair_similarities(left: Vectors, right: Vectors, pairs: Pairs) -> NDArray[np.float32]:
    """Cosine of `left[pairs.left[i]]` and `right[pairs.right[i]]`, summed in float64, in [-1, 1].

    A matrix product adds in an order that depends on its shape and on the number of threads, so
    two indexes that find the same pair by products may disagree about a threshold. Every value
    that leaves an index therefore comes from here.
    """
    result = np.empty(len(pairs), dtype=np.float32)
    for start in range(0, len(pairs), _BLOCK):
        block = slice(start, start + _BLOCK)
        result[block] = np.einsum(
            "nd,nd->n", left[pairs.left[block]], right[pairs.right[block]], dtype=np.float64
        )
    return np.clip(result, -1.0, 1.0, out=result)


def rank(vectors: Vectors, queries: Vectors, proposed: Pairs, k: int) -> Neighbours:
    """The k nearest of the proposed (query, row) pairs, each proposed once, for each query."""
    similarities = pair_similarities(queries, vectors, proposed)
    order, places = _places(proposed, similarities)
    order, places = order[places < k], places[places < k]
    result = Neighbours(
        rows=np.full((len(queries), k), -1, dtype=np.int64),
        similarities=np.full((len(queries), k), -1.0, dtype=np.float32),
    )
    result.rows[proposed.left[order], places] = proposed.right[order]
    result.similarities[proposed.left[order], places] = similarities[order]
    return result


def unite(
    vectors: Vectors, proposals: Iterable[Pairs], threshold: float, k: int | None, max_pairs: int
) -> Matches:
    """Sorted `Matches` of the proposed pairs at `threshold` or above.

    Args:
        vectors: the rows, shape [n, dim].
        proposals: pairs in blocks, drawn one after the other.
        threshold: lowest similarity.
        k: keep a pair only if one of its rows is among the other's k nearest; None keeps all.
        max_pairs: how many proposals to gather before they are checked, which bounds the memory
            where many rows are alike and `k` is given.
    """
    matches = _checked(vectors, Pairs.none(), threshold, k)
    waiting: list[Pairs] = []
    n_waiting = 0
    for pairs in proposals:
        waiting.append(pairs)
        n_waiting += len(pairs)
        if n_waiting > max_pairs:
            kept = Pairs(matches.left, matches.right)
            matches = _checked(vectors, Pairs.joined([kept, *waiting]), threshold, k)
            waiting, n_waiting = [], 0
    return _checked(vectors, Pairs.joined([Pairs(matches.left, matches.right), *waiting]), threshold, k)


def _checked(vectors: Vectors, proposed: Pairs, threshold: float, k: int | None) -> Matches:
    low, high = np.minimum(proposed.left, proposed.right), np.maximum(proposed.left, proposed.right)
    n = np.int64(max(1, len(vectors)))
    codes = np.unique(low[low != high] * n + high[low != high])
    pairs = Pairs(codes // n, codes % n)
    similarities = pair_similarities(vectors, vectors, pairs)
    kept = similarities >= threshold
    if k is not None:
        kept &= _are_nearest(pairs, np.where(kept, similarities, -np.inf), k)
    return Matches(pairs.left[kept], pairs.right[kept], similarities[kept])


def _are_nearest(pairs: Pairs, similarities: NDArray[np.float32], k: int) -> NDArray[np.bool_]:
    """Whether one row of each pair is among the k nearest of the other."""
    both = Pairs.joined([pairs, Pairs(pairs.right, pairs.left)])
    order, places = _places(both, np.concatenate([similarities, similarities]))
    near = np.zeros(len(both), dtype=np.bool_)
    near[order[places < k]] = True
    return near[: len(pairs)] | near[len(pairs) :]


def _places(pairs: Pairs, similarities: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Order of the pairs by left row, nearest first, ties by lower right row, and the place of each there."""
    order = np.lexsort((pairs.right, -similarities, pairs.left))
    owners = pairs.left[order]
    return order, np.arange(len(owners)) - np.searchsorted(owners, owners)
