"""`UnitArrays`: one unit as integers, and how several are padded into one batch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

INPUTS = ("ids", "kinds", "statements", "depths", "slots")
"""Names of the arrays that an encoder may take, in the order in which `pad` returns them."""
MOST_STATEMENTS = 1_024
"""Statements in a window; the time and memory of comparing them grow with their square."""


@dataclass(frozen=True, slots=True)
class UnitArrays:
    """One unit under a view.

    Shapes, for n tokens of at most w parts each:
        ids: int32 [n, w], vocabulary ids, 0 where a token has fewer parts.
        kinds: uint8 [n], `LexemeKind`.
        statements: int32 [n], number of the statement a token belongs to, from 0.
        depths: uint8 [n], nesting depth of that statement.
        names: int32 [n], number of the bound name that a token is, else -1; for renaming.
    """

    ids: NDArray[np.int32]
    kinds: NDArray[np.uint8]
    statements: NDArray[np.int32]
    depths: NDArray[np.uint8]
    names: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.ids)

    def part(self, start: int, end: int) -> UnitArrays:
        """Tokens `start` to `end`, their statements numbered from 0 again."""
        statements = self.statements[start:end]
        _, renumbered = np.unique(statements, return_inverse=True)
        return UnitArrays(
            self.ids[start:end],
            self.kinds[start:end],
            renumbered.astype(np.int32).reshape(-1),
            self.depths[start:end],
            self.names[start:end],
        )


def in_one_window(n_tokens: int, n_statements: int, size: int) -> bool:
    """Whether a unit is read at once, in windows of `size` tokens."""
    return n_tokens <= size and n_statements <= MOST_STATEMENTS


def windows(unit: UnitArrays, size: int) -> list[UnitArrays]:
    """Cut a long unit into the fewest windows of about equal length, none above `size` tokens.

    What of it still has more than `MOST_STATEMENTS` is halved until nothing has. Statements are numbered
    from 0 without gaps.
    """
    if in_one_window(len(unit), int(unit.statements.max(initial=-1)) + 1, size):
        return [unit]
    n = max(2, -(-len(unit) // size))
    cuts = [round(i * len(unit) / n) for i in range(n + 1)]
    return [window for start, end in pairwise(cuts) for window in windows(unit.part(start, end), size)]


def pad(units: Sequence[UnitArrays], *, few_shapes: bool = False) -> dict[str, NDArray[np.int64]]:
    """Batch units into int64 arrays by input name, padded to the longest.

    Padding holds id 0 and statement -1; an empty unit is a row of padding. Shapes: ids
    [batch, seq, width]; kinds, statements and depths [batch, seq]; slots [statements], which counts
    from 0 and so tells how many statements the longest unit has.

    Args:
        units: at least one, of one width.
        few_shapes: round seq and statements up to powers of two and halfway between, for kernels
            that are compiled anew for each shape.
    """
    length = max(1, *(len(unit) for unit in units))
    n_statements = max(int(unit.statements.max(initial=0)) + 1 for unit in units)
    if few_shapes:
        length, n_statements = _round_up(length), _round_up(n_statements)
    batch = len(units)
    arrays = {
        "ids": np.zeros((batch, length, units[0].ids.shape[1]), np.int64),
        "kinds": np.zeros((batch, length), np.int64),
        "statements": np.full((batch, length), -1, np.int64),
        "depths": np.zeros((batch, length), np.int64),
    }
    for row, unit in enumerate(units):
        for name, array in arrays.items():
            array[row, : len(unit)] = getattr(unit, name)
    arrays["slots"] = np.arange(n_statements, dtype=np.int64)
    return arrays


def _round_up(n: int) -> int:
    """The next of 16, 24, 32, 48, 64, 96, ..."""
    power = 1 << max(4, (n - 1).bit_length())
    return power * 3 // 4 if power > 16 and n <= power * 3 // 4 else power
