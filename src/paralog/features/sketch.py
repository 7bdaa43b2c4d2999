"""The words of a unit as a short vector: what a learned vector blurs on purpose, and names still tell.

Signed random projection of a set of weighted words (Johnson and Lindenstrauss, 1984; signs alone as in
Achlioptas, 2003). The cosine of two sketches is about that of the sets: the more rare words two units share,
the higher it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from paralog.core import Vectors
from paralog.features.arrays import UnitArrays
from paralog.features.vocabulary import Vocabulary

SKETCH_DIM = 64
"""Length of a sketch: one for each bit of a hash."""
COMMON = 20
"""Rank at which a word counts about half as much again as the commonest does."""


class WordSketch:
    """Sketches of units whose tokens are of one vocabulary.

    A token counts once however often it comes, by the logarithm of its rank: frequencies fall as ranks rise
    (Zipf), so a rank says how rare a token is. Tokens that share a bucket are as rare as the rarest.

    Args:
        vocabulary: what ids mean.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __call__(self, units: Sequence[UnitArrays]) -> Vectors:
        """float32 [n, SKETCH_DIM], rows of unit length; a row of zeros for a unit without tokens."""
        rows = np.zeros((len(units), SKETCH_DIM), np.float32)
        seen = np.zeros(len(self._words), bool)  # cheaper for each unit than sorting its ids
        for row, unit in zip(rows, units, strict=True):
            seen[unit.ids] = True
            seen[0] = False
            ids = np.flatnonzero(seen)
            self._words[ids].sum(axis=0, out=row)
            seen[ids] = False
        norms = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
        scaled: Vectors = rows / np.maximum(norms, np.float32(1e-12))
        return scaled

    @cached_property
    def _words(self) -> Vectors:
        """What each token adds, [len(vocabulary), SKETCH_DIM]."""
        n, n_known = len(self._vocabulary), len(self._vocabulary.tokens)
        ranks = np.full(n, n_known, np.float64)
        ranks[n - n_known :] = np.arange(n_known)
        weights = np.log(2 + ranks / COMMON).astype(np.float32)
        bits = (_mixed(np.arange(n, dtype=np.uint64))[:, None] >> np.arange(64, dtype=np.uint64)) & np.uint64(
            1
        )
        signs = bits.astype(np.float32) * 2 - 1
        words: Vectors = weights[:, None] * signs
        return words


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """64 bits for each number, as good as random: the output function of SplitMix64 (Steele et al., 2014)."""
    mixed = (numbers + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed = (mixed ^ (mixed >> np.uint64(shift))) * np.uint64(factor)
    result: NDArray[np.uint64] = mixed ^ (mixed >> np.uint64(31))
    return result
