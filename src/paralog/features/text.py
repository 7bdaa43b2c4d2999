"""Text as an encoder sees it: words, read as one statement."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from paralog.features.arrays import UnitArrays
from paralog.features.subtokens import split
from paralog.features.vocabulary import Vocabulary

LONGEST_TEXT = 64
"""Words of a text that are read; a purpose is said in its first sentences."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class TextView:
    """Turns texts into arrays of width 1, so that they are padded and run like code.

    Names within a text are split as they are in code: "readHTTPHeader" is the words read, http, header.

    Attributes:
        vocabulary: of lower-case words.
        longest: words that are read.
    """

    vocabulary: Vocabulary
    longest: int = LONGEST_TEXT

    def tokens(self, text: str) -> list[str]:
        """Words of a text, lower case, without punctuation: "Sum of a_list." -> sum, of, a, list."""
        found: list[str] = []
        for piece in text.split():
            words = split(piece) if piece.isascii() else _WORD.findall(piece.lower())
            found += [word for word in words if word[0].isalnum()]
            if len(found) >= self.longest:
                break
        return found[: self.longest]

    def arrays(self, text: str) -> UnitArrays:
        """The text as a unit of one statement; a text without a word is an empty unit."""
        ids = np.array([self.vocabulary.id(word) for word in self.tokens(text)], np.int32)
        n = len(ids)
        return UnitArrays(
            ids=ids.reshape(n, 1),
            kinds=np.zeros(n, np.uint8),
            statements=np.zeros(n, np.int32),
            depths=np.zeros(n, np.uint8),
            names=np.full(n, -1, np.int32),
        )
