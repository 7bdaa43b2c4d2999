import numpy as np

from paralog.experiments.rum_bugs.arenas import ALL, PAPER, PROTOCOLS, TIME, WINDOWS, Arena, arenas_of
from paralog.experiments.rum_bugs.reports import read_project


def test_a_project_has_an_arena_of_each_protocol(mined_data):
    arenas = list(arenas_of(read_project(mined_data, "UI")))
    assert tuple(arena.protocol for arena in arenas) == PROTOCOLS
    assert [len(arena.rows) for arena in arenas] == [20, 26, 26]
    assert len({arena.name for arena in arenas}) == 3 and arenas[0].name == "UI"


def test_a_random_split_has_the_papers_share():
    arena = Arena("UI", PAPER, np.arange(10, 50))
    train, test = arena.split(1)
    assert len(train) == 12
    assert sorted([*train, *test]) == list(range(10, 50))
    np.testing.assert_array_equal(train, Arena("UI", ALL, np.arange(10, 50)).split(1)[0])
    assert not np.array_equal(train, arena.split(2)[0])


def test_windows_follow_one_another_and_learn_from_the_past_alone():
    arena = Arena("UI", TIME, np.arange(100))
    judged = []
    for window in range(WINDOWS):
        train, test = arena.split(window)
        assert train.max() < test.min() and len(train) == test.min()
        judged += test.tolist()
    assert judged == list(range(30, 100))
