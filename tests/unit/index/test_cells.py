import numpy as np
import pytest

from paralog.index import CellIndex, ExactIndex, cells


@pytest.fixture
def always_cells(monkeypatch):
    monkeypatch.setattr(cells, "EXACT_BELOW", 1)


def clustered(n, dim=32, n_clusters=300, seed=0):
    generator = np.random.default_rng(seed)
    centres = generator.standard_normal((n_clusters, dim))
    spread = 0.8 * generator.random((n, 1))
    rows = centres[generator.integers(0, n_clusters, n)] + spread * generator.standard_normal((n, dim))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def filled(index, rows):
    index.add(rows)
    return index


def pairs(matches):
    keys = zip(matches.left.tolist(), matches.right.tolist(), strict=True)
    return dict(zip(keys, matches.similarities.tolist(), strict=True))


@pytest.mark.parametrize("threshold", [0.7, 0.9])
@pytest.mark.parametrize("k", [None, 8])
@pytest.mark.usefixtures("always_cells")
def test_a_join_is_nearly_complete_and_never_wrong(threshold, k):
    rows = clustered(4_000)
    exact = pairs(filled(ExactIndex(32), rows).join(threshold))
    wanted = pairs(filled(ExactIndex(32), rows).join(threshold, k))
    found = pairs(filled(CellIndex(32), rows).join(threshold, k))
    assert len(wanted) > 1_000
    assert len(found.keys() & wanted.keys()) >= 0.995 * len(wanted)
    assert found.items() <= exact.items()


@pytest.mark.usefixtures("always_cells")
def test_the_same_rows_give_the_same_answer():
    rows = clustered(2_000)
    first, second = (filled(CellIndex(32), rows).join(0.8) for _ in range(2))
    assert np.array_equal(first.left, second.left)
    assert np.array_equal(first.right, second.right)


@pytest.mark.usefixtures("always_cells")
def test_rows_that_are_all_alike_stay_within_the_limit(monkeypatch):
    monkeypatch.setattr(cells, "_MAX_PAIRS", 1_000)
    rows = np.tile(clustered(1), (3_000, 1))
    found = filled(CellIndex(32), rows).join(0.9, 4)
    assert 3_000 <= len(found.left) <= 4 * 3_000


@pytest.mark.usefixtures("always_cells")
def test_nothing_near_gives_nothing():
    rows = np.eye(64, dtype=np.float32)
    assert len(filled(CellIndex(64), rows).join(0.5).left) == 0


def test_few_rows_are_compared_exactly():
    rows = clustered(500)
    exact, found = filled(ExactIndex(32), rows).join(0.6), filled(CellIndex(32), rows).join(0.6)
    assert np.array_equal(found.left, exact.left)
    assert np.array_equal(found.similarities, exact.similarities)


@pytest.mark.usefixtures("always_cells")
def test_rows_added_later_are_joined_too():
    rows = clustered(2_000)
    index = filled(CellIndex(32), rows[:1_000])
    index.join(0.9)
    index.add(rows[1_000:])
    assert np.array_equal(index.join(0.9).left, filled(CellIndex(32), rows).join(0.9).left)
