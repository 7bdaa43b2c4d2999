"""The view of Wehr et al. (2019): the structure-based traversal, each token one id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from paralog.core import CodeUnit
from paralog.features.arrays import UnitArrays
from paralog.features.subtokens import name_numbers, split
from paralog.features.vocabulary import Vocabulary
from paralog.syntax import SbtTokens, sbt

_PARTS = 4


@dataclass(frozen=True)
class SbtView:
    """Turns units into their structure-based traversal.

    Attributes:
        vocabulary: of SBT tokens, cut by coverage.
        delimiters, wrap: as in `paralog.syntax.sbt`.
        anonymous: bound names are `=v0`, `=v1`, ... in order of appearance, and so none that could be
            replaced.
        subtokens: an unknown token is its first four subtokens, each in a hash bucket of the vocabulary,
            in place of `<UNK>`; an answer to the question that the paper ends with.
    """

    vocabulary: Vocabulary
    delimiters: bool = True
    wrap: bool = True
    anonymous: bool = False
    subtokens: bool = False

    @property
    def width(self) -> int:
        """Ids of one token."""
        return _PARTS if self.subtokens else 1

    def tokens(self, unit: CodeUnit) -> Iterator[str]:
        """All that a vocabulary for this view has to count.

        A leaf counts twice: Hu et al. spell it as an opening and a closing token, and the paper's
        coverage is one of tokens so spelled. Counted once, delimiters alone would nearly fill it.
        """
        for text in self._texts(self._traverse(unit)):
            yield text
            if text[0] == "=":
                yield text

    def arrays(self, unit: CodeUnit) -> UnitArrays:
        """The traversal as arrays; statements and depths are all 0."""
        traversal = self._traverse(unit)
        rows = [self._row(text) for text in self._texts(traversal)]
        n = len(rows)
        return UnitArrays(
            ids=np.array(rows, np.int32).reshape(n, self.width),
            kinds=np.frombuffer(traversal.kinds, np.uint8),
            statements=np.zeros(n, np.int32),
            depths=np.zeros(n, np.uint8),
            names=np.full(n, -1, np.int32)
            if self.anonymous
            else name_numbers(traversal.texts, traversal.kinds),
        )

    def _traverse(self, unit: CodeUnit) -> SbtTokens:
        return sbt(unit, delimiters=self.delimiters, wrap=self.wrap)

    def _texts(self, traversal: SbtTokens) -> tuple[str, ...]:
        if not self.anonymous:
            return traversal.texts
        numbers = name_numbers(traversal.texts, traversal.kinds)
        return tuple(
            text if number < 0 else f"=v{number}"
            for text, number in zip(traversal.texts, numbers.tolist(), strict=True)
        )

    def _row(self, text: str) -> tuple[int, ...]:
        if not self.subtokens:
            return (self.vocabulary.id(text),)
        parts = [text] if text in self.vocabulary else [f"~{part}" for part in split(text[1:])] or [text]
        ids = [self.vocabulary.id(part) for part in parts[:_PARTS]]
        return (*ids, *(0,) * (_PARTS - len(ids)))
