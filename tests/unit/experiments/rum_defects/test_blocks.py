import numpy as np
from scipy import sparse

from paralog.evaluation.ranking import roc_auc
from paralog.experiments.rum_defects.blocks import Dense, Words, fitted_log_odds

RNG = np.random.default_rng(0)
LABELS = RNG.random(200) < 0.4
TRAIN, TEST = np.arange(100), np.arange(100, 200)
TELLING = (LABELS + RNG.normal(0, 0.5, 200))[:, None]
NOISE = RNG.normal(0, 100, (200, 50))


def auc(*blocks):
    return roc_auc(fitted_log_odds(blocks, LABELS, TRAIN, TEST), LABELS[TEST])


def test_a_wide_block_does_not_drown_a_narrow_one():
    alone, beside = auc(Dense(TELLING)), auc(Dense(TELLING), Dense(NOISE))
    assert alone > 0.85 and beside > 0.8


def test_a_file_has_about_the_weight_of_its_block():
    old, _ = Dense(NOISE, weight=3.0).split(TRAIN, TEST)
    lengths = np.sqrt(np.asarray(old.multiply(old).sum(axis=1)))
    assert 2.5 < lengths.mean() < 3.5


def test_words_know_nothing_of_what_is_judged():
    counts = RNG.poisson(1.0, (200, 30)).astype(np.float32)
    other = counts.copy()
    other[TEST] = 7
    tables = (sparse.csr_matrix(table) for table in (counts, other))
    one, again = (Words(table, 2.0).split(TRAIN, TEST)[0] for table in tables)
    assert abs(one - again).max() == 0
    np.testing.assert_allclose(np.sqrt(np.asarray(one.multiply(one).sum(axis=1))), 2.0)


def test_words_that_tell():
    counts = sparse.csr_matrix(np.stack([LABELS * 3.0, np.ones(200)], axis=1))
    assert auc(Words(counts)) == 1
