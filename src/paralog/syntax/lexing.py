"""The lexemes of a whole source text, out of which those of its units are cut."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from paralog.core import LexemeKind, Lexemes, Span
from paralog.syntax.leaves import Leaves
from paralog.syntax.own_names import OwnNames

_BOUND, _NAME = int(LexemeKind.BOUND), int(LexemeKind.NAME)


class TextLexemes:
    """Leaves with their texts.

    A unit is cut out by slices: in nested units a leaf counts many times, and whatever is done
    for each leaf in Python is most of the time that reading takes.

    Args:
        leaves: of the text, from `walk`.
        texts: source text of each leaf.
        line_starts: byte at which each line begins.
    """

    def __init__(self, leaves: Leaves, texts: Sequence[str], line_starts: Sequence[int]) -> None:
        self._leaves = leaves
        self._texts = texts
        self._line_starts = line_starts

    def cut(self, span: Span, own: OwnNames, left_out: Sequence[tuple[int, int]]) -> Lexemes:
        """The lexemes that start in `span`.

        Args:
            span: where the unit stands.
            own: the names that the unit defines.
            left_out: sorted, disjoint byte ranges whose leaves do not count.
        """
        texts: list[str] = []
        kinds = bytearray()
        statements: list[int] = []
        starts: list[int] = []
        for run in self._runs(span, left_out):
            texts += self._texts[run]
            kinds += self._leaves.kinds[run]
            statements += self._leaves.statements[run]
            starts += self._leaves.starts[run]
        _mark_bound(kinds, texts, starts, own)
        numbers = {statement: number for number, statement in enumerate(dict.fromkeys(statements))}
        depths = [self._leaves.depths[statement] for statement in numbers]
        base = min(depths, default=0)
        # Later items win, so backwards the first leaf of each statement stays.
        first_starts = dict(zip(reversed(statements), reversed(starts), strict=True))
        first_line = self._line(span.start_byte)
        return Lexemes(
            texts=tuple(texts),
            kinds=bytes(kinds),
            statements=tuple(map(numbers.__getitem__, statements)),
            depths=bytes(depth - base for depth in depths),
            lines=tuple(self._line(first_starts[statement]) - first_line for statement in numbers),
        )

    def occurrences(self, span: Span, own: OwnNames) -> Iterator[tuple[int, int, str]]:
        """(start byte, end byte, text) of each name in `span` that is the unit's own."""
        leaves, texts = self._leaves, self._texts
        for at in leaves.within(span):
            if leaves.kinds[at] == _NAME and own.include(texts, at, leaves.starts[at]):
                yield leaves.starts[at], leaves.ends[at], texts[at]

    def n_statements(self, start: int, end: int) -> int:
        """How many statements the leaves between two bytes belong to."""
        return len(set(self._leaves.statements[self._run(start, end)]))

    def _runs(self, span: Span, left_out: Sequence[tuple[int, int]]) -> Iterator[slice]:
        """What is left of `span` between the ranges that are left out."""
        start = span.start_byte
        for first, last in left_out:
            yield self._run(start, first)
            start = last
        yield self._run(start, span.end_byte)

    def _run(self, start: int, end: int) -> slice:
        """Positions of the leaves that start between two bytes."""
        return slice(bisect_left(self._leaves.starts, start), bisect_left(self._leaves.starts, end))

    def _line(self, byte: int) -> int:
        return bisect_right(self._line_starts, byte)


def _mark_bound(kinds: bytearray, texts: Sequence[str], starts: Sequence[int], own: OwnNames) -> None:
    """Turn the unit's own names into bound ones."""
    names = own.alone | own.of_itself | own.of_any  # a call for each name would cost a tenth of reading
    at = kinds.find(_NAME)
    while at >= 0:
        if texts[at] in names and own.include(texts, at, starts[at]):
            kinds[at] = _BOUND
        at = kinds.find(_NAME, at + 1)
