"""Fingerprints of a unit that survive what clone types 1 and 2 allow to differ."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from paralog.core import LexemeKind, Lexemes

_BOUND, _STRING, _NUMBER = (int(kind) for kind in (LexemeKind.BOUND, LexemeKind.STRING, LexemeKind.NUMBER))


def digest(lexemes: Lexemes) -> str:
    """Hash of the lexemes as written: equal for clones of type 1."""
    return _hash(lexemes.texts, lexemes.depths)


def shape(lexemes: Lexemes) -> str:
    """Hash of the lexemes as `renamed` sees them: equal for clones of type 2."""
    return _hash(renamed(lexemes), lexemes.depths)


def renamed(lexemes: Lexemes) -> tuple[str, ...]:
    """Lexemes with bound names numbered in order of appearance and literals reduced to their kind.

    Names that the unit only uses stay: `read()` and `write()` are no renaming of each other.

        total = price * 2  ->  $0 = price * #
    """
    numbers: dict[str, str] = {}
    out = list(lexemes.texts)
    for at, kind in enumerate(lexemes.kinds):
        if kind == _BOUND:
            out[at] = numbers.setdefault(out[at], f"${len(numbers)}")
        elif kind == _NUMBER:
            out[at] = "#"
        elif kind == _STRING:
            out[at] = '"'
    return tuple(out)


def _hash(texts: Iterable[str], depths: bytes) -> str:
    """Of texts and of how deep each statement is nested: in Python no lexeme says where a block ends."""
    written = "\0".join(texts).encode("utf-8", "surrogatepass")
    return blake2b(written + b"\0\0" + depths, digest_size=16).hexdigest()
