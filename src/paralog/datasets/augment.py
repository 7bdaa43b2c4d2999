"""Changes to a unit's arrays that leave what it does alone, so that a model learns structure, not names."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from paralog.core import LexemeKind
from paralog.features import UnitArrays, Vocabulary

_STRING = int(LexemeKind.STRING)
_SYNTHETIC = ("v", "var", "x", "name", "id", "arg", "fn", "tmp")


@dataclass(frozen=True)
class NamePool:
    """Rows of ids that a bound name may be replaced by.

    Attributes:
        rows: int32 [n, width], one row a name.
    """

    rows: NDArray[np.int32]

    @classmethod
    def for_lexemes(cls, vocabulary: Vocabulary, width: int) -> NamePool:
        """Single letters, known words, and words with a number, as people and tools make them up."""
        words = [token for token in vocabulary.tokens if token.isalpha() and token.isascii()]
        letters = [word for word in words if len(word) == 1]
        rows = [[vocabulary.id(word)] for word in words + letters * 20]
        rows += [[vocabulary.id(stem), vocabulary.id(str(n))] for stem in _SYNTHETIC for n in range(100)]
        padded = np.zeros((len(rows), width), np.int32)
        for at, row in enumerate(rows):
            padded[at, : len(row[:width])] = row[:width]
        return cls(padded)

    @classmethod
    def for_sbt(cls, vocabulary: Vocabulary, width: int) -> NamePool:
        """Values of the vocabulary that look like names."""
        names = [token for token in vocabulary.tokens if token[0] == "=" and token[1:].isidentifier()]
        rows = np.zeros((len(names), width), np.int32)
        rows[:, 0] = [vocabulary.id(name) for name in names]
        return cls(rows)


def rename(unit: UnitArrays, pool: NamePool, rng: np.random.Generator) -> UnitArrays:
    """Give each bound name a random other one, the same wherever it occurs."""
    n_names = int(unit.names.max(initial=-1)) + 1
    if not n_names or not len(pool.rows):
        return unit
    chosen = pool.rows[rng.choice(len(pool.rows), n_names)]
    ids = unit.ids.copy()
    is_name = unit.names >= 0
    ids[is_name] = chosen[unit.names[is_name]]
    return replace(unit, ids=ids)


def forget_strings(unit: UnitArrays) -> UnitArrays:
    """Blank what string literals say; that there is one stays visible by its kind."""
    ids = unit.ids.copy()
    ids[unit.kinds == _STRING] = 0
    return replace(unit, ids=ids)


def drop_statements(unit: UnitArrays, share: float, rng: np.random.Generator) -> UnitArrays:
    """Leave out each statement with probability `share`, the first one never."""
    if not len(unit):
        return unit
    kept = rng.random(int(unit.statements.max()) + 1) >= share
    kept[0] = True
    mask = kept[unit.statements]
    _, statements = np.unique(unit.statements[mask], return_inverse=True)
    return UnitArrays(
        unit.ids[mask],
        unit.kinds[mask],
        statements.astype(np.int32).reshape(-1),
        unit.depths[mask],
        unit.names[mask],
    )
