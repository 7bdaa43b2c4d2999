"""An encoder without weights: the cheap baseline, and the double that stands in for a model in tests."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Vectors
from paralog.syntax import lex, renamed


@dataclass(frozen=True, slots=True)
class HashingEncoder:
    """Hashes lexemes and pairs of neighbours into signed buckets (Weinberger et al., 2009).

    Names that a unit defines count as one, so renaming changes nothing. It sees which words a unit
    uses and a little of their order, and knows nothing of what the unit does.

    Attributes:
        dim: number of buckets.
    """

    dim: int = 256

    @property
    def name(self) -> str:
        return "hashing@1"

    @property
    def fingerprint(self) -> str:
        return f"{self.name}/{self.dim}"

    def encode(self, units: Sequence[CodeUnit]) -> Vectors:
        """Counts of hashed features under a logarithm; float32 [n, dim], rows of unit length.

        A unit without lexemes gives the first axis.
        """
        vectors = np.zeros((len(units), self.dim), np.float32)
        for row, unit in zip(vectors, units, strict=True):
            for feature, count in _features(unit).items():
                code = crc32(feature.encode("utf-8", "surrogatepass"))
                row[(code >> 1) % self.dim] += (1 if code & 1 else -1) * np.log1p(count)
        vectors[~vectors.any(axis=1), 0] = 1
        scaled: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return scaled

    @property
    def prior(self) -> float:
        return 0.05

    def probability(self, similarities: NDArray[np.float32]) -> NDArray[np.float64]:
        """A fixed curve through 1/2 at a cosine of 0.85; made up, not measured on anything."""
        result: NDArray[np.float64] = 1 / (1 + np.exp(-30 * (similarities.astype(np.float64) - 0.85)))
        return result


def _features(unit: CodeUnit) -> Counter[str]:
    words = ["$" if word.startswith("$") else word for word in renamed(lex(unit))]
    return Counter([*words, *(f"{one} {other}" for one, other in pairwise(words))])
