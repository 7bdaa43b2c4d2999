from dataclasses import astuple

import numpy as np
import pytest

from paralog.evaluation import score_pairs
from paralog.evaluation.bootstrap import (
    ScoreIntervals,
    bootstrap_problems,
    intervals,
    mean_interval,
    score_draws,
)


def solutions(n_problems, each, noise, seed=0):
    """Vectors of solutions that scatter around one centre a problem."""
    rng = np.random.default_rng(seed)
    problems = np.repeat(np.arange(n_problems), each)
    vectors = rng.normal(size=(n_problems, 8))[problems] + noise * rng.normal(size=(len(problems), 8))
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True), problems


def test_intervals_hold_the_score_and_shrink_with_more_problems():
    widths = []
    for n in (8, 60):
        vectors, problems = solutions(n, 4, noise=0.8)
        similarities = vectors @ vectors.T
        scores = score_pairs(similarities, (problems, problems))
        intervals = bootstrap_problems(similarities, (problems, problems), repeats=60)
        assert intervals.auc[0] < scores.auc < intervals.auc[1]
        assert 0 <= intervals.map_at_r[0] < scores.map_at_r < intervals.map_at_r[1] <= 1
        assert 0 <= intervals.top1[0] < scores.top1 < intervals.top1[1] <= 1
        widths.append(intervals.auc[1] - intervals.auc[0])
    assert widths[1] < 0.7 * widths[0]


def test_intervals_are_percentiles_over_the_problems_drawn_moved_by_their_bias():
    vectors, problems = solutions(6, 3, noise=1.0)
    similarities = vectors @ vectors.T
    rng = np.random.default_rng(5)
    expected = []
    for _ in range(20):
        drawn = rng.choice(np.arange(6), 6)  # each draw is a problem of its own, and no pair with its copies
        rows = np.concatenate([np.flatnonzero(problems == problem) for problem in drawn])
        copies = np.repeat(np.arange(6), 3)
        part = score_pairs(similarities[np.ix_(rows, rows)], (copies, problems[rows]))
        expected.append((part.auc, part.map_at_r, part.top1))
    whole = score_pairs(similarities, (problems, problems))
    bias = np.mean(expected, axis=0) - (whole.auc, whole.map_at_r, whole.top1)
    low, high = np.clip(np.percentile(expected, [2.5, 97.5], axis=0) - bias, 0, 1)
    found = bootstrap_problems(similarities, (problems, problems), repeats=20, seed=5)
    for interval, bounds in zip(astuple(found), zip(low, high, strict=True), strict=True):
        assert interval == pytest.approx(bounds)


def test_queries_against_candidates():
    vectors, problems = solutions(20, 6, noise=0.5)
    left, right = (vectors[::2], problems[::2]), (vectors[1::2], problems[1::2])
    similarities = left[0] @ right[0].T
    arguments = (similarities, (left[1], left[1]), (right[1], right[1]))
    one, other = (bootstrap_problems(*arguments, repeats=20, seed=3) for _ in range(2))
    assert one == other
    auc = score_pairs(*arguments).auc
    assert one.auc[0] < auc < one.auc[1]


def test_perfect_scores_have_no_width():
    problems = np.repeat(np.arange(4), 2)
    similarities = (problems[:, None] == problems[None, :]).astype(float)
    assert bootstrap_problems(similarities, (problems, problems), repeats=40) == ScoreIntervals(
        (1, 1), (1, 1), (1, 1)
    )


def test_intervals_are_as_wide_as_the_scores_scatter():
    scores, widths, middles = [], [], []
    for seed in range(80):
        vectors, problems = solutions(20, 4, noise=0.9, seed=seed)
        similarities = vectors @ vectors.T
        scores.append(score_pairs(similarities, (problems, problems)).map_at_r)
        if seed < 20:
            low, high = bootstrap_problems(similarities, (problems, problems), repeats=60, seed=seed).map_at_r
            widths.append(high - low)
            middles.append((low + high) / 2 - scores[-1])
    assert np.mean(widths) == pytest.approx(2 * 1.96 * np.std(scores), rel=0.2)
    assert np.mean(middles) == pytest.approx(0, abs=0.02)


def test_the_difference_of_two_methods_is_paired():
    vectors, problems = solutions(30, 4, noise=1.0)
    better, worse = (vectors @ vectors.T, (vectors + 0.1) @ vectors.T[:, ::1])
    draws = [score_draws(matrix, (problems, problems), repeats=50) for matrix in (better, worse)]
    low, high = intervals(draws[0] - draws[1], -1.0).auc
    assert low <= draws[0][0, 0] - draws[1][0, 0] <= high
    apart = [intervals(drawn).auc for drawn in draws]
    assert high - low < 0.5 * min(b - a for a, b in apart)
    assert intervals(draws[0] - draws[0], -1.0).auc == (0, 0)


def test_mean_intervals_hold_the_mean_and_repeat():
    values = np.random.default_rng(0).normal(0.3, 1, 200)
    low, high = mean_interval(values)
    assert low < values.mean() < high and mean_interval(values) == (low, high)
    assert high - low == pytest.approx(4 * values.std() / np.sqrt(200), rel=0.2)
    assert mean_interval(np.ones(5)) == (1, 1)
    assert np.isnan(mean_interval(np.zeros(0))).all()
