import numpy as np
import pytest

from paralog.features import UnitArrays, Vocabulary
from paralog.features.sketch import SKETCH_DIM, WordSketch

WORDS = Vocabulary(tuple(f"w{at}" for at in range(5_000)), buckets=50)


def unit(*ids, width=2):
    rows = np.zeros((len(ids), width), np.int32)
    rows[:, 0] = ids
    none = np.zeros(len(ids), np.int32)
    return UnitArrays(rows, none.astype(np.uint8), none, none.astype(np.uint8), none - 1)


def by_rank(*ranks):
    return unit(*(len(WORDS) - len(WORDS.tokens) + rank for rank in ranks))


@pytest.fixture(scope="module")
def sketch():
    return WordSketch(WORDS)


def test_rows_have_unit_length_and_no_words_none(sketch):
    rows = sketch([by_rank(1, 2, 3), unit(), unit(0, 0)])
    assert rows.dtype == np.float32 and rows.shape == (3, SKETCH_DIM)
    assert np.linalg.norm(rows, axis=1).tolist() == pytest.approx([1, 0, 0])
    assert sketch([]).shape == (0, SKETCH_DIM)


def test_order_and_repetition_make_no_difference(sketch):
    one, other = sketch([by_rank(5, 900, 17), by_rank(17, 5, 5, 900, 17)])
    assert np.array_equal(one, other)


def test_a_rare_word_counts_more_than_a_common_one(sketch):
    rows = sketch([by_rank(3, 4_000), by_rank(3, 4_100), by_rank(2, 4_000)])
    assert rows[0] @ rows[2] > rows[0] @ rows[1] + 0.2


def test_its_cosine_is_about_that_of_the_weighted_sets(sketch):
    rng = np.random.default_rng(0)
    weights = np.log(2 + np.arange(5_000) / 20)
    errors = []
    for _ in range(200):
        pool = rng.permutation(5_000)[:300]
        one, other = (set(rng.permutation(pool)[:60].tolist()) for _ in range(2))
        left, right = sketch([by_rank(*one), by_rank(*other)])
        squares = [np.square(weights[list(of)]).sum() for of in (one & other, one, other)]
        errors.append(left @ right - squares[0] / np.sqrt(squares[1] * squares[2]))
    assert abs(np.mean(errors)) < 0.03 and np.std(errors) < 0.16


def test_it_is_the_same_everywhere(sketch):
    signs = np.sign(sketch([by_rank(0)])[0]) > 0
    assert int(np.packbits(signs, bitorder="little").view(np.uint64)[0]) == 2_348_886_088_387_820_919
