"""Which lines of two units correspond: the evidence that a reader checks."""

from __future__ import annotations

from paralog.core import CodeUnit, Lexemes
from paralog.features.alignment import align_statements, normalized
from paralog.tasks.clones.vocabulary import Lexer


def align(left: CodeUnit, right: CodeUnit, lexer: Lexer) -> tuple[tuple[int, int], ...]:
    """Lines (in the left file, in the right file) at which corresponding statements begin, one for each two.

    Of all ways to pair similar statements that keep the order of both sides, this is one in which
    the pairs have the most lexemes in common. Bound names and literals count as equal.
    """
    one, other = lexer(left), lexer(right)
    if left.shape == right.shape and left.language == right.language:
        pairs = [(i, i) for i in range(min(len(one.lines), len(other.lines)))]
    else:
        pairs = align_statements(_statements(one), _statements(other))
    first, second = left.span.start_line, right.span.start_line
    return tuple(sorted((first + one.lines[i], second + other.lines[j]) for i, j in pairs))


def _statements(lexemes: Lexemes) -> list[list[str]]:
    """Normalized lexemes of each statement."""
    texts = normalized(lexemes)
    return [[texts[at] for at in positions] for _, positions in lexemes.by_statement()]
