"""Places where a program can be edited, and the ways to do so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import tree_sitter

from paralog.datasets.edits.code import Code
from paralog.datasets.pieces import Change

Way = tuple[Change, ...]
"""Changes that are made together."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place and how it can be edited.

    Attributes:
        start, end: bytes that decide what the place does; two edits never share any, since one could undo
            the other.
        ways: to edit it, one or more.
    """

    start: int
    end: int
    ways: tuple[Way, ...]

    def overlaps(self, other: Place) -> bool:
        """Whether they share a byte."""
        return self.start < other.end and other.start < self.end


Finder = Callable[[Code], Iterator[Place]]
"""Finds every place of one kind of edit."""


def place(node: tree_sitter.Node, ways: Iterable[Way]) -> Iterator[Place]:
    """A node with ways to edit it; nothing where there is none."""
    found = tuple(ways)
    if found:
        yield Place(node.start_byte, node.end_byte, found)
