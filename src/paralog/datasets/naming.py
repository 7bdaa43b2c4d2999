"""What the names of functions say: words that mean the same, words that mean the opposite."""

from __future__ import annotations

import re
from itertools import product

from paralog.features.subtokens import split
from paralog.features.words import stem

_SAME = (
    "get fetch load retrieve read obtain compute calculate calc determine evaluate return give",
    "remove delete discard drop erase",
    "make create build construct generate new",
    "find search lookup locate",
    "is has check test whether can",
    "ensure require assert verify validate",
    "convert to transform as translate",
    "write save dump store",
    "list ls",
    "str string",
    "num number",
    "dir directory folder",
    "len length size",
    "equal equals eq",
    "fmt format",
    "msg message",
    "max maximum largest",
    "min minimum smallest",
    "mean average avg",
    "param parameter",
    "char character",
    "int integer",
    "bool boolean",
    "arr array",
    "rand random",
    "iter iterator iterate",
    "idx index",
    "concat concatenate join",
    "merge combine",
    "split tokenize",
    "temp temporary tmp",
    "reverse invert",
    "diff difference",
    "strip trim",
    "file filename",
)
_CONCEPT = {
    form: words.split()[0] for words in _SAME for word in words.split() for form in (stem(word), word)
}
_OPPOSITE = tuple(
    tuple(pair.split())
    for pair in (
        "encode decode",
        "serialize deserialize",
        "compress decompress",
        "encrypt decrypt",
        "escape unescape",
        "quote unquote",
        "lock unlock",
        "get write",
        "get set",
        "add remove",
        "push pop",
        "open close",
        "min max",
        "first last",
        "start end",
        "start stop",
        "prefix suffix",
        "upper lower",
        "left right",
        "row column",
        "ascend descend",
        "before after",
    )
)
_ARROWS = frozenset({"convert", "2"})
_LIGHT = frozenset({"get", "do", "the", "of", "a", "safe"})
_WORD = re.compile(r"[a-z0-9]+")


def concept(word: str) -> str:
    """The word that stands for all of its meaning, stemmed or not: "fetch" -> "get", "comput" -> "get"."""
    return _CONCEPT.get(word, word)


def name_key(name: str) -> str:
    """The same for names that say the same: "getEditDistances", "compute_edit_distance" -> "distance edit".

    Words are taken for the first of their meaning and without the s of a plural, in alphabetical order. What
    only says that there is a result is left out, unless the name says nothing else. The order stays where it
    tells what is made of what: "str_to_list" -> "str convert list".
    """
    words = [concept(_singular(word)) for word in split(name) if _WORD.fullmatch(word)]
    heavy = [word for word in words if word not in _LIGHT] or words
    return " ".join(sorted(heavy) if _ARROWS.isdisjoint(heavy) else heavy)


def opposed(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one set of concepts has a word whose opposite only the other has: encode and decode."""
    return any(
        a in one - other and b in other - one for pair in _OPPOSITE for a, b in product(pair, pair) if a != b
    )


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss") and word not in _CONCEPT
    return word.removesuffix("s") if plural else word
