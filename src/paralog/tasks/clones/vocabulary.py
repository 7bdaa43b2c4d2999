"""Lexical evidence: how much of their wording two units share."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from paralog.core import CodeUnit, LexemeKind, Lexemes, Span
from paralog.features.alignment import normalized
from paralog.syntax import lex

_NAME = int(LexemeKind.NAME)
_MAX_REPEATS = 1 << 16  # more occurrences of one bigram in a unit than these count as these
_PRIOR = 4.0  # weight of a name that one unit in 55 uses


LexemesOf: TypeAlias = Callable[[Sequence[CodeUnit]], Sequence[Lexemes]]
"""Gives the lexemes of units in their order, parsed or remembered."""


def lex_all(units: Sequence[CodeUnit]) -> list[Lexemes]:
    """The lexemes of units, parsed anew where they do not carry them."""
    return [lex(unit) for unit in units]


class Lexer:
    """Gives the lexemes of units, and asks for those of each unit once at most.

    Args:
        source: where they come from; to ask it for many at once is cheaper than one by one.
    """

    def __init__(self, source: LexemesOf = lex_all) -> None:
        self._source = source
        self._lexemes: dict[tuple[str, Span, str], Lexemes] = {}

    def __call__(self, unit: CodeUnit) -> Lexemes:
        """Of one unit."""
        (lexemes,) = self.read([unit])
        return lexemes

    def read(self, units: Sequence[CodeUnit]) -> list[Lexemes]:
        """Of many, in their order."""
        keys = [(unit.path, unit.span, unit.digest) for unit in units]
        unknown = {key: unit for key, unit in zip(keys, units, strict=True) if key not in self._lexemes}
        if unknown:
            self._lexemes.update(zip(unknown, self._source(list(unknown.values())), strict=True))
        return [self._lexemes[key] for key in keys]


@dataclass(frozen=True, slots=True)
class Wording:
    """What one unit says.

    Attributes:
        bigrams: adjacent normalized lexemes, as numbers; a bigram that occurs n times is n numbers,
            so that an intersection of sets counts it as often as both have it.
        names: names that the unit uses and does not define.
    """

    bigrams: frozenset[int]
    names: frozenset[str]


class Vocabulary:
    """The wordings of some units, and how rare each name is among them.

    Args:
        units: lexemes of the units to compare, by position.
    """

    def __init__(self, units: Mapping[int, Lexemes]) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._wordings = {position: self._read(lexemes) for position, lexemes in units.items()}
        counts = Counter(name for wording in self._wordings.values() for name in wording.names)
        self._weights = {name: math.log((1 + len(units)) / count) for name, count in counts.items()}
        self._weight_of = {
            position: self._weight(wording.names) for position, wording in self._wordings.items()
        }

    def overlap(self, left: int, right: int) -> float:
        """Dice coefficient of the bigrams of two units, in [0, 1]."""
        one, other = self._wordings[left].bigrams, self._wordings[right].bigrams
        return 2 * len(one & other) / max(1, len(one) + len(other))

    def agreement(self, left: int, right: int) -> float:
        """Dice coefficient of the names of two units, each weighted by its rarity, in [0, 1].

        The weight of a name is log((1 + units) / units that use it). Where both units use few or
        common names there is little to go by, and the value leans towards the overlap, which counts
        as much as one rather common name.
        """
        shared = self._weight(self._wordings[left].names & self._wordings[right].names)
        whole = self._weight_of[left] + self._weight_of[right]
        return (2 * shared + _PRIOR * self.overlap(left, right)) / (whole + _PRIOR)

    def _weight(self, names: Iterable[str]) -> float:
        return math.fsum(self._weights[name] for name in names)  # exact: sets have no order

    def _read(self, lexemes: Lexemes) -> Wording:
        texts = normalized(lexemes)
        repeats: defaultdict[int, int] = defaultdict(int)
        bigrams = set()
        for bigram in zip(["", *texts], [*texts, ""], strict=True):
            number = self._numbers.setdefault(bigram, len(self._numbers))
            bigrams.add(number * _MAX_REPEATS + min(repeats[number], _MAX_REPEATS - 1))
            repeats[number] += 1
        names = {text for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True) if kind == _NAME}
        return Wording(frozenset(bigrams), frozenset(names))
