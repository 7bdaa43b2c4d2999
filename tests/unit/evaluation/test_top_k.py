import numpy as np
import pytest

from paralog.evaluation.top_k import top_k_rank

SCORES = np.array([[9.0, 3.0, 2.0, 1.0], [1.0, 9.0, 3.0, 2.0], [3.0, 2.0, 9.0, 2.0], [1.0, 2.0, 3.0, 9.0]])
OTHERS = ~np.eye(4, dtype=bool)
RELEVANT = np.array(
    [[1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]], dtype=bool
)  # rows 0 and 2 belong together, and 1 and 3


@pytest.mark.parametrize(("k", "share"), [(1, 0.25), (2, 1.0), (3, 1.0)])
def test_the_share_of_queries_that_find_one(k, share):
    assert top_k_rank(SCORES, RELEVANT, OTHERS, k) == share


def test_a_query_without_anything_relevant_is_none():
    relevant = RELEVANT.copy()
    relevant[0, 2] = False
    assert top_k_rank(SCORES, relevant, OTHERS, 1) == pytest.approx(1 / 3)
    assert np.isnan(top_k_rank(SCORES, np.zeros((4, 4), bool), OTHERS, 1))


def test_what_is_not_valid_is_not_met():
    valid = OTHERS.copy()
    valid[0, 1] = False  # what stood before the relevant one
    assert top_k_rank(SCORES, RELEVANT, valid, 1) == 0.5
