"""The lexical view of a unit: what it says, token by token, and to which statement each token belongs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import groupby


class LexemeKind(IntEnum):
    """What a lexeme is; stored as one byte each in `Lexemes.kinds`."""

    SYNTAX = 0  # keyword, operator, bracket, separator
    NAME = 1  # a name that the unit uses but does not define: len, System, requests
    BOUND = 2  # a name that the unit itself defines: its own, its parameters, its variables
    STRING = 3
    NUMBER = 4


@dataclass(frozen=True, slots=True)
class Lexemes:
    """Lexemes of one unit in source order; comments and the docstring are left out.

    A lexeme belongs to the innermost statement around it, so the `else` after a nested block
    belongs to the `if`, not to the block. Statements are numbered from 0 in order of appearance.

    Attributes:
        texts: exact source text of each lexeme; a whole string literal is one lexeme.
        kinds: one `LexemeKind` byte for each lexeme.
        statements: number of the statement that each lexeme belongs to.
        depths: nesting depth of each statement, 0 for the outermost, at most 255.
        lines: first line of each statement, counted from 0 at the unit's own first line.
    """

    texts: tuple[str, ...]
    kinds: bytes
    statements: tuple[int, ...]
    depths: bytes
    lines: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def by_statement(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each statement's number with the positions of its lexemes, in order of appearance."""
        positions = sorted(range(len(self.texts)), key=self.statements.__getitem__)
        for number, group in groupby(positions, key=self.statements.__getitem__):
            yield number, tuple(group)
