import numpy as np

from paralog.experiments.rum_defects.belief import BeliefOptions, belief_features, token_matrix

OPTIONS = BeliefOptions(hidden=(12, 6), epochs=30, learning_rate=0.1)


def test_files_are_padded_and_cut():
    matrix = token_matrix([np.array([10, 5]), np.array([1, 2, 3, 4])], n_tokens=10, longest=3)
    np.testing.assert_allclose(matrix, [[1, 0.5, 0], [0.1, 0.2, 0.3]])


def patterns():
    rng = np.random.default_rng(0)
    kinds = (rng.random((2, 20)) < 0.5).astype(float)
    return np.abs(kinds[np.arange(40) % 2] - (rng.random((40, 20)) < 0.05))


def test_features_tell_what_the_files_are_like():
    features = belief_features(patterns(), np.arange(20), OPTIONS, seed=0)
    assert features.shape == (40, 6) and (0 < features).all() and (features < 1).all()
    even, odd = features[::2].mean(axis=0), features[1::2].mean(axis=0)
    assert np.abs(even - odd).max() > 1.5 * features[::2].std(axis=0).max()


def test_what_is_judged_is_not_learned_from():
    one = patterns()
    other = one.copy()
    other[20:] = 0
    first, second = (belief_features(files, np.arange(20), OPTIONS, seed=1) for files in (one, other))
    np.testing.assert_array_equal(first[:20], second[:20])
