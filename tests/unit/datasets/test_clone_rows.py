from collections import Counter

import numpy as np
import pytest

from paralog.datasets.clone_rows import (
    MAX_PROBLEMS,
    MAX_SOLUTIONS,
    MIN_ATCODER_TOKENS,
    ROWS,
    draw_row,
    number_labels,
    rows_for,
)


@pytest.fixture
def solutions(solution):
    made = [solution(f"p{n:03}", f"a{a}", split="test") for n in range(70) for a in range(3 + n % 12)]
    made += [solution("p001", "a0", split="test")] * 3  # an author's further solutions
    made += [solution("lonely", "a0", split="test"), solution("p500", "a0", split="dev")]
    made += [solution("p600", "a0", split="test", language="java")] * 2
    return made


def test_a_row_is_bounded_and_one_an_author(solutions):
    rows = draw_row(solutions, "hackerrank", "python", "test", 0)
    drawn = [solutions[at] for at in rows]
    counts = Counter(s.problem for s in drawn)
    assert len(counts) == MAX_PROBLEMS
    assert max(counts.values()) == MAX_SOLUTIONS
    assert min(counts.values()) >= 2
    assert len({(s.problem, s.author) for s in drawn}) == len(drawn)
    assert {(s.split, s.language) for s in drawn} == {("test", "python")}


def test_problems_with_most_solutions_come_first(solutions):
    drawn = {solutions[at].problem for at in draw_row(solutions, "hackerrank", "python", "test", 0)}
    left_out = {s.problem for s in solutions if s.split == "test" and s.language == "python"} - drawn
    sizes = Counter(s.problem for s in set(solutions))
    assert all(sizes[problem] <= 4 for problem in left_out)
    assert "hackerrank/lonely" in left_out


def test_the_sample_is_fixed_by_the_seed(solutions):
    def draw(seed):
        return draw_row(solutions, "hackerrank", "python", "test", seed)

    assert draw(0) == draw(0)
    assert draw(0) != draw(1)


def test_tiny_solutions_of_atcoder_are_left_out(solution):
    made = [
        solution("p", f"a{n}", platform="atcoder", split="test", n_tokens=n)
        for n in (149, MIN_ATCODER_TOKENS, 151)
    ]
    assert draw_row(made, "atcoder", "python", "test", 0) == [1, 2]


def test_what_is_not_there_gives_an_empty_row(solutions):
    assert draw_row(solutions, "codejam", "python", "test", 0) == []
    assert draw_row([], "hackerrank", "python", "test", 0) == []


def test_rows_have_labels_of_their_own():
    assert len({row.label for row in ROWS}) == len(ROWS)


def test_own_solutions_are_a_row_for_each_language(solution):
    own = [solution("p", "a", platform="own", language=language) for language in ("cpp", "java", "cpp")]
    labels = [row.label for row in rows_for([*own, solution("p", "a", language="c")])]
    assert labels == [*(row.label for row in ROWS if not row.other), "own, cpp", "own, java"]


def test_all_languages_together(solution):
    made = [solution("p", author, language=author) for author in ("python", "java", "c")]
    assert draw_row(made, "hackerrank", "", "train", 0) == [0, 1, 2]


def test_labels_tell_problems_and_groups_apart(solution):
    twins = [solution("p", "a"), solution("q", "b", group="hackerrank/p"), solution("p", "c")]
    problems, groups = number_labels(twins)
    assert problems.tolist() == [0, 1, 0]
    assert groups.tolist() == [2, 2, 2]
    assert [part.dtype for part in number_labels([])] == [np.int64, np.int64]


def test_samples_that_are_compared_share_their_numbers(solution):
    numbers = {}
    one, _ = number_labels([solution("p", "a"), solution("q", "a")], numbers)
    other, _ = number_labels([solution("r", "b"), solution("q", "b")], numbers)
    assert one[1] == other[1]
    assert other[0] not in one
