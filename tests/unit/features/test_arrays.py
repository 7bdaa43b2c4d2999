import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features import INPUTS, UnitArrays, pad, windows
from paralog.features.arrays import MOST_STATEMENTS


def unit(n, width=2, per_statement=3):
    return UnitArrays(
        ids=np.arange(1, n * width + 1, dtype=np.int32).reshape(n, width),
        kinds=(np.arange(n) % 5).astype(np.uint8),
        statements=(np.arange(n) // per_statement).astype(np.int32),
        depths=(np.arange(n) // per_statement % 4).astype(np.uint8),
        names=np.where(np.arange(n) % 2, np.arange(n), -1).astype(np.int32),
    )


def test_a_part_counts_its_statements_anew():
    part = unit(12).part(4, 11)
    assert len(part) == 7
    assert part.ids[:, 0].tolist() == [9, 11, 13, 15, 17, 19, 21]
    assert part.statements.tolist() == [0, 0, 1, 1, 1, 2, 2]
    assert part.depths.tolist() == [1, 1, 2, 2, 2, 3, 3]
    assert part.names.tolist() == [-1, 5, -1, 7, -1, 9, -1]
    assert len(unit(12).part(3, 3)) == 0


@pytest.mark.parametrize(
    ("n", "size", "lengths"),
    [(0, 5, [0]), (5, 5, [5]), (6, 5, [3, 3]), (11, 5, [4, 3, 4]), (100, 30, [25, 25, 25, 25])],
)
def test_windows(n, size, lengths):
    assert [len(part) for part in windows(unit(n), size)] == lengths


@given(st.integers(0, 200), st.integers(1, 50))
def test_windows_lay_end_to_end_are_the_unit(n, size):
    whole = unit(n)
    parts = windows(whole, size)
    assert np.array_equal(np.concatenate([part.ids for part in parts]), whole.ids)
    assert max(len(part) for part in parts) <= size
    assert len(parts) == max(1, -(-n // size))
    assert max(len(part) for part in parts) - min(len(part) for part in parts) <= 1


def test_a_window_has_no_more_statements_than_memory_is_for():
    whole = unit(3 * MOST_STATEMENTS, per_statement=1)
    for parts in (windows(whole, len(whole)), windows(whole, 2 * MOST_STATEMENTS)):
        assert np.array_equal(np.concatenate([part.ids for part in parts]), whole.ids)
        assert [int(part.statements.max()) + 1 for part in parts] == [MOST_STATEMENTS * 3 // 4] * 4
    full = unit(MOST_STATEMENTS, per_statement=1)
    assert windows(full, len(full)) == [full]


def test_pad():
    batch = pad([unit(3), unit(5), unit(0)])
    assert tuple(batch) == INPUTS
    assert batch["ids"].shape == (3, 5, 2)
    assert {array.dtype for array in batch.values()} == {np.dtype(np.int64)}
    assert batch["ids"][0].tolist() == [[1, 2], [3, 4], [5, 6], [0, 0], [0, 0]]
    assert batch["statements"].tolist() == [[0, 0, 0, -1, -1], [0, 0, 0, 1, 1], [-1] * 5]
    assert batch["depths"][1].tolist() == [0, 0, 0, 1, 1]
    assert batch["kinds"][1].tolist() == [0, 1, 2, 3, 4]
    assert batch["slots"].tolist() == [0, 1]


def test_a_batch_of_empty_units_is_padding():
    batch = pad([unit(0)])
    assert batch["ids"].tolist() == [[[0, 0]]]
    assert batch["statements"].tolist() == [[-1]]
    assert batch["slots"].tolist() == [0]


@pytest.mark.parametrize(
    ("n", "padded"),
    [(1, 16), (16, 16), (17, 24), (24, 24), (25, 32), (33, 48), (49, 64), (65, 96), (97, 128)],
)
def test_few_shapes(n, padded):
    batch = pad([unit(n, per_statement=1)], few_shapes=True)
    assert batch["ids"].shape[1] == padded
    assert len(batch["slots"]) == padded
    assert (batch["statements"] >= 0).sum() == n
