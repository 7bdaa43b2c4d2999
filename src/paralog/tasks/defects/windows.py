"""A history as windows: what was known at their beginning, and what broke until their end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from paralog.tasks.defects.mined import Mined
from paralog.tasks.defects.options import Options
from paralog.tasks.defects.prior import Prior
from paralog.tasks.defects.regression import Logistic, fit
from paralog.tasks.defects.snapshots import DAY, Snapshot, defective_files, take_snapshots
from paralog.tasks.defects.table import Code, Table, build_table

Flags = NDArray[np.bool_]
_HALF_LIFE = 4.0  # windows after which what was learned counts half
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """Files at the beginning of a window, and which of them were repaired before its end.

    Attributes:
        table: the files and their features at the beginning.
        end: the snapshot at the end.
        defective: [files].
    """

    table: Table
    end: Snapshot
    defective: Flags


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

    def learn(self, prior: Prior, before: int = 0) -> Logistic:
        """The model that can be had at the beginning of window `before` − 1, of the head for 0.

        It learns from windows `before` and older, all of which have ended by then, and from no repair of the
        last `embargo_days` before that moment.
        """
        moment = self.windows[before - 1].table.snapshot.time if before else self.now.snapshot.time
        known = self.windows[before:]
        limit = moment - self.options.embargo_days * DAY
        rows = [window.table.x for window in known]
        labels = [self._labels(window, limit if age == 0 else None) for age, window in enumerate(known)]
        weights = [np.full(len(window.table), 0.5 ** (age / _HALF_LIFE)) for age, window in enumerate(known)]
        if not rows:
            return Logistic(prior.belief.mean, prior.intercept[0])
        return fit(
            np.concatenate(rows),
            np.concatenate(labels),
            prior.belief,
            prior.intercept,
            np.concatenate(weights),
        )

    def _labels(self, window: Window, limit: int | None) -> Flags:
        if limit is None:
            return window.defective
        found = defective_files(self.mined, window.table.snapshot, window.end, limit)
        return window.table.defective(found)


def build_timeline(mined: Mined, code: Code, options: Options, progress: Progress | None = None) -> Timeline:
    """The tables of all snapshots of a history, with what broke after each."""
    snapshots = take_snapshots(mined, options)
    tables = []
    for done, snapshot in enumerate(snapshots, 1):
        tables.append(build_table(mined, snapshot, code, options.window_days))
        if progress is not None:
            progress(done, len(snapshots), "measuring the files of past revisions")
    windows = []
    for newer, older in pairwise(tables):
        if len(older):
            found = defective_files(mined, older.snapshot, newer.snapshot)
            windows.append(Window(older, newer.snapshot, older.defective(found)))
    return Timeline(mined, options, tables[0], tuple(windows))
