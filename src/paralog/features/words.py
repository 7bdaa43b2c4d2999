"""Words as a search compares them: names split at their parts, lower case, endings off."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import chain

from paralog.features.subtokens import split

_RUN = re.compile(r"\w+")
_SUFFIXES = ("ing", "ed", "es", "s", "e")
_CACHED = 200_000  # distinct names kept with their stems
_TELLS_NOTHING = frozenset(
    "a all an and any are as at be by can code do does for from function get given how i if in into is it its"
    " java me my of on or python self that the then there this to use using want way we what when where which"
    " with you your".split()
)


def stem(word: str) -> str:
    """A word without its ending, so that sorts, sorted and sorting are one: "sorting" -> "sort"."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and not word.endswith("ss") and len(word) - len(suffix) > 2:
            return word.removesuffix(suffix)
    return word


def count_stems(text: str) -> Counter[str]:
    """How often each stem occurs in a text or a piece of code; names are split at their parts.

    "parses readHTTPHeader(raw_text)" -> pars, read, http, header, raw, text, once each
    """
    return Counter(chain.from_iterable(map(_stems_of, _RUN.findall(text))))


def count_words(text: str) -> tuple[Counter[str], Counter[str]]:
    """How often each stem occurs, and each name of several words, whole and in lower case.

    "raw_text = readHeader(text)" -> raw 1, text 2, read 1, header 1; raw_text 1, readheader 1
    """
    stems: Counter[str] = Counter()
    names: Counter[str] = Counter()
    for run, times in Counter(_RUN.findall(text)).items():
        parts = _stems_of(run)
        for part in parts:
            stems[part] += times
        if len(parts) > 1:
            names[run.lower().strip("_")] += times
    return stems, names


def telling_words(query: str) -> list[str]:
    """Words of a question that say what is looked for, each once, in order; all of them where none does.

    "How do I sort a list in Python?" -> sort, list
    """
    words = list(dict.fromkeys(word for run in _RUN.findall(query) for word in _words_of(run)))
    return [word for word in words if word not in _TELLS_NOTHING] or words


def _words_of(run: str) -> tuple[str, ...]:
    """Words of a run of letters, digits and underscores; with letters beyond ASCII, at underscores only."""
    if run.isascii():
        return tuple(split(run))
    return tuple(part for part in run.lower().split("_") if part)


@lru_cache(_CACHED)
def _stems_of(run: str) -> tuple[str, ...]:
    return tuple(map(stem, _words_of(run)))
