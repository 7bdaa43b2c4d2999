"""Edits drawn at random."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from paralog.datasets.edits import java, python
from paralog.datasets.edits.branches import branches
from paralog.datasets.edits.calls import aggregates, arguments
from paralog.datasets.edits.code import Code
from paralog.datasets.edits.places import Finder, Place
from paralog.datasets.edits.results import results
from paralog.datasets.edits.statements import drops, nestings
from paralog.datasets.edits.table import Table
from paralog.datasets.edits.tokens import bounds, comparisons, constants, operators
from paralog.datasets.pieces import Change, read_piece

TABLES: Mapping[str, Table] = {"python": python.TABLE, "java": java.TABLE}
"""The languages that have edits."""

KINDS: Mapping[str, Finder] = {
    "operator": operators,
    "comparison": comparisons,
    "bound": bounds,
    "constant": constants,
    "branch": branches,
    "arguments": arguments,
    "aggregate": aggregates,
    "dropped": drops,
    "nesting": nestings,
    "result": results,
}
"""Every kind of edit."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A program that does something else.

    Attributes:
        code: that parses without errors; dedented.
        kinds: of the edits that were made, in order.
    """

    code: str
    kinds: tuple[str, ...]


def edit(
    code: str,
    language: str,
    rng: np.random.Generator,
    *,
    kinds: Collection[str] = tuple(KINDS),
    edits: int = 1,
) -> Edited | None:
    """Change what a program does at one or a few places.

    A kind is drawn first and then one of its places, so that no kind is drowned by one with more places.
    The same generator state gives the same text.

    Args:
        code: a function, method or script.
        language: registered language name.
        rng: source of the draws.
        kinds: names of `KINDS` to draw from.
        edits: how many are made at most; they never touch the same expression.

    Returns:
        None where the language has no edits, the code does not parse without errors, or no place is
        found.

    Raises:
        ValueError: no such kind, or fewer than one edit.
    """
    if unknown := set(kinds) - KINDS.keys():
        raise ValueError(f"no edit is called {', '.join(sorted(unknown))}: there are {', '.join(KINDS)}")
    if edits < 1:
        raise ValueError(f"edits is {edits}, less than 1")
    places = _places(code, language)
    if places is None:
        return None
    drawing = _Drawing(places, rng)
    ordered = [kind for kind in KINDS if kind in kinds]
    for _ in range(edits):
        drawing.draw(ordered)
    return Edited(drawing.text, tuple(drawing.kinds)) if drawing.kinds else None


class _Places:
    """The places of a piece of code; those of a kind are found when they are first asked for."""

    def __init__(self, code: Code) -> None:
        self.piece = code.piece
        self._code = code
        self._found: dict[str, list[Place]] = {}

    def of(self, kind: str) -> list[Place]:
        if kind not in self._found:
            self._found[kind] = list(KINDS[kind](self._code))
        return self._found[kind]


@lru_cache(maxsize=8)
def _places(code: str, language: str) -> _Places | None:
    """The places of code, kept for a while because several edits are mostly made of the same function."""
    table = TABLES.get(language)
    piece = read_piece(code, language) if table is not None else None
    return None if table is None or piece is None else _Places(Code(piece, table))


class _Drawing:
    """Edits drawn so far, and the text with them."""

    def __init__(self, places: _Places, rng: np.random.Generator) -> None:
        self._places = places
        self._rng = rng
        self._taken: list[Place] = []
        self._changes: list[Change] = []
        self.kinds: list[str] = []
        self.text = ""

    def draw(self, kinds: list[str]) -> None:
        """Make one more edit, of the first kind in random order that has a place left."""
        for at in self._rng.permutation(len(kinds)):
            if self._edit(kinds[at]):
                return

    def _edit(self, kind: str) -> bool:
        piece = self._places.piece
        free = [
            place for place in self._places.of(kind) if not any(place.overlaps(one) for one in self._taken)
        ]
        for at in self._rng.permutation(len(free)):
            place = free[at]
            way = place.ways[int(self._rng.integers(len(place.ways)))]
            text = piece.changed([*self._changes, *way])
            if read_piece(text, piece.language) is not None:
                self._taken.append(place)
                self._changes += way
                self.kinds.append(kind)
                self.text = text
                return True
        return False
