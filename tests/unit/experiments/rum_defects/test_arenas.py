import numpy as np
import pytest

from paralog.core import UsageError
from paralog.experiments.rum_defects.arenas import (
    PAPER,
    PROJECTS,
    RELEASES,
    next_releases,
    other_projects,
    random_splits,
)
from paralog.experiments.rum_defects.files import LabelledFile


def files(*places):
    return [
        LabelledFile(project, release, f"f{at}", "java", "", {}, at % 3 == 0)
        for project, release in places
        for at in range(10)
    ]


def labels(found):
    return np.array([file.is_defective for file in found])


def test_a_random_split_keeps_the_share_of_defects():
    found = files(("one", "1"), ("two", "1"))
    arenas = list(random_splits(found, "paper"))
    assert [(arena.name, arena.protocol) for arena in arenas] == [("one", PAPER), ("two", PAPER)]
    train, test = arenas[1].split(labels(found), seed=3)
    assert sorted([*train, *test]) == list(range(10, 20))
    assert len(train) == 3 and labels(found)[train].sum() == 1
    again, _ = arenas[1].split(labels(found), seed=3)
    np.testing.assert_array_equal(train, again)
    assert any(not np.array_equal(train, arenas[1].split(labels(found), seed)[0]) for seed in range(4, 8))


def test_each_release_is_judged_by_the_one_before():
    found = files(("app", "1.0"), ("app", "1.1"), ("lib", "2"), ("app", "1.2"))
    arenas = list(next_releases(found, "eclipse"))
    assert [arena.name for arena in arenas] == ["app 1.0 to 1.1", "app 1.1 to 1.2"]
    train, test = arenas[1].split(labels(found), seed=9)
    assert {found[row].release for row in train} == {"1.1"} and {found[row].release for row in test} == {
        "1.2"
    }
    assert arenas[0].protocol == RELEASES


def test_a_release_without_defects_is_left_out():
    found = files(("app", "1.0"), ("app", "1.1"))
    clean = [LabelledFile("app", "1.0.5", "f", "java", "", {}, False)]
    assert [arena.name for arena in next_releases(found + clean, "eclipse")] == ["app 1.0 to 1.1"]


def test_each_project_is_judged_by_all_others():
    found = files(("one", "1"), ("two", "1"), ("three", "1"))
    arenas = list(other_projects(found, "python"))
    assert [arena.project for arena in arenas] == ["one", "three", "two"]
    for arena in arenas:
        assert arena.protocol == PROJECTS
        assert {found[row].project for row in arena.test} == {arena.project}
        assert {found[row].project for row in arena.train} == {"one", "two", "three"} - {arena.project}


def test_one_project_has_no_others():
    with pytest.raises(UsageError, match="one project"):
        list(other_projects(files(("one", "1")), "python"))
