import numpy as np
import pytest

from paralog.experiments.rum_clones.trees import deepclone_vectors, tree_store

SOURCES = [
    ("int f(int a) { return a + 1; }", "java"),
    ("", "java"),
    ("def g(b):\n    return [c for c in b]", "python"),
    ("(" * 3_000, "python"),
]


@pytest.fixture
def store(tmp_path):
    return tree_store(SOURCES, tmp_path / "deep" / "trees.npz")


def test_trees_keep_their_positions(store, tmp_path):
    assert len(store) == 4
    assert len(store[0]) > 5 and len(store[2]) > 5
    assert store[0].ids.max() < store.n_tokens
    kept = tree_store([], tmp_path / "deep" / "trees.npz")
    assert np.array_equal(kept.flat.ids, store.flat.ids)


def test_codes_of_all_trees(store):
    vectors = deepclone_vectors(store, language_steps=2, autoencoder_steps=2)
    assert vectors.shape == (4, 100)
    assert np.linalg.norm(vectors[[0, 2]], axis=1) == pytest.approx(1, abs=1e-5)
    again = deepclone_vectors(store, language_steps=2, autoencoder_steps=2)
    assert np.array_equal(vectors, again)
