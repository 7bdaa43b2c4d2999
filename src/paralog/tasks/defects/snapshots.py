"""The moments that are looked at: one for each window, back from the head."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from paralog.tasks.defects.mined import Flags, Ints, Mined
from paralog.tasks.defects.options import Options

DAY = 86_400
_NEXT = 31  # commits that a clock is compared with


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """A moment of a history.

    Attributes:
        commit: id of the last commit of the main line by then.
        time: seconds.
        reached: [commits] what that commit descends from, and itself: all that may be known at the moment.
    """

    commit: str
    time: int
    reached: Flags


def take_snapshots(mined: Mined, options: Options) -> list[Snapshot]:
    """The head, and one snapshot every `window_days` before it while there is history; newest first."""
    head = len(mined.commits) - 1
    line = np.array(mined.ancestry.main_line(head))
    times = steady_times(mined.times[line])
    now = int(times[-1])
    found = [Snapshot(mined.commits[head].id, now, mined.ancestry.of(head))]
    for number in range(1, options.max_windows + 1):
        moment = now - number * options.window_days * DAY
        place = int(np.searchsorted(times, moment, "right")) - 1
        if place < 0:
            break
        reached = mined.ancestry.of(int(line[place]))
        found.append(Snapshot(mined.commits[line[place]].id, moment, reached))
    return found


def steady_times(times: Ints) -> Ints:
    """Times of the main line, oldest first, that never go back whatever single clocks said.

    A clock that was behind counts as the latest time before it, one that was ahead of most of the next
    commits as the middle of those.
    """
    after = np.concatenate([times[1:], np.full(_NEXT, np.nan)])
    middle = np.nanmedian(sliding_window_view(after, _NEXT)[:-1], axis=1)
    steady: Ints = np.maximum.accumulate(np.append(np.minimum(times[:-1], middle), times[-1]))
    return steady.astype(np.int64)


def defective_files(
    mined: Mined, start: Snapshot, end: Snapshot, not_after: int | None = None
) -> frozenset[int]:
    """Numbers of the files that are repaired between two snapshots.

    Args:
        mined: the history.
        start: what was there.
        end: repairs that this one descends from count.
        not_after: seconds; later repairs do not count. None for no limit.
    """
    within = end.reached & ~start.reached
    if not_after is not None:
        within &= mined.times <= not_after
    return frozenset(mined.repaired(within, start.reached).tolist())
