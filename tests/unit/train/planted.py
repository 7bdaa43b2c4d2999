"""Pairs of vectors of which one half tells what a function does, and the louder half how it is written."""

import numpy as np

DIM = 12


def planted_pairs(n, seed=0, style=1.5):
    """Vectors [2n, 12], sides [n, 2] and labels [n]; those that do the same are written differently."""
    rng = np.random.default_rng(seed)
    same = np.arange(n) % 2 == 0
    does = rng.normal(0, 1, (n, 2, DIM // 2))
    written = rng.normal(0, style, (n, 2, DIM // 2))
    does[same, 1], written[~same, 1] = does[same, 0], written[~same, 0]
    vectors = np.concatenate([does, written], axis=2).reshape(2 * n, DIM)
    vectors += rng.normal(0, 0.3, vectors.shape)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), np.arange(2 * n).reshape(n, 2), same
