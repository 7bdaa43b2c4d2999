import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.retrieval import METRICS, score_retrieval


def score(similarities, relevant, valid=None, problems=None, **more):
    similarities = np.array(similarities, float)
    valid = np.ones(similarities.shape, bool) if valid is None else np.array(valid, bool)
    problems = np.arange(len(similarities)) if problems is None else np.array(problems)
    return score_retrieval(similarities, np.array(relevant, bool), valid, problems, **more)


def test_one_query_by_hand():
    found = score([[0.9, 0.8, 0.7, 0.6]], [[0, 1, 0, 1]])
    assert (found.mrr, found.hit1, found.hit10) == (0.5, 0, 1)
    assert found.map == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert (found.n_queries, found.n_candidates) == (1, 4)
    assert found.intervals == {"mrr": (0.5, 0.5), "hit1": (0, 0), "hit10": (1, 1), "map": (0.5, 0.5)}


def test_a_candidate_that_is_not_valid_is_not_there():
    assert score([[0.9, 0.5]], [[0, 1]], valid=[[0, 1]]).mrr == 1
    assert score([[0.9, 0.5]], [[1, 0]], valid=[[0, 1]]).n_queries == 0


def test_ties_are_neither_won_nor_lost():
    found = score([[0.5] * 4], [[1, 0, 0, 0]])
    assert found.mrr == pytest.approx(1 / 2.5)
    assert found.hit1 == 0


def test_a_hit_is_among_the_first_ten():
    ranks = [[100 - n for n in range(12)]] * 2
    relevant = [[n == 9 for n in range(12)], [n == 10 for n in range(12)]]
    assert score(ranks, relevant).hit10 == 0.5


def test_queries_without_anything_relevant_are_none():
    found = score([[1.0, 0], [1, 0]], [[0, 0], [1, 0]])
    assert (found.n_queries, found.mrr) == (1, 1)
    nothing = score([[1.0]], [[0]])
    assert nothing.n_queries == 0 and math.isnan(nothing.mrr) and nothing.intervals == {}


@given(st.integers(0, 2**16))
def test_scores_lie_in_their_intervals_and_do_not_depend_on_scale(seed):
    rng = np.random.default_rng(seed)
    similarities, relevant = rng.random((6, 20)), rng.random((6, 20)) < 0.2
    found = score(similarities, relevant, problems=[0, 0, 1, 1, 2, 3], repeats=200)
    again = score(similarities * 3 + 1, relevant, problems=[0, 0, 1, 1, 2, 3], repeats=200)
    if found.n_queries:
        assert found == again
        for name in METRICS:
            low, high = found.intervals[name]
            assert 0 <= low <= high <= 1
            assert low - 0.35 <= getattr(found, name) <= high + 0.35


def test_queries_of_one_problem_are_drawn_together():
    similarities = [[1.0, 0]] * 40 + [[0.0, 1]] * 40
    relevant = [[1, 0]] * 80
    alone = score(similarities, relevant)
    together = score(similarities, relevant, problems=[0] * 40 + [1] * 40)
    assert together.intervals["mrr"] == (0.5, 1)
    assert 0.5 < alone.intervals["mrr"][0] < alone.intervals["mrr"][1] < 1
