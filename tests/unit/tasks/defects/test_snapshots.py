from itertools import pairwise

import numpy as np

from paralog.tasks.defects import Options
from paralog.tasks.defects.snapshots import DAY, defective_files, take_snapshots


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
