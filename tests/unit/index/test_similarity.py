import numpy as np
import pytest

from paralog.index.similarity import Pairs, pair_similarities, rank, unite

ROWS = np.array([[1, 0], [0.6, 0.8], [0, 1], [-1, 0]], dtype=np.float32)


def pairs(*both):
    return Pairs(*np.array(both, dtype=np.int64).T) if both else Pairs.none()


def test_values_are_the_cosines():
    found = pair_similarities(ROWS, ROWS, pairs((0, 1), (1, 2), (0, 3)))
    assert found.tolist() == pytest.approx([0.6, 0.8, -1.0])


def test_values_do_not_leave_the_range_of_a_cosine():
    longer = ROWS * np.float32(1.00001)
    assert pair_similarities(longer, longer, pairs((0, 0), (0, 3))).tolist() == [1.0, -1.0]


def test_proposals_may_come_twice_and_turned_round():
    found = unite(ROWS, [pairs((1, 0), (0, 1)), pairs((2, 2), (1, 2))], 0.5, None, 100)
    assert found.left.tolist() == [0, 1]
    assert found.right.tolist() == [1, 2]


@pytest.mark.parametrize("max_pairs", [0, 1, 100])
def test_gathering_little_at_a_time_changes_nothing(max_pairs):
    proposed = [pairs((0, 1)), pairs((1, 2)), pairs((0, 2)), pairs((0, 3))]
    found = unite(ROWS, proposed, -0.5, 1, max_pairs)
    assert list(zip(found.left, found.right, strict=True)) == [(0, 1), (1, 2)]


def test_rank_orders_by_similarity_then_row():
    found = rank(ROWS, ROWS[:1], pairs((0, 3), (0, 2), (0, 0), (0, 1)), 3)
    assert found.rows.tolist() == [[0, 1, 2]]
    assert found.similarities[0].tolist() == pytest.approx([1.0, 0.6, 0.0])
