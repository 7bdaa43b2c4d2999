"""Which statements of two units correspond: the evidence that a reader checks line by line."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Lexemes
from paralog.tasks.clones.vocabulary import Lexer, normalized

MIN_SIMILARITY = 0.5
"""Dice coefficient of their lexemes from which two statements may correspond."""
MAX_STATEMENTS = 400
"""Statements of a unit that are aligned; what comes after them is not."""


def align(left: CodeUnit, right: CodeUnit, lexer: Lexer) -> tuple[tuple[int, int], ...]:
    """Lines (in the left file, in the right file) at which corresponding statements begin.

    Of all ways to pair similar statements that keep the order of both sides, this is one in which
    the pairs have the most lexemes in common. Bound names and literals count as equal.
    """
    one, other = lexer(left), lexer(right)
    if left.shape == right.shape and left.language == right.language:
        pairs = [(i, i) for i in range(min(len(one.lines), len(other.lines)))]
    else:
        pairs = _best_path(_gains(_statements(one), _statements(other)))
    return tuple(
        sorted(
            {(left.span.start_line + one.lines[i], right.span.start_line + other.lines[j]) for i, j in pairs}
        )
    )


def _statements(lexemes: Lexemes) -> list[list[str]]:
    """Normalized lexemes of each statement."""
    texts = normalized(lexemes)
    statements = [[texts[at] for at in positions] for _, positions in lexemes.by_statement()]
    return statements[:MAX_STATEMENTS]


def _gains(left: list[list[str]], right: list[list[str]]) -> NDArray[np.float32]:
    """Lexemes in common of each pair of statements, 0 where they are not similar; shape [left, right]."""
    numbers: dict[tuple[str, int], int] = {}
    one, other = _occurrences(left, numbers), _occurrences(right, numbers)
    n = len(numbers)
    common = _indicator(one, n) @ _indicator(other, n).T
    lengths = np.add.outer([len(each) for each in one], [len(each) for each in other])
    gains: NDArray[np.float32] = np.where(2 * common >= MIN_SIMILARITY * lengths, common, np.float32(0))
    return gains


def _occurrences(statements: list[list[str]], numbers: dict[tuple[str, int], int]) -> list[list[int]]:
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
