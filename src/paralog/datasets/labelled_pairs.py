"""One's own labelled pairs of functions: which there are, and whether they do the same."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Notice, SourceError, UsageError
from paralog.datasets.labelled import left_out
from paralog.datasets.pair_records import Inline, PairRecord, Side, read_pair_records
from paralog.datasets.place import Functions
from paralog.datasets.units import require_unit

MIN_PAIRS, MIN_LABEL = 20, 8
"""Pairs in all, and pairs of either label, below which a gain could not be told from chance."""


@dataclass(frozen=True, slots=True, eq=False)
class LabelledPairs:
    """What a file of labelled pairs holds.

    Attributes:
        units: the functions, each once: one that is the same as another but for layout and comments
            stands for both.
        sides: [n, 2] positions of the two sides of each pair among `units`.
        same: [n] whether the two do the same.
        notices: what was left out and why, by line.
    """

    units: tuple[CodeUnit, ...]
    sides: NDArray[np.int64]
    same: NDArray[np.bool_]
    notices: tuple[Notice, ...] = ()

    def __len__(self) -> int:
        return len(self.same)

    @property
    def languages(self) -> tuple[frozenset[str], ...]:
        """Of each pair the languages of its two sides."""
        return tuple(frozenset(self.units[at].language for at in sides) for sides in self.sides)

    @property
    def twins(self) -> NDArray[np.int64]:
        """[functions, 2] each function with the first of its shape, a copy but for names and literals."""
        first: dict[tuple[str, str], int] = {}
        found = [
            (first.setdefault((unit.language, unit.shape), at), at) for at, unit in enumerate(self.units)
        ]
        return np.array(found, np.int64)

    @property
    def groups(self) -> NDArray[np.int64]:
        """[n, 2] group of either side: functions that do the same, as pairs say, or that are twins."""
        joined = np.concatenate([self.sides[self.same], self.twins])
        groups: NDArray[np.int64] = components(len(self.units), joined)[self.sides]
        return groups


def components(n: int, edges: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each of `n`, the first of those that it hangs together with by `edges`, [m, 2]."""
    first, before = np.arange(n), np.zeros(0, np.int64)
    while not np.array_equal(first, before):
        before = first.copy()
        np.minimum.at(first, edges, before[edges[:, ::-1]])
        first = first[first]
    return first


def read_labelled_pairs(file: Path) -> LabelledPairs:
    """Read the pairs of `file`; places in it are relative to its folder, and nothing outside that is read.

    Left out are pairs that nobody has labelled, that stand there twice, that are a function and
    itself, and those with a side that cannot be read or found.

    Raises:
        UsageError: the file or a line of it cannot be understood, a pair is said to be both, or there are
            fewer than `MIN_PAIRS` pairs or `MIN_LABEL` of a label.
    """
    gathered = _Gathered(Functions(file.parent))
    for record in read_pair_records(file):
        try:
            gathered.add(record)
        except SourceError as error:
            gathered.notices.append(Notice(f"{file.name}:{record.line}", error.reason, error.detail))
        except UsageError as error:
            raise UsageError(f"{file}:{record.line}: {error}") from error
    pairs = gathered.pairs()
    _require_enough(file, pairs)
    return pairs


@dataclass(slots=True)
class _Gathered:
    """Pairs as they are read."""

    functions: Functions
    notices: list[Notice] = field(default_factory=list)
    _units: dict[tuple[str, str], tuple[int, CodeUnit]] = field(default_factory=dict)  # by what they say
    _known: dict[tuple[int, int], tuple[bool, int]] = field(default_factory=dict)  # label and line

    def add(self, record: PairRecord) -> None:
        """Take one more pair.

        Raises:
            SourceError: it is to be left out.
            UsageError: it cannot be asked for, or contradicts one before.
        """
        if record.same is None:
            raise SourceError("", "unlabelled", "has no label yet")
        one, other = self._place(record.left), self._place(record.right)
        if one == other:
            raise SourceError("", "itself", "is a function and itself, or a copy of it")
        same, line = self._known.setdefault((min(one, other), max(one, other)), (record.same, record.line))
        if same != record.same:
            raise UsageError(f"says the opposite of line {line} about the same two functions: correct one")
        if line != record.line:
            raise SourceError("", "duplicate", f"says what line {line} says")

    def pairs(self) -> LabelledPairs:
        return LabelledPairs(
            tuple(unit for _, unit in self._units.values()),
            np.array(list(self._known), np.int64).reshape(-1, 2),
            np.array([same for same, _ in self._known.values()], np.bool_),
            tuple(self.notices),
        )

    def _place(self, side: Side) -> int:
        """Position of the function among all."""
        if isinstance(side, Inline):
            unit = require_unit(side.code, side.language, "")
        else:
            unit = self.functions.at(side)
        return self._units.setdefault((unit.language, unit.digest), (len(self._units), unit))[0]


def _require_enough(file: Path, pairs: LabelledPairs) -> None:
    n_same, n_different = int(pairs.same.sum()), int((~pairs.same).sum())
    if len(pairs) >= MIN_PAIRS and min(n_same, n_different) >= MIN_LABEL:
        return
    raise UsageError(
        f"{file} holds {n_same} pairs that do the same and {n_different} that do not; {MIN_PAIRS} are "
        f"needed, at least {MIN_LABEL} of either, to tell anything: label more."
        f"{left_out(pairs.notices)}"
    )
