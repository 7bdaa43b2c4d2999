"""The view of Wehr et al. (2019): the structure-based traversal, each token one id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from paralog.core import CodeUnit
from paralog.features.arrays import UnitArrays
from paralog.features.subtokens import name_numbers
from paralog.features.vocabulary import Vocabulary
from paralog.syntax import sbt


@dataclass(frozen=True)
class SbtView:
    """Turns units into their structure-based traversal.

    Attributes:
        vocabulary: of SBT tokens, cut by coverage.
        delimiters, wrap: as in `paralog.syntax.sbt`.
    """

    vocabulary: Vocabulary
    delimiters: bool = True
    wrap: bool = True
    width: int = 1

    def tokens(self, unit: CodeUnit) -> Iterator[str]:
        """All that a vocabulary for this view has to count."""
        yield from sbt(unit, delimiters=self.delimiters, wrap=self.wrap).texts

    def arrays(self, unit: CodeUnit) -> UnitArrays:
        """The traversal as arrays of width 1; statements and depths are all 0."""
        tokens = sbt(unit, delimiters=self.delimiters, wrap=self.wrap)
        n = len(tokens.texts)
        return UnitArrays(
            ids=np.array([self.vocabulary.id(text) for text in tokens.texts], np.int32).reshape(n, 1),
            kinds=np.frombuffer(tokens.kinds, np.uint8),
            statements=np.zeros(n, np.int32),
            depths=np.zeros(n, np.uint8),
            names=name_numbers(tokens.texts, tokens.kinds),
        )
