"""The words of code and of reports, as both are compared."""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import pairwise

from paralog.features.words import count_stems, count_words, stem

_RUN = re.compile(r"\w+")
_MARK = "="
"""In front of a name of several words as a whole, so that it is no word."""

# What reports and their templates say whatever they are about.
_TELLS_NOTHING = frozenset(
    map(
        stem,
        """
        a an and are as at be been but by can could did do does don for from get got had has have how i if im
        in into is it its ive just like me more my no not of on only or our out should so some than that the
        their them then there these they this those to up use used using want was we were what when where
        which while who why will with without would you your
        actual actually behavior behaviour bug code describe description environment error example expected
        following happen happens information issue output please problem python java reproduce result results
        see seems steps system try trying version work working works
        """.split(),
    )
)


def code_words(text: str) -> Counter[str]:
    """How often each stem of a word, and each name of several words as a whole, occurs in code."""
    words, names = count_words(text)
    for name, times in names.items():
        words[_MARK + name] = times
    return words


def report_words(*texts: str) -> dict[str, float]:
    """What each word of a report counts: one and the logarithm of how often it is said.

    Words that are said in reports of every kind are left out, and single characters too.
    """
    words = code_words("\n".join(texts))
    return {
        word: 1 + math.log(times)
        for word, times in words.items()
        if len(word) > 1 and word not in _TELLS_NOTHING
    }


def phrases(text: str) -> Counter[str]:
    """How often each two words follow one another: "cannot open file" -> cannot open, open fil."""
    stems = [one for run in _RUN.findall(text) for one in count_stems(run)]
    return Counter(f"{first} {second}" for first, second in pairwise(stems))


def surfaces(text: str) -> dict[str, str]:
    """How each word of a text, as `code_words` has it, is first written there."""
    written: dict[str, str] = {}
    for run in _RUN.findall(text):
        for word in code_words(run):
            written.setdefault(word, run)
    return written


def spoken(word: str) -> str:
    """A word as a reader is shown it where it is not known how it was written."""
    return word.removeprefix(_MARK)
