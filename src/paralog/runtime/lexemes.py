"""Lexemes of units that an earlier run compared, so that a scan of unchanged code parses nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256

from paralog.core import CodeUnit, Lexemes
from paralog.runtime.cache import EmbeddingCache
from paralog.syntax import lex
from paralog.syntax.version import parser_version


class LexemeCache:
    """Reads lexemes from the cache, and lexes what it does not hold; as a context it keeps the new ones.

    Args:
        cache: open until the context ends.
    """

    def __init__(self, cache: EmbeddingCache) -> None:
        self._cache = cache
        self._new: dict[str, str] = {}

    def __call__(self, units: Sequence[CodeUnit]) -> list[Lexemes]:
        """The lexemes of units in their order, as from `syntax.lex`."""
        keys = [_key(unit) for unit in units]
        records = self._cache.records(list(dict.fromkeys(keys)))
        return [self._lexemes(unit, key, records.get(key)) for unit, key in zip(units, keys, strict=True)]

    def _lexemes(self, unit: CodeUnit, key: str, record: str | None) -> Lexemes:
        if record is not None:
            try:
                return _read(record)
            except (ValueError, TypeError):
                pass  # a damaged record is made anew
        lexemes = lex(unit)
        self._new[key] = _write(lexemes)
        return lexemes

    def __enter__(self) -> LexemeCache:
        return self

    def __exit__(self, *_: object) -> None:
        if self._new:
            self._cache.store(self._new, {})


def _key(unit: CodeUnit) -> str:
    """Equal for units whose lexemes are: those of a script depend on its kind, not on its text alone."""
    content = f"{unit.kind}\0{unit.code}".encode("utf-8", "surrogatepass")
    return f"lexemes:{parser_version(unit.language)}:{sha256(content).hexdigest()}"


def _write(lexemes: Lexemes) -> str:
    row = (lexemes.texts, list(lexemes.kinds), lexemes.statements, list(lexemes.depths), lexemes.lines)
    return json.dumps(row, separators=(",", ":"))


def _read(record: str) -> Lexemes:
    texts, kinds, statements, depths, lines = json.loads(record)
    return Lexemes(tuple(texts), bytes(kinds), tuple(statements), bytes(depths), tuple(lines))
