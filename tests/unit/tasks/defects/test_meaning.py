import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.defects.meaning import neighbours_broke

EAST, NORTH = np.array([1, 0], np.float32), np.array([0, 1], np.float32)


def test_a_file_shares_the_fate_of_what_is_most_like_it():
    past = np.stack([EAST, EAST, NORTH])
    broke = np.array([True, True, False])
    share = neighbours_broke(np.stack([EAST, NORTH]), np.array([7, 8]), past, np.array([0, 1, 2]), broke)
    assert share[0] > 0.99 and share[1] < 0.01


def test_its_own_past_says_nothing():
    past = np.stack([EAST, NORTH])
    share = neighbours_broke(EAST[None], np.array([0]), past, np.array([0, 1]), np.array([True, False]))
    assert share == pytest.approx([0])
    alone = neighbours_broke(EAST[None], np.array([0]), EAST[None], np.array([0]), np.array([True]))
    assert alone == pytest.approx([0])


def test_without_a_past_there_are_no_neighbours():
    nothing = np.zeros((0, 2), np.float32)
    assert neighbours_broke(EAST[None], np.array([0]), nothing, np.zeros(0, int), np.zeros(0, bool)) == [0]


@given(st.integers(1, 20), st.integers(1, 30), st.integers(0, 99))
def test_a_share_is_a_share(n, m, seed):
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(n + m, 4)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    broke = rng.random(m) < 0.5
    share = neighbours_broke(rows[:n], np.arange(n), rows[n:], rng.integers(0, 40, m), broke)
    assert (share >= 0).all() and (share <= 1 + 1e-9).all()
