import pickle

import numpy as np

from paralog.core import Encoder, Judge
from paralog.runtime.hashing import HashingEncoder
from paralog.syntax import snippet

ENCODER = HashingEncoder()


def encode(*codes):
    return ENCODER.encode([snippet(code, "python") for code in codes])


def test_it_is_an_encoder_and_a_judge():
    assert isinstance(ENCODER, Encoder)
    assert isinstance(ENCODER, Judge)
    assert pickle.loads(pickle.dumps(ENCODER)) == ENCODER


def test_rows_have_unit_length():
    vectors = encode("def f(x): return x + 1", "print(1)")
    assert vectors.dtype == np.float32 and vectors.shape == (2, ENCODER.dim)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


def test_nothing_gives_nothing():
    assert encode().shape == (0, ENCODER.dim)


def test_a_unit_without_lexemes_gives_the_first_axis():
    assert encode("", "# nothing")[:, 0].tolist() == [1.0, 1.0]


def test_renaming_and_comments_change_nothing():
    one, other = encode("def f(x):\n    return x + 1", "def g(yy):\n    # one more\n    return yy + 2")
    np.testing.assert_array_equal(one, other)


def test_like_code_is_nearer_than_unlike_code():
    loop, longer_loop, other = encode(
        "def f(x):\n    for a in x:\n        print(a)",
        "def f(x):\n    for a in x:\n        print(a)\n    return x",
        "import os\nos.remove('x')",
    )
    assert loop @ longer_loop > 0.8 > loop @ other


def test_a_row_does_not_depend_on_its_neighbours():
    alone, together = encode("a = 1"), encode("b()", "a = 1", "c = []")
    np.testing.assert_array_equal(alone[0], together[1])


def test_first_values_are_kept():
    # The vectors of a version never change: caches and saved indexes rely on it.
    vector = encode("def f(x): return x + 1")[0]
    assert np.flatnonzero(np.abs(vector) > 1e-6)[:4].tolist() == [28, 31, 32, 112]
    np.testing.assert_allclose(vector[[28, 31, 32]], [0.26726124, 0.26726124, -0.26726124], atol=1e-6)


def test_the_probability_rises_with_the_similarity():
    probabilities = ENCODER.probability(np.linspace(-1, 1, 50, dtype=np.float32))
    assert (np.diff(probabilities) > 0).all()
    assert 0 <= probabilities[0] < 0.001 and 0.9 < probabilities[-1] <= 1
