"""Which statements of two units correspond."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.core import LexemeKind, Lexemes

MIN_SIMILARITY = 0.5
"""Dice coefficient of their lexemes from which two statements may correspond."""
MAX_STATEMENTS = 400
MAX_LEXEMES = 20_000
"""Statements of a unit that are aligned, and lexemes in them; what comes after either is not."""

_PLACEHOLDERS = {int(LexemeKind.BOUND): "$", int(LexemeKind.STRING): '"', int(LexemeKind.NUMBER): "#"}


def normalized(lexemes: Lexemes) -> list[str]:
    """Lexemes with every bound name and literal reduced to its kind: total = price * 2 -> $ = $ * #.

    Unlike `syntax.renamed` the names are not numbered, so that one more variable at the top does not
    make everything below it different.
    """
    return [_PLACEHOLDERS.get(kind, text) for text, kind in zip(lexemes.texts, lexemes.kinds, strict=True)]


def align_statements(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Pairs (i, j) of similar statements, both rising, that have the most lexemes in common.

    Args:
        one: normalized lexemes of each statement.
        other: likewise; of either only what `n_aligned` says is looked at.
    """
    return _best_path(_gains(one[: n_aligned(one)], other[: n_aligned(other)]))


def n_aligned(statements: Sequence[Sequence[str]]) -> int:
    """How many statements of a unit are aligned."""
    n_lexemes = 0
    for at, statement in enumerate(statements[:MAX_STATEMENTS]):
        n_lexemes += len(statement)
        if n_lexemes > MAX_LEXEMES:
            return at
    return min(len(statements), MAX_STATEMENTS)


def _gains(left: Sequence[Sequence[str]], right: Sequence[Sequence[str]]) -> NDArray[np.float32]:
    """Lexemes in common of each pair of statements, 0 where they are not similar; shape [left, right]."""
    numbers: dict[tuple[str, int], int] = {}
    one, other = _occurrences(left, numbers), _occurrences(right, numbers)
    n = len(numbers)
    common = _indicator(one, n) @ _indicator(other, n).T
    lengths = np.add.outer([len(each) for each in one], [len(each) for each in other])
    gains: NDArray[np.float32] = np.where(2 * common >= MIN_SIMILARITY * lengths, common, np.float32(0))
    return gains


def _occurrences(statements: Sequence[Sequence[str]], numbers: dict[tuple[str, int], int]) -> list[list[int]]:
    """Each statement's lexemes as numbers, in which a second occurrence is another lexeme."""
    found = []
    for statement in statements:
        repeats: defaultdict[str, int] = defaultdict(int)
        row = []
        for text in statement:
            row.append(numbers.setdefault((text, repeats[text]), len(numbers)))
            repeats[text] += 1
        found.append(row)
    return found


def _indicator(rows: list[list[int]], width: int) -> NDArray[np.float32]:
    matrix = np.zeros((len(rows), width), dtype=np.float32)
    for row, columns in enumerate(rows):
        matrix[row, columns] = 1
    return matrix


def _best_path(gains: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Pairs (i, j), both rising, whose gains sum to the most (Needleman and Wunsch, free gaps)."""
    n, m = gains.shape
    best = np.zeros((n + 1, m + 1), dtype=np.float32)
    for i in range(n):
        best[i + 1, 1:] = np.maximum(best[i, 1:], best[i, :-1] + gains[i])
        np.maximum.accumulate(best[i + 1], out=best[i + 1])
    pairs = []
    i, j = n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
