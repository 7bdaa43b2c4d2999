"""Lexemes of units as compact JSON, kept so that what was parsed once is not parsed again to be compared."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from paralog.core import CodeUnit, Lexemes
from paralog.syntax import lex
from paralog.syntax.version import parser_version

if TYPE_CHECKING:
    from paralog.runtime.cache import EmbeddingCache


class LexemeStore:
    """Gives the lexemes of units: just read, remembered, or parsed anew; as a context it keeps what it gave.

    Only what was asked for is kept: few units have a near one to be compared with.

    Args:
        fresh: records of this run, by key.
        cache: records of earlier ones, open until the context ends; None to do without.
    """

    def __init__(self, fresh: Mapping[str, str], cache: EmbeddingCache | None) -> None:
        self._fresh = fresh
        self._cache = cache
        self._new: dict[str, str] = {}

    def __call__(self, units: Sequence[CodeUnit]) -> list[Lexemes]:
        """The lexemes of units in their order, as from `syntax.lex`."""
        keys = [lexemes_key(unit) for unit in units]
        unread = [key for key in dict.fromkeys(keys) if key not in self._fresh]
        kept = self._cache.records(unread) if self._cache is not None else {}
        return [self._lexemes(unit, key, kept.get(key)) for unit, key in zip(units, keys, strict=True)]

    def _lexemes(self, unit: CodeUnit, key: str, kept: str | None) -> Lexemes:
        if key in self._fresh:
            self._new[key] = self._fresh[key]
            return _read(self._fresh[key])
        if kept is not None:
            try:
                return _read(kept)
            except (ValueError, TypeError):
                pass  # a damaged record is made anew
        lexemes = lex(unit)
        self._new[key] = write_lexemes(lexemes)
        return lexemes

    def __enter__(self) -> LexemeStore:
        return self

    def __exit__(self, *_: object) -> None:
        if self._new and self._cache is not None:
            self._cache.store(self._new, {})


def lexemes_key(unit: CodeUnit) -> str:
    """Equal for units whose lexemes are: those of a script depend on its kind, not on its text alone."""
    content = f"{unit.kind}\0{unit.code}".encode("utf-8", "surrogatepass")
    return f"lexemes:{parser_version(unit.language)}:{sha256(content).hexdigest()}"


def write_lexemes(lexemes: Lexemes) -> str:
    """The record of the lexemes of one unit."""
    row = (lexemes.texts, list(lexemes.kinds), lexemes.statements, list(lexemes.depths), lexemes.lines)
    return json.dumps(row, separators=(",", ":"))


def _read(record: str) -> Lexemes:
    texts, kinds, statements, depths, lines = json.loads(record)
    return Lexemes(tuple(texts), bytes(kinds), tuple(statements), bytes(depths), tuple(lines))
