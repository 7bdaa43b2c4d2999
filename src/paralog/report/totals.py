"""The figures that stand at the head or foot of every format."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from paralog.core import CloneClass, CloneType, CodeUnit, Report, UnitKind


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts over a whole report.

    Attributes:
        files: files read; None where the task did not count them.
        lines: lines in those files; None where the task did not count them.
        units: functions in those files; None where the task did not count them.
        known: classes left out because a baseline has them or none of their members changed.
        classes: clone classes.
        members: units that are in at least one class.
        duplicated_lines: lines that would go away if one copy of each class stayed; a line that
            several classes claim counts once.
        by_type: number of classes of each clone type, all four present.
        by_file: duplicated lines of each file that has any, most first, ties by path.
    """

    files: int | None
    lines: int | None
    units: int | None
    known: int
    classes: int
    members: int
    duplicated_lines: int
    by_type: dict[CloneType, int]
    by_file: dict[str, int]

    @property
    def duplicated_share(self) -> float | None:
        """Share of all lines that are duplicated, in [0, 1]; None where lines were not counted."""
        return min(1.0, self.duplicated_lines / self.lines) if self.lines else None


def count(report: Report) -> Totals:
    """The totals of `report`."""
    by_file = _lines_by_file(_copies(report.classes))
    types = Counter(found.type for found in report.classes)
    members = {(unit.path, unit.span, unit.qualname) for found in report.classes for unit in found.units}
    return Totals(
        files=report.statistics.get("files"),
        lines=report.statistics.get("lines"),
        units=report.statistics.get("units"),
        known=report.statistics.get("known_classes", 0),
        classes=len(report.classes),
        members=len(members),
        duplicated_lines=sum(by_file.values()),
        by_type={kind: types[kind] for kind in CloneType},
        by_file=dict(sorted(by_file.items(), key=lambda item: (-item[1], item[0]))),
    )


def _copies(classes: Iterable[CloneClass]) -> Iterable[CodeUnit]:
    """Every member but the longest of each class, which is the copy that would stay."""
    for found in classes:
        stays = max(range(len(found.units)), key=lambda index: found.units[index].n_lines)
        yield from found.units[:stays] + found.units[stays + 1 :]


def _lines_by_file(units: Iterable[CodeUnit]) -> dict[str, int]:
    """Number of lines that `units` cover in each file, overlaps counted once.

    A script has no span of its own: its statements stand between the functions of the file.
    """
    ranges: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    scripts: dict[str, int] = {}
    for unit in units:
        if unit.kind is UnitKind.SCRIPT:
            scripts[unit.path] = unit.n_lines
        else:
            ranges[unit.path].append((unit.span.start_line, unit.span.end_line))
    return {path: _covered(ranges[path]) + scripts.get(path, 0) for path in {**ranges, **scripts}}


def _covered(ranges: list[tuple[int, int]]) -> int:
    covered, reached = 0, 0
    for start, end in sorted(ranges):
        covered += max(0, end - max(start, reached + 1) + 1)
        reached = max(reached, end)
    return covered
