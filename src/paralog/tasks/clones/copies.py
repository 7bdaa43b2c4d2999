"""Clones of types 1 and 2: units of the same fingerprint, found without comparing pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from paralog.core import CloneType, CodeUnit
from paralog.tasks.clones.options import Options


def group_copies(
    units: Sequence[CodeUnit], related: Mapping[int, frozenset[int]], options: Options
) -> list[tuple[int, ...]]:
    """Positions of the units by fingerprint: each group is one piece of code, and the first stands for it.

    Units without a copy are groups of one. Of related units (overloads of one name) a group takes
    the first.

    Args:
        units: in `CodeUnit.order`.
        related: positions that must not be paired, by position.
        options: whether renamed copies count as copies.
    """
    is_exact = CloneType.TYPE_2 not in options.types
    groups: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for position, unit in enumerate(units):
        group = groups[unit.language, unit.digest if is_exact else unit.shape]
        if related.get(position, frozenset()).isdisjoint(group):
            group.append(position)
    return [tuple(group) for group in groups.values()]
