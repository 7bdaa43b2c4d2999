from itertools import pairwise

import numpy as np
import pytest

from paralog.tasks.defects import Options
from paralog.tasks.defects.snapshots import DAY, defective_files, steady_times, take_snapshots


def test_snapshots_go_back_from_the_head(planted, options):
    snapshots = take_snapshots(planted.mined(), options)
    assert [(snapshots[0].time - snapshot.time) // DAY for snapshot in snapshots[:3]] == [0, 90, 180]
    for newer, older in pairwise(snapshots):
        assert not (older.reached & ~newer.reached).any()
        last = max(np.flatnonzero(older.reached))
        assert planted.commits[last].committed <= older.time
        assert planted.commits[last].id == older.commit


def test_there_are_no_snapshots_before_the_first_commit(planted):
    assert len(take_snapshots(planted.mined(), Options(window_days=500))) == 2
    assert len(take_snapshots(planted.mined(), Options(window_days=3000))) == 1
    assert len(take_snapshots(planted.mined(), Options(window_days=10, embargo_days=0, max_windows=3))) == 4


def test_a_branch_that_was_not_merged_yet_is_not_known(story):
    first = story.commit("Begin", ["a.py", "b.py"], status="A")
    branch = story.commit("Fix a crash", ["b.py"], days=1, parents=(first,))
    main = story.commit("More", ["a.py"], days=1, parents=(first,))
    story.commit("Merge", [], days=100, parents=(main, branch))
    now, before = take_snapshots(story.mined(), Options(window_days=90))[:2]
    assert before.reached.tolist() == [True, False, True, False]
    assert defective_files(story.mined(), before, now) == {1}
    assert defective_files(story.mined(), before, now, not_after=1) == frozenset()


@pytest.mark.parametrize("at", [0, 5, 50, 98])
def test_a_clock_that_is_ahead_moves_nothing_forward(at):
    times = np.arange(100) * DAY
    wrong = times.copy()
    wrong[at] = 40_000 * DAY
    assert np.abs(steady_times(wrong) - times).max() <= 16 * DAY
    assert steady_times(times).tolist() == times.tolist()


def test_a_clock_that_is_behind_moves_nothing_back():
    times = np.arange(100) * DAY
    wrong = times.copy()
    wrong[50] = wrong[99] = 0
    assert np.abs(steady_times(wrong) - times).max() <= 3 * DAY
    assert steady_times(wrong[:1]).tolist() == [0]
