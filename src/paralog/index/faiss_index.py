"""Approximate search for many vectors: faiss cells over quantized codes, every value made exact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import numpy as np
from numpy.typing import NDArray

from paralog.core import Matches, Neighbours, Vectors
from paralog.index.exact import ExactIndex
from paralog.index.similarity import pair_similarities, rank, unite
from paralog.index.storage import read_vectors

if TYPE_CHECKING:
    import faiss

EXACT_BELOW = 8_000
"""Rows below which comparing everything is as fast as building cells."""
COMPLETENESS = 0.998
"""Share of the pairs in a sample that a join has to find before it starts."""

_SAMPLE = 1_024  # rows whose exact neighbours calibrate a join
_SAMPLE_PAIRS = 64  # of each such row, the nearest ones that are counted
_CODE_ERROR = 0.01  # by how much 8-bit codes may underrate a similarity
_SPARE = 32  # candidates beyond k that a search ranks exactly
_BLOCK = 8_192  # queries at a time
_SEARCH_CELLS = 32
_SEED = 20_240


class FaissIndex:
    """An inverted file with 8-bit codes that proposes, and exact float32 similarities that decide.

    How many cells a join visits is not a constant: what loses no pair for one encoder and threshold
    loses many for another. A join therefore compares a sample of rows with everything and visits
    more cells until `COMPLETENESS` of the sample's pairs are found. Up to `EXACT_BELOW` rows the
    answers are those of `ExactIndex`.

    Faiss runs on one thread, because the order of its sums, and with it a near-tie, depends on
    their number.

    Args:
        dim: length of the vectors.
    """

    def __init__(self, dim: int) -> None:
        self._exact = ExactIndex(dim)
        self._cells: faiss.IndexIVF | None = None

    @property
    def dim(self) -> int:
        return self._exact.dim

    def __len__(self) -> int:
        return len(self._exact)

    def add(self, vectors: Vectors) -> None:
        """Append rows of unit length, shape [n, dim]; they are copied."""
        self._exact.add(vectors)
        self._cells = None

    def search(self, queries: Vectors, k: int) -> Neighbours:
        """The `k` nearest rows of each query among the cells nearest to it."""
        vectors = self._exact.vectors
        if len(vectors) < EXACT_BELOW or k + _SPARE >= len(vectors) or not len(queries):
            return self._exact.search(queries, k)
        with _one_thread():
            cells = self._build()
            cells.nprobe = _SEARCH_CELLS
            _, rows = cells.search(np.ascontiguousarray(queries, dtype=np.float32), k + _SPARE)
        owners, places = np.nonzero(rows >= 0)
        return rank(vectors, queries, owners, rows[owners, places], k)

    def join(self, threshold: float, k: int | None = None) -> Matches:
        """Pairs at `threshold` or above; with `k` those in which one is of the other's k nearest."""
        vectors = self._exact.vectors
        if len(vectors) < EXACT_BELOW:
            return self._exact.join(threshold, k)
        with _one_thread():
            cells = self._build()
            cells.nprobe = self._cells_to_visit(threshold)
            lefts, rights = [], []
            for start in range(0, len(vectors), _BLOCK):
                owners, rows = _near(cells, vectors[start : start + _BLOCK], threshold, k)
                lefts.append(owners + start)
                rights.append(rows)
        return unite(vectors, np.concatenate(lefts), np.concatenate(rights), threshold)

    def save(self, path: Path) -> None:
        """Write the index to one file, atomically."""
        self._exact.save(path)

    @classmethod
    def load(cls, path: Path) -> Self:
        """Open an index file, whichever type of index wrote it; raises `UsageError`."""
        vectors = read_vectors(path)
        index = cls(vectors.shape[1])
        index.add(vectors)
        return index

    def _build(self) -> faiss.IndexIVF:
        """The cells over all rows; made when first needed."""
        if self._cells is None:
            import faiss

            vectors = self._exact.vectors
            n_cells = 1 << int(np.log2(4 * np.sqrt(len(vectors))))
            quantizer = faiss.IndexFlatIP(self.dim)
            cells = faiss.IndexIVFScalarQuantizer(
                quantizer, self.dim, n_cells, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT
            )
            cells.own_fields = True
            quantizer.this.disown()
            cells.cp.seed = _SEED
            cells.cp.niter = 8
            cells.cp.spherical = True
            cells.cp.min_points_per_centroid = 1
            cells.cp.max_points_per_centroid = 32
            cells.train(vectors)
            cells.add(vectors)
            self._cells = cells
        return self._cells

    def _cells_to_visit(self, threshold: float) -> int:
        """Fewest cells, in doublings, that find `COMPLETENESS` of the pairs of a spread-out sample."""
        vectors = self._exact.vectors
        sample = np.linspace(0, len(vectors) - 1, _SAMPLE).astype(np.int64)
        wanted = 0
        for rows in np.array_split(sample, 8):
            near = np.count_nonzero(vectors[rows] @ vectors.T >= threshold, axis=1) - 1  # not itself
            wanted += int(np.minimum(near, _SAMPLE_PAIRS).sum())
        cells = self._build()
        cells.nprobe = 4
        while cells.nprobe < cells.nlist:
            owners, rows = _near(cells, vectors[sample], threshold, _SAMPLE_PAIRS)
            others = sample[owners] != rows
            similarities = pair_similarities(vectors, sample[owners[others]], vectors, rows[others])
            if np.count_nonzero(similarities >= threshold) >= COMPLETENESS * wanted:
                break
            cells.nprobe *= 2
        return int(min(cells.nprobe, cells.nlist))


def _near(
    cells: faiss.IndexIVF, queries: Vectors, threshold: float, k: int | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(query, row) of proposed pairs; with `k` at most one more than that for each query."""
    floor = threshold - _CODE_ERROR
    if k is None:
        limits, _, rows = cells.range_search(queries, floor)
        return np.repeat(np.arange(len(queries)), np.diff(limits.astype(np.int64))), rows
    similarities, rows = cells.search(queries, k + 1)
    owners, places = np.nonzero((rows >= 0) & (similarities >= floor))
    return owners, rows[owners, places]


@contextmanager
def _one_thread() -> Iterator[None]:
    """Run faiss on one thread inside the block and as before after it."""
    import faiss

    before = faiss.omp_get_max_threads()
    faiss.omp_set_num_threads(1)
    try:
        yield
    finally:
        faiss.omp_set_num_threads(before)
