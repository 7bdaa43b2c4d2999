"""Joins of many vectors: rows are compared only with those in the cells that lie nearest to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from paralog.core import Matches, Vectors
from paralog.index.exact import BLOCK, ExactIndex, propose
from paralog.index.similarity import Pairs, unite

Rows = NDArray[np.int64]

EXACT_BELOW = 8_000
"""Rows below which comparing everything is as fast as making cells."""
COMPLETENESS = 0.998
"""Share of a sample's pairs that the cells visited by a join must hold."""

_SAMPLE = 2_048  # rows whose exact neighbours say how many cells to visit
_SAMPLE_PAIRS = 64  # of each such row, the nearest ones that count
_TRAINING_ROWS = 16  # for each cell
_ROUNDS = 2  # of k-means: more did not make a join more complete
_MAX_PAIRS = 1 << 23  # proposals held before they are checked and thinned out
_SEED = 20_240


class CellIndex(ExactIndex):
    """An inverted file: cells by k-means, each row at home in one cell and a visitor to several.

    A join compares the rows at home in a cell with the visitors in one matrix product, so it runs
    at the speed of the linear algebra library; values and the threshold are then checked exactly.
    How many cells to visit is no constant: what loses no pair for one encoder and threshold loses
    many for another. It is read off a sample of rows that is compared with everything.

    All but the join, and the join of less than `EXACT_BELOW` rows, is that of `ExactIndex`.
    """

    def join(self, threshold: float, k: int | None = None) -> Matches:
        """Pairs at `threshold` or above; with `k` those in which one is of the other's k nearest."""
        vectors = self.vectors
        if len(vectors) < EXACT_BELOW:
            return super().join(threshold, k)
        centres = _centres(vectors)
        n_visits = _visits_needed(vectors, centres, threshold)
        cells = _Cells.of(vectors, centres, n_visits)
        return unite(vectors, cells.proposals(vectors, threshold, k), threshold, k, _MAX_PAIRS)


@dataclass(frozen=True, slots=True)
class _Cells:
    """Rows by cell: those of cell `c` are `home[home_starts[c] : home_starts[c + 1]]`, and so on."""

    home: Rows
    home_starts: Rows
    visitors: Rows
    visitor_starts: Rows

    @classmethod
    def of(cls, vectors: Vectors, centres: Vectors, n_visits: int) -> Self:
        """Put each row at home in its nearest cell and as a visitor into its `n_visits` nearest."""
        visited = np.empty((len(vectors), n_visits), dtype=np.int64)
        for block in _blocks(len(vectors), len(centres)):
            near = vectors[block] @ centres.T
            visited[block] = np.argpartition(near, -n_visits, axis=1)[:, -n_visits:]
        home, home_starts = _grouped(_nearest(vectors, centres), len(centres))
        visits, visitor_starts = _grouped(visited.ravel(), len(centres))
        return cls(home, home_starts, visits // n_visits, visitor_starts)

    def proposals(self, vectors: Vectors, threshold: float, k: int | None) -> Iterator[Pairs]:
        for cell in range(len(self.home_starts) - 1):
            home = self.home[self.home_starts[cell] : self.home_starts[cell + 1]]
            visitors = self.visitors[self.visitor_starts[cell] : self.visitor_starts[cell + 1]]
            if not len(home):
                continue
            hosts = vectors[home]
            for block in _blocks(len(visitors), len(home)):
                rows, columns = propose(vectors[visitors[block]] @ hosts.T, threshold, k)
                yield Pairs(visitors[block][rows], home[columns])


def _centres(vectors: Vectors) -> Vectors:
    """Unit vectors around which the rows gather, about 4 x sqrt(n) of them, by spherical k-means."""
    n_cells = 1 << round(np.log2(4 * np.sqrt(len(vectors))))
    generator = np.random.default_rng(_SEED)
    n_sample = min(len(vectors), n_cells * _TRAINING_ROWS)
    sample = vectors[generator.choice(len(vectors), n_sample, replace=False)]
    centres: Vectors = sample[:n_cells].copy()
    for _ in range(_ROUNDS):
        members, starts = _grouped(_nearest(sample, centres), n_cells)
        for cell in range(n_cells):
            total = sample[members[starts[cell] : starts[cell + 1]]].sum(axis=0)
            length = np.linalg.norm(total)
            if length > 0:  # an empty cell keeps its place
                centres[cell] = total / length
    return centres


def _visits_needed(vectors: Vectors, centres: Vectors, threshold: float) -> int:
    """Number of nearest cells that hold `COMPLETENESS` of the pairs of a sample spread over the rows."""
    sample = np.linspace(0, len(vectors) - 1, _SAMPLE).astype(np.int64)
    found = [Pairs.none()]
    for block in _blocks(len(sample), len(vectors)):
        rows, columns = propose(vectors[sample[block]] @ vectors.T, threshold, _SAMPLE_PAIRS)
        found.append(Pairs(sample[block][rows], columns))
    pairs = Pairs.joined(found)
    home = _nearest(vectors, centres)
    visits = np.minimum(
        _visits_until(vectors, centres, pairs.left, home[pairs.right]),
        _visits_until(vectors, centres, pairs.right, home[pairs.left]),
    )[pairs.left != pairs.right]
    return int(np.quantile(visits, COMPLETENESS, method="higher")) if len(visits) else 1


def _visits_until(vectors: Vectors, centres: Vectors, rows: Rows, cells: Rows) -> Rows:
    """How many of its nearest cells each row has to visit until it comes to the given one."""
    visits = np.empty(len(rows), dtype=np.int64)
    for block in _blocks(len(rows), len(centres)):
        near = vectors[rows[block]] @ centres.T
        own = np.take_along_axis(near, cells[block][:, None], axis=1)
        visits[block] = np.count_nonzero(near >= own, axis=1)
    return visits


def _nearest(vectors: Vectors, centres: Vectors) -> Rows:
    """Cell of the nearest centre of each row."""
    nearest = np.empty(len(vectors), dtype=np.int64)
    for block in _blocks(len(vectors), len(centres)):
        nearest[block] = np.argmax(vectors[block] @ centres.T, axis=1)
    return nearest


def _grouped(cells: Rows, n_cells: int) -> tuple[Rows, Rows]:
    """Positions ordered by cell, and where each cell's begin."""
    order = np.argsort(cells, kind="stable")
    return order, np.searchsorted(cells[order], np.arange(n_cells + 1))


def _blocks(n: int, width: int) -> Iterator[slice]:
    """Slices of `n` rows such that a block times `width` stays within `BLOCK` numbers."""
    step = max(1, BLOCK // max(1, width))
    for start in range(0, n, step):
        yield slice(start, start + step)
