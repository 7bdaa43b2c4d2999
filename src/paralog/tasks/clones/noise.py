"""What is no finding however alike it is: units that are alike by nature, and related pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from paralog.core import CodeUnit
from paralog.tasks.clones.options import Options


def takes_part(unit: CodeUnit, options: Options) -> bool:
    """Whether `unit` is large enough, and not of a kind that was not asked for."""
    return (
        unit.n_tokens >= options.min_tokens
        and unit.span.n_lines >= options.min_lines
        and unit.traits <= options.include_traits
    )


@dataclass(frozen=True, slots=True)
class Kinship:
    """Which units of one file are related, as positions in the sequence it was made from.

    Attributes:
        outer: positions of the units that contain each unit, outermost first.
        siblings: positions of the other units of the same qualified name in the same file.
    """

    outer: tuple[tuple[int, ...], ...]
    siblings: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, units: Sequence[CodeUnit]) -> Kinship:
        """The kinship of `units`, which stand in `CodeUnit.order`."""
        outer: list[tuple[int, ...]] = []
        named: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        enclosing: list[int] = []
        for position, unit in enumerate(units):
            while enclosing and not _contains(units[enclosing[-1]], unit):
                enclosing.pop()
            outer.append(tuple(enclosing))
            enclosing.append(position)
            named[unit.path, unit.qualname].append(position)
        siblings = tuple(
            tuple(other for other in named[unit.path, unit.qualname] if other != position)
            for position, unit in enumerate(units)
        )
        return cls(tuple(outer), siblings)

    def related(self, *, overloads: bool) -> dict[int, frozenset[int]]:
        """For each unit that has any, those it must not be paired with."""
        related: defaultdict[int, set[int]] = defaultdict(set)
        for position, enclosing in enumerate(self.outer):
            for other in enclosing:
                related[position].add(other)
                related[other].add(position)
        if not overloads:
            for position, others in enumerate(self.siblings):
                if others:
                    related[position].update(others)
        return {position: frozenset(others) for position, others in related.items()}


def _contains(outer: CodeUnit, inner: CodeUnit) -> bool:
    return outer.path == inner.path and outer.span.contains(inner.span)
