import shutil
from dataclasses import replace

import numpy as np
import pytest

from paralog.core import TrainingError
from paralog.datasets.records import read_solutions
from paralog.datasets.solutions import read_solutions as read_own
from paralog.runtime.hashing import HashingEncoder
from paralog.train.calibrate import ScoredPairs, suffices
from paralog.train.dev_pairs import (
    concatenate,
    dev_pairs,
    require_dev_problems,
    solution_pairs,
    stranger_pairs,
)

from .corpora import write_data

ENCODER = HashingEncoder(dim=32)


@pytest.fixture(scope="module")
def found(data):
    return dev_pairs(ENCODER, data)


def test_pairs_stay_within_a_platform(found):
    """Seven problems on either platform, four authors each."""
    within, across = 28 * 27 // 2, 28 * 28
    assert {key: len(pairs.positive) for key, pairs in found.items()} == {
        "python": 2 * within,
        "java": 2 * within,
        "java+python": 2 * across,
    }
    assert found["python"].positive.sum() == 2 * 7 * 6
    assert found["java+python"].positive.sum() == 2 * 7 * 16


def test_positive_pairs_are_of_one_problem(found):
    for pairs in found.values():
        assert np.array_equal(pairs.positive, pairs.problems[:, 0] == pairs.problems[:, 1])
        assert np.abs(pairs.similarities).max() <= 1 + 1e-6
        assert suffices(pairs)
        assert pairs.similarities[pairs.positive].mean() > pairs.similarities[~pairs.positive].mean()


def test_strangers_are_of_different_projects(data, monkeypatch):
    monkeypatch.setattr("paralog.train.dev_pairs.is_held_out", lambda project: project != "lab/project0")
    pairs = stranger_pairs(ENCODER, data)
    n = sum(at % 10 != 9 and at % 6 != 0 for at in range(60))
    same_project = sum(
        at % 6 == other % 6
        for at in range(60)
        for other in range(at)
        if at % 10 != 9 and other % 10 != 9 and at % 6 != 0 and other % 6 != 0
    )
    assert len(pairs.positive) == 2 * (n * (n - 1) // 2 - same_project)
    assert not pairs.positive.any()
    assert (pairs.problems < 0).all()
    assert (pairs.problems[:, 0] != pairs.problems[:, 1]).all()


def test_a_platform_or_language_that_is_not_there_gives_no_pairs(tmp_path):
    folder = write_data(tmp_path, platforms=("codejam",), n_problems=4)
    shutil.rmtree(folder / "corpus")
    pairs = dev_pairs(ENCODER, folder)
    assert len(pairs["python"].positive) == 8 * 7 // 2
    assert len(stranger_pairs(ENCODER, folder).positive) == 0


def test_laying_pairs_together():
    one = ScoredPairs(np.array([0.1]), np.array([True]), np.array([[1, 1]]))
    both = concatenate([one, ScoredPairs(np.array([0.2]), np.array([False]), np.array([[1, 2]]))])
    assert both.similarities.tolist() == [0.1, 0.2]
    assert both.positive.tolist() == [True, False]
    assert both.problems.tolist() == [[1, 1], [1, 2]]


def test_what_calibration_needs_is_asked_for_before_training(data, tmp_path):
    require_dev_problems(list(read_solutions(data)))
    few = write_data(tmp_path, n_problems=6)  # three of them dev
    with pytest.raises(TrainingError, match="4 problems of the dev split"):
        require_dev_problems(list(read_solutions(few)))
    with pytest.raises(TrainingError, match=r"in one language, python or java, on one of hackerrank"):
        require_dev_problems([])


def test_what_ones_own_lack_is_said_of_them(write_own):
    """One author writes Python and one Java: no problem has a pair in one language."""
    own = list(read_own(write_own(authors=("alice", "bob"))))
    mixed = [replace(s, language="java") if s.author == "bob" else s for s in own]
    with pytest.raises(TrainingError, match=r"each in one language, java or python$"):
        require_dev_problems(mixed)
    unjudged = [s for s in own if s.split != "test" or s.author == "alice"]
    with pytest.raises(TrainingError, match=r"judging needs two problems of the test split.*in python$"):
        require_dev_problems(unjudged)


def test_own_solutions_in_any_language(write_own):
    root = write_own()
    solutions = list(read_own(root))
    require_dev_problems(solutions)
    crossed = [replace(s, language="cpp" if s.author in ("bob", "carol") else "python") for s in solutions]
    pairs = solution_pairs(ENCODER, crossed)
    n = len({s.problem for s in solutions if s.split == "dev"})
    counts = {key: len(found.positive) for key, found in pairs.items() if len(found.positive)}
    within, across = 2 * n * (2 * n - 1) // 2, 2 * n * 2 * n
    assert counts == {"cpp": within, "cpp+python": across, "python": within}
