"""A source file as the pieces that it consists of: the code around its functions, and those functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, SourceError, UnitKind
from paralog.core.atomic import atomic_write
from paralog.datasets.store import ArrayStore, Source
from paralog.datasets.units import read_unit
from paralog.features import UnitArrays, View
from paralog.features.arrays import windows
from paralog.syntax import anonymise, parse

PIECE_TOKENS = 192
"""Longest piece; what is longer is cut into several of about equal length."""


@dataclass(frozen=True)
class PieceStore:
    """Pieces of many files laid end to end: file i has pieces `offsets[i]` to `offsets[i + 1]`.

    Attributes:
        pieces: their arrays.
        offsets: [n files + 1]; each file has a piece, if an empty one.
    """

    pieces: ArrayStore
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @property
    def n_tokens(self) -> NDArray[np.int64]:
        """Tokens of each file, comments not counted."""
        tokens: NDArray[np.int64] = np.diff(self.pieces.offsets[self.offsets])
        return tokens

    @property
    def n_pieces(self) -> NDArray[np.int64]:
        """Pieces of each file."""
        counts: NDArray[np.int64] = np.diff(self.offsets)
        return counts

    def rows(self, at: int) -> NDArray[np.int64]:
        """Positions of the pieces of file `at`."""
        return np.arange(self.offsets[at], self.offsets[at + 1])

    def first(self, at: int, longest: int) -> UnitArrays:
        """The beginning of file `at`, up to so many tokens, as one unit."""
        start, end = self.pieces.offsets[self.offsets[at : at + 2]]
        end = min(end, start + longest)
        flat = self.pieces.flat
        starts = self.pieces.offsets[self.offsets[at] : self.offsets[at + 1]]
        statements = flat.statements[start:end].copy()
        n = 0  # statements so far: each piece counts its own from 0
        for first, last in pairwise([*starts[starts < end], end]):
            statements[first - start : last - start] += n
            n = int(statements[first - start : last - start].max(initial=n - 1)) + 1
        return UnitArrays(
            flat.ids[start:end],
            flat.kinds[start:end],
            statements,
            flat.depths[start:end],
            flat.names[start:end],
        )


def split_file(code: str, language: str) -> list[CodeUnit]:
    """What stands around the functions of a file, as one snippet, and then its outermost functions in order.

    A file that cannot be read is one empty piece.
    """
    try:
        units = [unit for unit in parse(code, language).units if unit.kind is not UnitKind.SCRIPT]
    except SourceError:
        return [read_unit("", language)]
    source = code.encode("utf-8", "surrogatepass")
    outer: list[CodeUnit] = []
    around: list[bytes] = []
    end = 0
    for unit in units:
        if unit.span.start_byte >= end:
            outer.append(unit)
            around.append(source[end : unit.span.start_byte])
            end = unit.span.end_byte
    rest = b"".join([*around, source[end:]]).decode("utf-8", "replace")
    return [read_unit(rest, language), *outer]


def piece_store(sources: Sequence[Source], view: View, path: Path, *, anonymous: bool = False) -> PieceStore:
    """The pieces of all sources, read from `path` if they are there.

    Args:
        sources: code and language of each file.
        view: how the pieces are seen.
        path: .npz.
        anonymous: names that a file itself defines are replaced first; one where that fails is kept as it is.
    """
    if not path.exists():
        pieces: list[UnitArrays] = []
        ends = []
        for code, language in sources:
            for unit in split_file(_anonymous(code, language) if anonymous else code, language):
                pieces += windows(view.arrays(unit), PIECE_TOKENS)
            ends.append(len(pieces))
        path.parent.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f"{path.name}.new")
        ArrayStore.of(pieces).save(made)
        with atomic_write(path.with_suffix(".offsets")) as stream:
            np.save(stream, np.array([0, *ends], np.int64), allow_pickle=False)
        made.replace(path)
    return PieceStore(ArrayStore.load(path), np.load(path.with_suffix(".offsets"), allow_pickle=False))


def _anonymous(code: str, language: str) -> str:
    try:
        return anonymise(code, language)
    except SourceError:
        return code
