"""Clones of types 3 and 4: pairs of near embeddings that the wording does not contradict."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from paralog.core import CloneType, CodeUnit, Index, Vectors
from paralog.tasks.clones.options import Options
from paralog.tasks.clones.posterior import Posterior
from paralog.tasks.clones.vocabulary import Lexer, Vocabulary

IndexFactory: TypeAlias = Callable[[int], Index]
"""Makes an empty index for vectors of the given length."""

TYPE_3_OVERLAP = 0.7
"""Overlap from which two units are near copies. It draws BigCloneBench's line between strongly and
moderately type 3, pairs that are 70 % alike after normalization: of 500 pairs of each kind 96 % of
the strongly, 32 % of the moderately and none of the weakly type 3 or type 4 lie above it, nor does
any pair that is no clone."""

MIN_SIZE_RATIO = 0.25
"""Lexemes of the smaller unit per lexeme of the larger one below which the two are not compared."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for two units being clones of type 3 or 4.

    Attributes:
        type: by the overlap.
        similarity: cosine of the embeddings.
        overlap: share of pairs of neighbouring normalized lexemes in common, in [0, 1].
        agreement: share of vocabulary in common, in [0, 1].
        probability: that the two do the same.
    """

    type: CloneType
    similarity: float
    overlap: float
    agreement: float
    probability: float


def near_pairs(
    units: Sequence[CodeUnit],
    vectors: Vectors,
    threshold: float,
    index_factory: IndexFactory,
    options: Options,
) -> list[tuple[int, int]]:
    """Positions of units of comparable size and language, their cosine at `threshold` or above."""
    index = index_factory(vectors.shape[1])
    index.add(vectors)
    matches = index.join(threshold, options.max_neighbours)
    sizes = np.array([unit.n_tokens for unit in units], dtype=np.int64)
    left, right = sizes[matches.left], sizes[matches.right]
    comparable = np.minimum(left, right) >= MIN_SIZE_RATIO * np.maximum(left, right)
    pairs = zip(matches.left[comparable].tolist(), matches.right[comparable].tolist(), strict=True)
    if options.across_languages:
        return list(pairs)
    return [(one, other) for one, other in pairs if units[one].language == units[other].language]


class Comparison:
    """Weighs the evidence on pairs of units.

    Args:
        units: in the order of the vectors.
        vectors: their embeddings, shape [n, dim], rows of unit length.
        positions: of the units that will be compared.
        lexer: where to get their lexemes.
        posterior: how probable a pair is.
        options: what counts as a clone.
    """

    def __init__(
        self,
        units: Sequence[CodeUnit],
        vectors: Vectors,
        positions: Iterable[int],
        lexer: Lexer,
        posterior: Posterior,
        options: Options,
    ) -> None:
        compared = list(positions)
        lexemes = lexer.read([units[position] for position in compared])
        self._vocabulary = Vocabulary(dict(zip(compared, lexemes, strict=True)))
        self._units = units
        self._vectors = vectors
        self._posterior = posterior
        self._options = options

    def __call__(self, left: int, right: int) -> Evidence | None:
        """The evidence, or None where it does not make the two probable clones of a wanted type."""
        one, other = self._units[left], self._units[right]
        if one.shape == other.shape and one.language == other.language:
            return None  # renamed copies are apart only where they were not asked for
        overlap = self._vocabulary.overlap(left, right)
        agreement = self._vocabulary.agreement(left, right)
        kind = CloneType.TYPE_3 if overlap >= TYPE_3_OVERLAP else CloneType.TYPE_4
        if kind not in self._options.types:
            return None
        if kind is CloneType.TYPE_4 and agreement < self._options.min_agreement:
            return None
        similarity = self._similarity(left, right)
        (probability,) = self._posterior.probability(np.array([similarity], np.float32), kind)
        if probability < self._options.min_probability:
            return None
        return Evidence(kind, similarity, overlap, agreement, float(probability))

    def _similarity(self, left: int, right: int) -> float:
        one, other = self._vectors[left].astype(np.float64), self._vectors[right].astype(np.float64)
        return float(np.clip(one @ other, -1.0, 1.0))
