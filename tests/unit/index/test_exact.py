import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import UsageError
from paralog.index import ExactIndex, exact


def unit_rows(n, dim, seed=0):
    rows = np.random.default_rng(seed).standard_normal((n, dim)).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def index_of(rows):
    index = ExactIndex(rows.shape[1])
    index.add(rows)
    return index


def by_hand(rows, threshold):
    cosines = rows.astype(np.float64) @ rows.astype(np.float64).T
    return [
        (i, j)
        for i in range(len(rows))
        for j in range(i + 1, len(rows))
        if np.float32(cosines[i, j]) >= threshold
    ]


@given(st.integers(0, 40), st.floats(-0.5, 0.9), st.integers(0, 5))
def test_join_is_what_a_double_loop_finds(n, threshold, seed):
    rows = unit_rows(n, 5, seed)
    found = index_of(rows).join(threshold)
    assert list(zip(found.left, found.right, strict=True)) == by_hand(rows, threshold)


def test_small_blocks_change_nothing(monkeypatch):
    rows = unit_rows(60, 8)
    whole, limited = index_of(rows).join(0.2), index_of(rows).join(0.2, 3)
    nearest = index_of(rows).search(rows, 4)
    monkeypatch.setattr(exact, "BLOCK", 100)
    again = index_of(rows)
    for one, other in ((whole, again.join(0.2)), (limited, again.join(0.2, 3))):
        assert np.array_equal(one.left, other.left)
        assert np.array_equal(one.right, other.right)
        assert np.array_equal(one.similarities, other.similarities)
    assert np.array_equal(nearest.rows, again.search(rows, 4).rows)


@given(st.integers(1, 6))
def test_a_limited_join_keeps_pairs_in_which_one_is_near_the_other(k):
    rows = unit_rows(30, 4)
    near = index_of(rows).search(rows, k + 1).rows
    wanted = {
        (min(i, j), max(i, j)) for i in range(30) for j in near[i] if j != i and rows[i] @ rows[j] >= 0.1
    }
    found = index_of(rows).join(0.1, k)
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == wanted


def test_equal_similarities_are_ordered_by_row():
    rows = np.tile(unit_rows(1, 3), (6, 1))
    found = index_of(rows).search(rows[:1], 4)
    assert found.rows.tolist() == [[0, 1, 2, 3]]


def test_missing_neighbours_are_marked():
    found = index_of(unit_rows(2, 3)).search(unit_rows(1, 3, 9), 4)
    assert found.rows[0, 2:].tolist() == [-1, -1]
    assert found.similarities[0, 2:].tolist() == [-1.0, -1.0]


def test_rows_added_in_parts_are_one_index():
    rows = unit_rows(10, 4)
    parts = ExactIndex(4)
    parts.add(rows[:3])
    assert len(parts) == 3
    assert parts.join(0.0).left.max(initial=0) < 3
    parts.add(rows[3:])
    assert np.array_equal(parts.join(0.0).right, index_of(rows).join(0.0).right)


def test_an_index_keeps_its_own_copy():
    rows = unit_rows(4, 3)
    index = index_of(rows)
    before = index.search(rows.copy(), 1).similarities
    kept = rows.copy()
    rows[:] = 0
    assert np.array_equal(index.search(kept, 1).similarities, before)


@pytest.mark.parametrize("wrong", [np.ones((2, 5)), np.ones(4), np.full((1, 4), np.nan)])
def test_rows_that_do_not_fit_are_refused(wrong):
    with pytest.raises(UsageError):
        ExactIndex(4).add(wrong.astype(np.float32))


def test_k_has_to_be_positive():
    with pytest.raises(UsageError, match="at least 1"):
        ExactIndex(4).search(unit_rows(1, 4), 0)
