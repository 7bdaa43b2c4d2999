"""The functions that recent repairs changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from paralog.core import CodeUnit, Vectors
from paralog.history import Removal, TreeFile, removals_of
from paralog.tasks.defects.meaning import Meaning
from paralog.tasks.defects.mined import Mined

MOST_REPAIRS = 300
"""How many of the latest repairs are looked into."""


@dataclass(frozen=True, slots=True, eq=False)
class Repaired:
    """Functions as they were before they were repaired.

    Attributes:
        units: [n]; the path is that of the time.
        commits: [n] place of the repair in the history.
        files: [n] number of the file in the lineage; −1 where it is not known.
        vectors: float32 [n, dim].
    """

    units: tuple[CodeUnit, ...]
    commits: tuple[int, ...]
    files: tuple[int, ...]
    vectors: Vectors

    def times(self, file: int, qualname: str) -> int:
        """How many of the repairs changed a function of a file."""
        places = {
            place
            for unit, place, number in zip(self.units, self.commits, self.files, strict=True)
            if number == file and unit.qualname == qualname
        }
        return len(places)


def repaired_functions(mined: Mined, meaning: Meaning) -> Repaired:
    """The functions that the latest `MOST_REPAIRS` repairs took lines from, newest repair first.

    A repair that only adds lines is not among them: nothing says which function it is about.
    """
    places = [place for place, verdict in enumerate(mined.verdicts) if verdict.is_fix][-MOST_REPAIRS:]
    removals = meaning.removals([mined.commits[place].id for place in places])
    found = list(_located(mined, removals))
    texts = meaning.units([file for _, _, file, _ in found])
    units, commits, files = [], [], []
    for (place, number, _, lines), inside in zip(found, texts, strict=True):
        for unit in _touched(inside, lines):
            units.append(unit)
            commits.append(place)
            files.append(number)
    order = sorted(range(len(units)), key=lambda at: (-commits[at], units[at].order))
    chosen = tuple(units[at] for at in order)
    vectors = meaning.vectors(chosen) if chosen else np.zeros((0, meaning.dim), np.float32)
    return Repaired(chosen, tuple(commits[at] for at in order), tuple(files[at] for at in order), vectors)


def _located(
    mined: Mined, removals: Sequence[Removal]
) -> Iterator[tuple[int, int, TreeFile, tuple[int, ...]]]:
    """Place of the repair, number of the file, its content before the repair, and the lines."""
    numbers = {(event.commit, event.change.path): event.file for event in mined.lineage.events}
    by_commit: dict[str, list[Removal]] = {}
    for removal in removals:
        by_commit.setdefault(removal.commit, []).append(removal)
    for id, of_commit in by_commit.items():
        place = mined.ancestry.places[id]
        for change, removal in removals_of(mined.commits[place], of_commit):
            number = numbers.get((place, change.path), -1)
            yield place, number, TreeFile(change.before, change.old_blob), removal.lines


def _touched(units: Sequence[CodeUnit], lines: Sequence[int]) -> list[CodeUnit]:
    """The innermost unit of each line, each once, in order."""
    found = {}
    for line in lines:
        around = [unit for unit in units if unit.span.start_line <= line <= unit.span.end_line]
        if around:
            inner = min(around, key=lambda unit: (unit.span.n_lines, unit.order))
            found[inner.order] = inner
    return [found[order] for order in sorted(found)]
