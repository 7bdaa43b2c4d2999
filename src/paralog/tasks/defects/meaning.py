"""What files do, as far as it bears on defects: files that do what others do break as those do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Vectors
from paralog.history import Removal, TreeFile
from paralog.tasks.defects.mined import Ints

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

NEIGHBOURS = 10
MOST_COMPARED = 5000
"""Files of a window that others are compared with; of more, as many at even distances."""
_TEMPERATURE = 0.05
_BLOCK = 2048  # rows that are compared at once


class Meaning(Protocol):
    """The functions of files and their vectors, whose cosine says how alike they behave."""

    @property
    def dim(self) -> int: ...
    def units(self, files: Sequence[TreeFile]) -> Sequence[Sequence[CodeUnit]]: ...
    def removals(self, commits: Sequence[str]) -> Sequence[Removal]: ...
    def vectors(self, units: Sequence[CodeUnit]) -> Vectors: ...
    def file_vectors(self, files: Sequence[TreeFile]) -> Vectors: ...


def neighbours_broke(
    vectors: Vectors, numbers: Ints, past: Vectors, past_numbers: Ints, broke: Flags
) -> Floats:
    """How often the files that a file is most like broke in a window that has ended: [files] in [0, 1].

    The file itself, under whatever name, is none of its neighbours: what it says about itself is told by its
    own past. Nearer ones count more: weights are exp(cosine / 0.05).

    Args:
        vectors: [files, dim] of the files now.
        numbers: [files] in the lineage.
        past: [others, dim] of the files at the beginning of the window.
        past_numbers: [others].
        broke: [others] which were repaired in it.
    """
    found = np.zeros(len(vectors))
    if len(past) > MOST_COMPARED:
        some = np.linspace(0, len(past) - 1, MOST_COMPARED).astype(np.int64)
        past, past_numbers, broke = past[some], past_numbers[some], broke[some]
    k = min(NEIGHBOURS, len(past))
    if not k:
        return found
    for start in range(0, len(vectors), _BLOCK):
        at = slice(start, start + _BLOCK)
        similarity = (vectors[at] @ past.T).astype(np.float64)
        similarity[numbers[at][:, None] == past_numbers[None, :]] = -np.inf
        nearest = np.argsort(-similarity, axis=1, kind="stable")[:, :k]
        values = np.take_along_axis(similarity, nearest, axis=1)
        weights = np.exp((values - values.max(axis=1, keepdims=True, initial=-1)) / _TEMPERATURE)
        found[at] = (weights * broke[nearest]).sum(axis=1) / np.maximum(weights.sum(axis=1), 1e-12)
    return found
