from pathlib import Path

import numpy as np
import pytest

from paralog.core import UsageError
from paralog.datasets.records import read_solutions
from paralog.experiments.siamese_sbt_lstm.protocol import (
    HIDDEN,
    S1_TEST,
    S2,
    SETS,
    UNSEEN_AUTHORS,
    assign,
    describe,
    labels,
    read_protocol,
)

from .conftest import HELD_OUT, TRAIN
from .conftest import S2 as UNSEEN


@pytest.fixture(scope="module")
def protocol(study_data):
    return read_protocol(study_data)


@pytest.fixture(scope="module")
def solutions(study_data):
    return tuple(read_solutions(study_data))


def test_no_test_solution_trains(protocol, solutions):
    for challenges in (None, 2, 4, 6):
        trains = protocol.training(challenges)
        chosen = {at for at, s in enumerate(solutions) if trains(s)}
        assert chosen
        assert {solutions[at].author for at in chosen}.isdisjoint(HELD_OUT)
        assert {solutions[at].split for at in chosen} == {"train"}
        for name in SETS:
            assert chosen.isdisjoint(protocol.rows(solutions, name))


def test_the_richest_challenges_train_first(protocol, solutions):
    trains = protocol.training(2)
    assert {s.problem for s in solutions if trains(s)} == {"hackerrank/p00", "hackerrank/p01"}
    everything = protocol.training(None)
    assert {s.platform for s in solutions if everything(s)} == {"hackerrank", "leetcode"}


def test_sets(protocol, solutions):
    found = {name: [solutions[at] for at in protocol.rows(solutions, name)] for name in SETS}
    assert {s.problem for s in found[S1_TEST]} == {f"hackerrank/{name}" for name in TRAIN[:4]}
    assert {s.author for s in found[S1_TEST]} == set(HELD_OUT)
    assert {s.problem for s in found[S2]} == {f"hackerrank/{name}" for name in UNSEEN}
    assert len(found[S2]) == 24
    assert {s.author for s in found[UNSEEN_AUTHORS]} == set(HELD_OUT)
    assert found[HIDDEN] == found[S2]


def test_what_is_not_used_leaves_the_train_split(protocol, solutions):
    assigned = assign(solutions, protocol.training(2))
    trains = [s for s in assigned if s.split == "train"]
    assert {s.problem for s in trains} == {"hackerrank/p00", "hackerrank/p01"}
    assert not any(s.held_out for s in trains)
    others = [(s, a) for s, a in zip(solutions, assigned, strict=True) if s.split != "train"]
    assert others and all(s == a for s, a in others)


def test_labels_tell_problems_and_groups_apart(protocol, solutions):
    rows = protocol.rows(solutions, S2)
    problems, groups = labels(solutions, rows)
    names = np.array([solutions[at].problem for at in rows])
    assert np.array_equal(problems[:, None] == problems[None, :], names[:, None] == names[None, :])
    assert not set(problems) & set(groups)
    assert describe(solutions, rows) == {
        "challenges": 4, "solutions": 24, "authors": 6, "median_solutions": 6.0
    }  # fmt: skip


@pytest.mark.parametrize("listed", ["[]", '{"S1_44": 5, "train_all": [], "S2": ["a"]}'])
def test_challenges_that_are_not_listed_are_named(tmp_path, listed):
    (tmp_path / "clones").mkdir()
    (tmp_path / "clones" / "splits.json").write_text(f'{{"meta": {{"paperB": {listed}}}}}')
    with pytest.raises(UsageError, match=r"meta\.paperB lacks S1_44, train_all"):
        read_protocol(tmp_path)


def test_a_folder_that_is_none(tmp_path: Path):
    with pytest.raises(UsageError, match=r"splits\.json"):
        read_protocol(tmp_path)
