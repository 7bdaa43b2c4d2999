import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paralog.evaluation.answers import answer_ranks, score_ranks


def test_ranks_count_from_one_and_ties_share_the_middle():
    scores = np.array([[0.9, 0.5, 0.1], [0.5, 0.5, 0.5], [0.1, 0.2, 0.2]])
    assert answer_ranks(scores, np.array([1, 0, 2])).tolist() == [2, 2, 1.5]


@given(arrays(np.float32, (3, 6), elements=st.floats(0, 1, width=16)), st.integers(0, 5))
def test_ranks_lie_among_the_candidates_and_do_not_depend_on_their_order(scores, right):
    ranks = answer_ranks(scores, np.full(3, right))
    assert ((ranks >= 1) & (ranks <= 6)).all()
    assert np.array_equal(answer_ranks(scores[:, ::-1], np.full(3, 5 - right)), ranks)


def test_scores_of_known_ranks():
    found = score_ranks(np.array([1.0, 2, 5, 20]), 100)
    assert found.mrr.value == pytest.approx((1 + 1 / 2 + 1 / 5 + 1 / 20) / 4)
    assert [m.value for m in (found.hit_at_1, found.hit_at_5, found.hit_at_10)] == [0.25, 0.75, 0.75]
    assert (found.n_queries, found.n_candidates) == (4, 100)


def test_intervals_hold_the_value_and_narrow_with_the_queries():
    rng = np.random.default_rng(0)
    few, many = (score_ranks(rng.integers(1, 50, n).astype(float), 50).mrr for n in (20, 2_000))
    for measure in (few, many):
        assert measure.interval[0] <= measure.value <= measure.interval[1]
    assert many.interval[1] - many.interval[0] < (few.interval[1] - few.interval[0]) / 4
    assert score_ranks(np.array([1.0, 3]), 5) == score_ranks(np.array([1.0, 3]), 5)


def test_no_queries_give_no_number():
    assert np.isnan(score_ranks(np.zeros(0), 5).mrr.value)
