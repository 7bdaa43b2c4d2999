"""Pieces of source text as syntax trees, and changes to them by byte spans, so that layout stays."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

import tree_sitter

from paralog.syntax.grammar import Grammar, grammar

LONGEST = 100_000
"""Longest piece that is read, in characters."""


@dataclass(frozen=True, slots=True)
class Change:
    """`text` in the place of the bytes from `start` to `end`."""

    start: int
    end: int
    text: bytes


@dataclass(frozen=True, slots=True)
class Piece:
    """Code that parses without errors; it may be a function or method taken from its file.

    Attributes:
        source: the text that was parsed: the code, dedented, with a class around it where it needs one.
        start, end: where the code itself stands in `source`.
        root: of the tree; its offsets are those of `source`.
    """

    language: str
    source: bytes
    start: int
    end: int
    root: tree_sitter.Node

    @property
    def code(self) -> str:
        """The code itself, dedented."""
        return self.source[self.start : self.end].decode()

    def changed(self, changes: Iterable[Change]) -> str:
        """The code with changes made, which must lie in it and not overlap."""
        parts, copied = [], self.start
        for change in sorted(changes, key=lambda change: change.start):
            parts += [self.source[copied : change.start], change.text]
            copied = change.end
        return b"".join([*parts, self.source[copied : self.end]]).decode()


def read_piece(code: str, language: str) -> Piece | None:
    """Parse a piece of code; None where it does not parse without errors, or is too long.

    Raises:
        UnknownName: no such language.
        UsageError: its grammar is not installed.
    """
    if len(code) > LONGEST:
        return None
    compiled = grammar(language)
    try:
        source = (textwrap.dedent(code) if code[:1] in (" ", "\t", "\n") else code).encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return None
    return _piece(compiled, source, 0, len(source)) or _wrapped(compiled, source)


def _wrapped(compiled: Grammar, source: bytes) -> Piece | None:
    if not compiled.language.wrapper:
        return None
    before, after = compiled.language.wrapper.format("\0").encode().split(b"\0")
    return _piece(compiled, before + source + after, len(before), len(before) + len(source))


def _piece(compiled: Grammar, source: bytes, start: int, end: int) -> Piece | None:
    root = compiled.parse(source).root_node
    return None if root.has_error else Piece(compiled.language.name, source, start, end, root)
