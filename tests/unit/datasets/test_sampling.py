from collections import Counter

import numpy as np
import pytest

from paralog.core import TrainingError
from paralog.datasets.sampling import ProblemSampler


@pytest.fixture
def solutions(solution):
    """Ten problems on two platforms with four authors each, and two problems that one author solved."""
    made = [
        solution(f"p{n}", f"author{a}", platform=platform)
        for platform, problems in (("hackerrank", range(6)), ("codejam", range(4)))
        for n in problems
        for a in (0, 0, 0, 1, 2, 3)  # one author has tried more than once
    ]
    made += [solution("alone", "author0"), solution("alone", "author0"), solution("single", "author1")]
    return made


def test_batches_hold_problems_with_several_authors(solutions):
    sampler = ProblemSampler(solutions)
    assert len(sampler) == 10
    rng = np.random.default_rng(0)
    for _ in range(30):
        batch = sampler.draw(6, 3, rng)
        drawn = [solutions[row] for row in batch.rows]
        assert len(set(batch.problems.tolist())) == 6
        assert set(Counter(s.problem for s in drawn).values()) == {3}
        assert len({(s.problem, s.author) for s in drawn}) == len(drawn)
        numbers = dict(zip(batch.problems.tolist(), (s.problem for s in drawn), strict=True))
        assert [numbers[n] for n in batch.problems.tolist()] == [s.problem for s in drawn]


def test_half_of_a_batch_comes_from_one_platform(solutions):
    rng = np.random.default_rng(1)
    sampler = ProblemSampler(solutions)
    for _ in range(20):
        batch = sampler.draw(4, 2, rng)
        platforms = Counter(solutions[row].platform for row in batch.rows)
        assert max(platforms.values()) >= len(batch.rows) / 2


def test_weights_draw_a_platform_more_often(solutions):
    def share(weights):
        rng = np.random.default_rng(2)
        sampler = ProblemSampler(solutions, weights)
        drawn = [solutions[row].platform for _ in range(80) for row in sampler.draw(2, 2, rng).rows]
        return drawn.count("codejam") / len(drawn)

    assert share({"codejam": 20.0}) > share({}) + 0.2
    assert share({"codejam": 0.0}) == 0


def test_a_batch_is_as_large_as_the_problems_allow(solutions):
    batch = ProblemSampler(solutions).draw(99, 99, np.random.default_rng(0))
    assert len(set(batch.problems.tolist())) == 10
    assert len(batch.rows) == 40


def test_twins_share_their_group(solution):
    made = [
        solution(problem, f"a{a}", platform=platform, group="twin" if problem == "p0" else problem)
        for platform in ("codejam", "atcoder")
        for problem in ("p0", "p1")
        for a in range(2)
    ]
    batch = ProblemSampler(made).draw(4, 2, np.random.default_rng(0))
    groups = {made[row].problem: group for row, group in zip(batch.rows, batch.groups, strict=True)}
    assert groups["codejam/p0"] == groups["atcoder/p0"]
    assert len(set(groups.values())) == 2


def test_the_same_seed_draws_the_same_batch(solutions):
    one, other = (ProblemSampler(solutions).draw(5, 2, np.random.default_rng(9)) for _ in range(2))
    assert np.array_equal(one.rows, other.rows)


def test_one_author_only(solution):
    made = [solution(f"p{n}", "the same") for n in range(5) for _ in range(3)]
    with pytest.raises(TrainingError, match="two authors"):
        ProblemSampler(made)
    with pytest.raises(TrainingError, match="two problems"):
        ProblemSampler([solution("p", "a"), solution("p", "b")])
