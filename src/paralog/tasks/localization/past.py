"""Signals of the past: commits and reports that read like this one, and how lately each file was changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from paralog.core import WordIndex
from paralog.tasks.localization.bug_report import BugReport
from paralog.tasks.localization.codebase import Codebase, IndexWords, Rows
from paralog.tasks.localization.signal import Floats, Signals, share_of_best, standardised
from paralog.tasks.localization.words import report_words

MOST_CHANGES = 6_000
"""Latest changes that are looked at."""
MOST_FILES = 30
"""Files of a change from which it says nothing about any of them."""
_LONGEST = 2_000  # characters of a message that are read
_NEAREST = 60  # changes that read most like the report
_TOLD = 2  # of them, for each file
_FADES = 90.0  # days after which a change counts a third
_FIX_FADES = 180.0
_NEVER = 20.0  # logarithm of the days since a change that was never made


@dataclass(frozen=True, slots=True)
class PastChange:
    """A commit, or a report that was settled.

    Attributes:
        id: how a reader finds it: the first characters of a commit, "#123".
        text: message of the commit, or the report.
        paths: files that it changed, as they are called now, relative to the root.
        days: how long it was before the report, not negative.
        is_fix: whether it repaired a defect.
    """

    id: str
    text: str
    paths: tuple[str, ...]
    days: float
    is_fix: bool

    @property
    def title(self) -> str:
        """First line of the text."""
        return self.text.strip().partition("\n")[0].strip()[:200]


@dataclass(frozen=True, slots=True)
class Past:
    """Changes to a code base, indexed by their words.

    Attributes:
        changes: latest first.
        rows: of each change, the files of the code base that it touched.
        index: of their words.
        files: signals of the files that no report is needed for.
    """

    changes: tuple[PastChange, ...]
    rows: tuple[Rows, ...]
    index: WordIndex
    files: Mapping[str, Floats]


@dataclass(frozen=True, slots=True)
class Recalled:
    """The signals, and for each file the changes that read most like the report, nearest first."""

    signals: Signals
    changes: dict[int, list[PastChange]] = field(default_factory=dict)


def index_past(changes: Iterable[PastChange], code: Codebase, index_words: IndexWords) -> Past:
    """Index the changes that touched a file of the code base.

    Args:
        changes: in any order.
        code: the code base as it is now.
        index_words: how words are indexed.
    """
    row_of = {file.path: row for row, file in enumerate(code.files)}
    kept = []
    for change in sorted(changes, key=lambda change: (change.days, change.id)):
        rows = tuple(row_of[path] for path in dict.fromkeys(change.paths) if path in row_of)
        if rows and len(change.paths) <= MOST_FILES:
            kept.append((change, rows))
        if len(kept) == MOST_CHANGES:
            break
    index = index_words(report_words(change.text[:_LONGEST]) for change, _ in kept)
    found = tuple(change for change, _ in kept)
    rows_of = tuple(rows for _, rows in kept)
    return Past(found, rows_of, index, _activity(found, rows_of, len(code.files)))


def recall(report: BugReport, past: Past, n_files: int) -> Recalled:
    """The files of past changes that read like a report."""
    whole = past.index.scores(report_words(report.title, report.prose))
    titled = past.index.scores(report_words(report.title))
    found = Recalled(Signals({}, {}))
    nearest, total = _of_files(whole, past, n_files, found.changes)
    nearest_title, _ = _of_files(titled, past, n_files, {})
    found.signals.files.update(past.files)
    found.signals.files.update(
        {
            "past change": nearest,
            "past changes": share_of_best(total),
            "past change title": nearest_title,
        }
    )
    return found


def _of_files(
    scores: NDArray[np.float32], past: Past, n_files: int, told: dict[int, list[PastChange]]
) -> tuple[Floats, Floats]:
    """Of each file the nearest of its changes, and the root of the sum of squares of the nearest."""
    nearest, squares = np.zeros(n_files), np.zeros(n_files)
    if not len(scores):
        return nearest, squares
    order = np.argsort(-scores, kind="stable")[:_NEAREST]
    highest = float(scores[order[0]])
    for at in map(int, order):
        if scores[at] <= 0:
            break
        value = float(scores[at]) / highest / len(past.rows[at]) ** 0.5
        for row in past.rows[at]:
            nearest[row] = max(nearest[row], value)
            squares[row] += value**2
            if len(told.setdefault(row, [])) < _TOLD:
                told[row].append(past.changes[at])
    return nearest, np.sqrt(squares)


def _activity(changes: Sequence[PastChange], rows_of: Sequence[Rows], n_files: int) -> dict[str, Floats]:
    """How often and how lately each file was changed and repaired; a change of many files counts less."""
    often, lately, fixed = np.zeros(n_files), np.zeros(n_files), np.zeros(n_files)
    age = np.full(n_files, _NEVER)
    for change, rows in zip(changes, rows_of, strict=True):
        at, share = list(rows), 1 / len(rows)
        often[at] += share
        lately[at] += share * np.exp(-change.days / _FADES)
        age[at] = np.minimum(age[at], np.log1p(change.days))
        if change.is_fix:
            fixed[at] += share * np.exp(-change.days / _FIX_FADES)
    return {
        "changed often": standardised(np.log1p(often)),
        "changed lately": np.log1p(lately),
        "fixed lately": np.log1p(fixed),
        "last change": standardised(-age),
    }
