"""Which words a unit is found by, and how much each counts."""

from __future__ import annotations

import re
from collections import Counter

from paralog.core import CodeUnit
from paralog.features.words import count_stems
from paralog.syntax import LANGUAGES

NAME, SENTENCE = 3, 2
"""What a word of the name, or of the first sentence of the documentation, counts beyond its occurrence in
the text. Chosen on the 500 development queries of CoSQA, where all values from 1 to 8 are within 0.01 MRR."""

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
