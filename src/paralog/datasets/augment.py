"""Changes to a unit's arrays that leave what it does alone, so that a model learns structure, not names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from paralog.core import LexemeKind
from paralog.features import UnitArrays, Vocabulary
from paralog.features.vocabulary import UNKNOWN

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
    def of_bound(cls, units: Iterable[UnitArrays], width: int) -> NamePool:
        """Every name that the units themselves bind and the vocabulary knows, each once."""
        bound = [unit.ids[unit.names >= 0] for unit in units]
        rows = np.unique(np.concatenate([np.zeros((0, width), np.int32), *bound]), axis=0)
        return cls(rows[rows[:, 0] != UNKNOWN])

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """One number for each row, equal for equal rows."""
        return _keys(self.rows)


def rename(unit: UnitArrays, pool: NamePool, rng: np.random.Generator) -> UnitArrays:
    """Give each bound name a random other one, the same wherever it occurs.

    No two names become one, and none becomes a name that the unit takes from elsewhere: both would
    change what the unit does. Where the pool has not enough names for that, the unit stays as it is.
    """
    n_names = int(unit.names.max(initial=-1)) + 1
    if not n_names or not len(pool.rows):
        return unit
    is_name = unit.names >= 0
    drawn = rng.choice(len(pool.rows), 4 * n_names + 16)
    keys = pool.keys[drawn]
    firsts = np.sort(np.unique(keys, return_index=True)[1])
    free = firsts[~np.isin(keys[firsts], _keys(unit.ids[~is_name]))][:n_names]
    if len(free) < n_names:
        return unit
    ids = unit.ids.copy()
    ids[is_name] = pool.rows[drawn[free]][unit.names[is_name]]
    return replace(unit, ids=ids)


def _keys(rows: NDArray[np.int32]) -> NDArray[np.int64]:
    powers = np.array([1, 0x9E3779B1, 0x85EBCA6B, 0xC2B2AE35][: rows.shape[1]], np.int64)
    keys: NDArray[np.int64] = rows.astype(np.int64) @ powers
    return keys


def forget_strings(unit: UnitArrays) -> UnitArrays:
    """Blank what string literals say; that there is one stays visible by its kind."""
    ids = unit.ids.copy()
    ids[unit.kinds == _STRING] = 0
    return replace(unit, ids=ids)


def forget_lexemes(unit: UnitArrays, share: float, rng: np.random.Generator) -> UnitArrays:
    """Blank each lexeme with probability `share`; of what kind it is stays visible."""
    ids = unit.ids.copy()
    ids[rng.random(len(ids)) < share] = 0
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
