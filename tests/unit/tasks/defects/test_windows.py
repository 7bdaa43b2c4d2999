from itertools import pairwise

import numpy as np

from paralog.tasks.defects import Options, read_prior
from paralog.tasks.defects.windows import build_timeline, learn


def test_windows_meet_and_hold_what_broke(planted, options):
    told = []
    timeline = build_timeline(planted.mined(), planted, options, progress=lambda *at: told.append(at))
    assert timeline.windows[0].end.commit == timeline.now.snapshot.commit
    for newer, older in pairwise(timeline.windows):
        assert older.end is newer.table.snapshot
    share = np.mean([window.defective.mean() for window in timeline.windows])
    assert 0.2 < share < 0.6
    assert told[-1][0] == told[-1][1] == len(timeline.windows) + 1


def test_a_model_knows_only_windows_that_have_ended(planted, options):
    """Whatever happens after a window began, the model that is tested on it stays the same."""
    prior = read_prior()
    mined = planted.mined()
    before = learn(build_timeline(mined, planted, options).windows[2:], prior)
    start = build_timeline(mined, planted, options).windows[1].table.snapshot
    later = np.flatnonzero(~start.reached)
    for place in later:  # all that came after is now the repair of the first file
        commit = planted.commits[place]
        fix = [change.__class__("m00.py", "", "M", "", "m00.py", 1, 1) for change in commit.changes]
        planted.commits[place] = commit.__class__(
            commit.id,
            commit.parents,
            commit.author,
            commit.authored,
            commit.committed,
            "Fix a crash",
            tuple(fix),
        )
    after = learn(build_timeline(planted.mined(), planted, options).windows[2:], prior)
    assert np.allclose(before.coefficients, after.coefficients)
    assert before.intercept == after.intercept


def test_repairs_just_before_the_moment_are_not_learned_from(planted):
    mined, prior = planted.mined(), read_prior()
    with_embargo = learn(
        build_timeline(mined, planted, Options(window_days=90, embargo_days=80)).windows[1:], prior
    )
    without = learn(
        build_timeline(mined, planted, Options(window_days=90, embargo_days=0)).windows[1:], prior
    )
    assert with_embargo.intercept < without.intercept


def test_without_a_window_the_prior_is_the_model(planted):
    prior = read_prior()
    timeline = build_timeline(planted.mined(), planted, Options(window_days=3000))
    assert timeline.windows == ()
    assert np.array_equal(learn(timeline.windows, prior).coefficients, prior.belief.mean)
