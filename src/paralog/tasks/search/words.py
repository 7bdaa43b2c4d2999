"""Which words a unit is found by, and how much each counts."""

from __future__ import annotations

import re
from collections import Counter

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, LexemeKind, WordIndex
from paralog.features.words import count_stems, stem, telling_words
from paralog.syntax import LANGUAGES, lex

NAME, SENTENCE = 3, 2
"""What a word of the name, or of the first sentence of the documentation, counts beyond its occurrence in
the text. Chosen on the 500 development queries of CoSQA, where all values from 1 to 8 are within 0.01 MRR."""

SHOWN = 5
"""Words at most that a hit is said to share with the code that was asked for."""
_TELLING = frozenset({LexemeKind.NAME, LexemeKind.BOUND, LexemeKind.STRING})
_SAYS_NOTHING = frozenset({"self", "cls", "none", "null", "true", "false", "init"})
_MOST_ASKED = 200  # words of a piece of code that are looked for in what was found
_LONGEST = 300  # characters of a first sentence
_END = re.compile(r"[.!?]\s|\n\s*\n")


def unit_words(unit: CodeUnit) -> Counter[str]:
    """Stems of the unit's words with their weights: its qualified name, its documentation and its code."""
    words = count_stems(unit.code)
    if LANGUAGES.get(unit.language).doc_prefix:  # the documentation stands before the unit, not in it
        words += count_stems(unit.doc)
    owner, _, name = unit.qualname.rpartition(".")
    sentence = _END.split(unit.doc[:_LONGEST], 1)[0]  # not made plain: only its words count
    for text, weight in ((owner, 1), (name, NAME), (sentence, SENTENCE)):
        for word, times in count_stems(text).items():
            words[word] += weight * times
    return words


def shared_words(query: CodeUnit, index: WordIndex, rows: NDArray[np.intp]) -> list[tuple[str, ...]]:
    """Of each of the units `rows` of the index, the rarest words that it shares with some code, rarest first.

    The words are those of names and texts, written as the code writes them.
    """
    lexemes = lex(query)
    telling = (text for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True) if kind in _TELLING)
    spelled: dict[str, str] = {}
    for word in telling_words(" ".join((query.qualname, *telling)))[:_MOST_ASKED]:
        if len(word) > 1 and not word.isdecimal() and word not in _SAYS_NOTHING:
            spelled.setdefault(stem(word), word)
    held = []
    for word, spelling in spelled.items():
        scores = index.scores([word])
        if scores[rows].any():
            held.append((int(np.count_nonzero(scores)), spelling, scores[rows] > 0))
    held.sort(key=lambda entry: entry[0])
    return [tuple(word for _, word, holds in held if holds[place])[:SHOWN] for place in range(len(rows))]
