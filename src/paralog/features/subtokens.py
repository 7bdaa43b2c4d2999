"""The lexical view: each lexeme as the subtokens of its name, so that no word is unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, LexemeKind, Lexemes
from paralog.features.arrays import UnitArrays
from paralog.features.vocabulary import Vocabulary
from paralog.syntax import lex

_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+|[^\w\s]+")
_SYNTAX, _BOUND = int(LexemeKind.SYNTAX), int(LexemeKind.BOUND)
_STRING, _NUMBER = int(LexemeKind.STRING), int(LexemeKind.NUMBER)
_LONGEST_TEXT = 200  # of a literal; the rest of a long string says nothing about behaviour
_CACHED = 200_000  # distinct lexemes kept with their ids


def split(text: str) -> list[str]:
    """Lower-case words of a name or literal, split at case changes, underscores and digits.

    "parseHTTPResponse2" -> ["parse", "http", "response", "2"]
    """
    return [part.lower() for part in _PART.findall(text[:_LONGEST_TEXT])]


def subtokens(text: str, kind: int) -> list[str]:
    """Subtokens of one lexeme: syntax and numbers whole, names and strings split."""
    if kind == _SYNTAX or kind == _NUMBER:
        return [text]
    return split(text.strip("\"'`") if kind == _STRING else text) or [text[:1]]


@dataclass(frozen=True)
class LexicalView:
    """Turns units into the first `width` subtokens of each lexeme.

    Attributes:
        vocabulary: of subtokens.
        width: subtokens kept of a lexeme.
    """

    vocabulary: Vocabulary
    width: int = 3

    def tokens(self, unit: CodeUnit) -> Iterator[str]:
        """All that a vocabulary for this view has to count."""
        lexemes = lex(unit)
        for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True):
            yield from subtokens(text, kind)[: self.width]

    def arrays(self, unit: CodeUnit) -> UnitArrays:
        """The unit as arrays of width `width`."""
        return self.lexeme_arrays(lex(unit))

    def lexeme_arrays(self, lexemes: Lexemes) -> UnitArrays:
        """The arrays of a unit whose lexemes are at hand."""
        rows = map(self._rows.__getitem__, zip(lexemes.texts, lexemes.kinds, strict=True))
        n = len(lexemes.texts)
        kinds = np.frombuffer(lexemes.kinds, np.uint8)
        statements = np.array(lexemes.statements, np.int32)
        depths = np.frombuffer(lexemes.depths, np.uint8)
        return UnitArrays(
            ids=np.fromiter(chain.from_iterable(rows), np.int32, n * self.width).reshape(n, self.width),
            kinds=kinds,
            statements=statements,
            depths=depths[statements] if n else np.zeros(0, np.uint8),
            names=name_numbers(lexemes.texts, lexemes.kinds),
        )

    @cached_property
    def _rows(self) -> _Rows:
        return _Rows(self.vocabulary, self.width)


class _Rows(dict[tuple[str, int], tuple[int, ...]]):
    """Ids of lexemes, padded to `width`; to look up one that was seen before runs no Python."""

    def __init__(self, vocabulary: Vocabulary, width: int) -> None:
        self._vocabulary, self._width = vocabulary, width

    def __missing__(self, lexeme: tuple[str, int]) -> tuple[int, ...]:
        ids = [self._vocabulary.id(part) for part in subtokens(*lexeme)[: self._width]]
        row = (*ids, *(0,) * (self._width - len(ids)))
        if len(self) < _CACHED:
            self[lexeme] = row
        return row


def name_numbers(texts: tuple[str, ...], kinds: bytes) -> NDArray[np.int32]:
    """For each token the number of the bound name it is, in order of appearance, or -1."""
    numbers: dict[str, int] = {}
    return np.array(
        [
            numbers.setdefault(text, len(numbers)) if kind == _BOUND else -1
            for text, kind in zip(texts, kinds, strict=True)
        ],
        np.int32,
    )
