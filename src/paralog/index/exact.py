"""Exact search by blocked products: right by construction, and what the others are measured against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from paralog.core import Matches, Neighbours, UsageError, Vectors
from paralog.index.similarity import SLACK, Pairs, rank, unite
from paralog.index.storage import read_vectors, write_vectors

BLOCK = 1 << 24
"""Similarities held at a time: 64 MiB."""


class ExactIndex:
    """Compares everything with everything; for up to some tens of thousands of vectors.

    Args:
        dim: length of the vectors.
    """

    def __init__(self, dim: int) -> None:
        self._blocks: list[Vectors] = [np.empty((0, dim), dtype=np.float32)]

    @property
    def dim(self) -> int:
        return int(self._blocks[0].shape[1])

    def __len__(self) -> int:
        return sum(len(block) for block in self._blocks)

    @property
    def vectors(self) -> Vectors:
        """All rows in the order in which they were added, shape [n, dim]."""
        if len(self._blocks) > 1:
            self._blocks = [np.concatenate(self._blocks)]
        return self._blocks[0]

    def add(self, vectors: Vectors) -> None:
        """Append rows of unit length, shape [n, dim]; they are copied."""
        _check_rows(vectors, self.dim)
        self._blocks.append(np.array(vectors, dtype=np.float32, order="C"))

    def search(self, queries: Vectors, k: int) -> Neighbours:
        """The `k` nearest rows of each query."""
        _check_rows(queries, self.dim)
        if k < 1:
            raise UsageError(f"k must be at least 1, not {k}")
        vectors = self.vectors
        step = max(1, BLOCK // max(1, len(vectors)))
        parts = [_search_block(vectors, queries[i : i + step], k) for i in range(0, len(queries), step)]
        empty = Neighbours(np.empty((0, k), np.int64), np.empty((0, k), np.float32))
        return Neighbours(
            np.concatenate([part.rows for part in (empty, *parts)]),
            np.concatenate([part.similarities for part in (empty, *parts)]),
        )

    def join(self, threshold: float, k: int | None = None) -> Matches:
        """All pairs at `threshold` or above; with `k` those in which one is of the other's k nearest."""
        vectors = self.vectors
        return unite(vectors, _proposals(vectors, threshold, k), threshold, k, BLOCK)

    def save(self, path: Path) -> None:
        """Write the index to one file, atomically."""
        write_vectors(path, self.vectors)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open an index file, whichever type of index wrote it; raises `UsageError`."""
        vectors = read_vectors(path)
        index = cls(vectors.shape[1])
        index.add(vectors)
        return index


def _check_rows(vectors: Vectors, dim: int) -> None:
    if vectors.ndim != 2 or vectors.shape[1] != dim:
        raise UsageError(f"the index holds vectors of {dim} numbers; got an array of shape {vectors.shape}")
    if not np.isfinite(vectors).all():
        raise UsageError("the vectors hold numbers that are not finite")


def _proposals(vectors: Vectors, threshold: float, k: int | None) -> Iterator[Pairs]:
    """Pairs of each block of rows with later rows, or with any where `k` limits them."""
    step = max(1, BLOCK // max(1, len(vectors)))
    for start in range(0, len(vectors), step):
        first = start if k is None else 0
        rows, columns = propose(vectors[start : start + step] @ vectors[first:].T, threshold, k)
        yield Pairs(rows + start, columns + first)


def _search_block(vectors: Vectors, queries: Vectors, k: int) -> Neighbours:
    similarities = queries @ vectors.T
    if k < len(vectors):
        kth = np.partition(similarities, -k, axis=1)[:, -k, None]
        proposed = np.nonzero(similarities >= kth - SLACK)
    else:
        proposed = np.nonzero(np.ones_like(similarities))
    return rank(vectors, queries, Pairs(*proposed), k)


def propose(
    similarities: Vectors, threshold: float, k: int | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows and columns of a block of similarities that may lie at `threshold` or above.

    With `k` at most k + 1 in each row: the nearest, among which the row may find itself.
    """
    is_near = similarities >= threshold - SLACK
    if k is not None:
        for row in np.flatnonzero(np.count_nonzero(is_near, axis=1) > k + 1):
            is_near[row, np.argpartition(similarities[row], -k - 1)[: -k - 1]] = False
    rows, columns = np.nonzero(is_near)
    return rows, columns
