"""A history as windows: what was known at their beginning, and what broke until their end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from paralog.core import Progress
from paralog.tasks.defects.meaning import Meaning, neighbours_broke
from paralog.tasks.defects.mined import Mined
from paralog.tasks.defects.options import Options
from paralog.tasks.defects.prior import Prior
from paralog.tasks.defects.regression import Logistic, fit
from paralog.tasks.defects.snapshots import DAY, Snapshot, defective_files, take_snapshots
from paralog.tasks.defects.table import Code, Table, build_table

Flags = NDArray[np.bool_]
_HALF_LIFE = 4.0  # windows after which what was learned counts half


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Files at the beginning of a window, and which of them were repaired before its end.

    Attributes:
        table: the files and their features at the beginning.
        end: the snapshot at the end.
        defective: [files].
        settled: [files] those repaired before the embargo at the end, from which the next model may learn.
    """

    table: Table
    end: Snapshot
    defective: Flags
    settled: Flags


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """All that a history lets one learn from.

    Attributes:
        mined: the history.
        options: of the task.
        now: the files of the head.
        windows: newest first; each ends where the one before it in this list begins.
    """

    mined: Mined
    options: Options
    now: Table
    windows: tuple[Window, ...]


def learn(windows: Sequence[Window], prior: Prior) -> Logistic:
    """The model that can be had at the end of the first of `windows`, newest first.

    Of the newest only repairs before its embargo count; older ones fade. Without windows it is the prior's.
    """
    if not windows:
        return Logistic(prior.belief.mean, prior.intercept[0])
    labels = [windows[0].settled, *(window.defective for window in windows[1:])]
    weights = [np.full(len(window.table), 0.5 ** (age / _HALF_LIFE)) for age, window in enumerate(windows)]
    return fit(
        np.concatenate([window.table.x for window in windows]),
        np.concatenate(labels),
        prior.belief,
        prior.intercept,
        np.concatenate(weights),
    )


def build_timeline(
    mined: Mined,
    code: Code,
    options: Options,
    *,
    meaning: Meaning | None = None,
    progress: Progress | None = None,
) -> Timeline:
    """The tables of all snapshots of a history, with what broke after each.

    Args:
        mined: the history.
        code: its files.
        options: of the task.
        meaning: what the files do; None to do without.
        progress: told how far the work is.
    """
    snapshots = take_snapshots(mined, options)
    tables = []
    for done, snapshot in enumerate(snapshots, 1):
        tables.append(build_table(mined, snapshot, code, options.window_days))
        if progress is not None:
            progress(done, len(snapshots), "measuring the files of past revisions")
    if meaning is not None:
        tables = _with_neighbours(mined, tables, meaning, progress)
    windows = []
    for newer, older in pairwise(tables):
        if len(older):
            limit = newer.snapshot.time - options.embargo_days * DAY
            found, settled = (
                older.defective(defective_files(mined, older.snapshot, newer.snapshot, not_after))
                for not_after in (None, limit)
            )
            windows.append(Window(older, newer.snapshot, found, settled))
    return Timeline(mined, options, tables[0], tuple(windows))


def _with_neighbours(
    mined: Mined, tables: list[Table], meaning: Meaning, progress: Progress | None
) -> list[Table]:
    """Each table with what the window before it says about its files' neighbours; the oldest has none."""
    vectors = []
    for done, table in enumerate(tables, 1):
        vectors.append(meaning.file_vectors(table.files))
        if progress is not None:
            progress(done, len(tables), "reading what the files of past revisions do")
    found = []
    for at, (table, older) in enumerate(pairwise(tables)):
        broke = older.defective(defective_files(mined, older.snapshot, table.snapshot))
        share = neighbours_broke(vectors[at], table.numbers, vectors[at + 1], older.numbers, broke)
        found.append(table.with_neighbours(share))
    return [*found, *tables[-1:]]
