import numpy as np
import pytest

from paralog.evaluation import roc_auc
from paralog.train import adapt_pair_map
from paralog.train.adapt_folds import PairFolds
from paralog.train.adapt_pair_map import cosines, fit_pair_map, left_out_cosines

from .planted import DIM, planted_pairs


def distance(matrix):
    return np.linalg.norm(matrix - np.eye(DIM))


def test_what_misleads_is_turned_down():
    vectors, sides, same = planted_pairs(40, seed=0)
    matrix = fit_pair_map(vectors, sides, same, 0.01)
    gain = np.abs(np.diag(matrix))
    assert gain[: DIM // 2].mean() > 1.2 * gain[DIM // 2 :].mean()
    unseen, sides, same = planted_pairs(200, seed=1)
    before, after = (roc_auc(cosines(unseen, sides, by), same) for by in (None, matrix))
    assert after > before + 0.2


def test_a_stronger_pull_stays_nearer():
    pairs = planted_pairs(40)
    distances = [distance(fit_pair_map(*pairs, strength)) for strength in (0.001, 0.1, 100)]
    assert distances[0] > distances[1] > distances[2]
    assert distances[2] < 0.05


def test_either_label_weighs_the_same():
    vectors, sides, same = planted_pairs(40)
    again = np.concatenate([np.arange(40), np.repeat(np.flatnonzero(same), 4)])
    one, other = (fit_pair_map(vectors, sides[at], same[at], 0.1) for at in (np.arange(40), again))
    assert np.abs(one - other).max() < 1e-2


def test_the_same_pairs_give_the_same_map():
    one, other = (fit_pair_map(*planted_pairs(40), 0.1) for _ in range(2))
    assert np.array_equal(one, other)


def test_cosines():
    vectors = np.array([[1, 0], [0, 1], [0.6, 0.8], [0, 0]], np.float32)
    sides = np.array([[0, 1], [0, 2], [2, 3]])
    assert cosines(vectors, sides) == pytest.approx([0, 0.6, 0])
    turned = np.array([[0, 1], [0, 1]], np.float32)
    assert cosines(vectors, sides, turned) == pytest.approx([0, 0, 0])
    assert cosines(vectors, sides, 3 * np.eye(2, dtype=np.float32)) == pytest.approx([0, 0.6, 0])


def test_of_each_two_folds_nothing_is_known(monkeypatch):
    monkeypatch.setattr(adapt_pair_map, "STRENGTHS", (0.1, 1.0))
    vectors, sides, same = planted_pairs(30)
    side_folds = np.repeat(np.arange(30) // 2 % 3, 2).reshape(-1, 2)
    folds = PairFolds(3, side_folds, sides)
    progress = []
    found = left_out_cosines(vectors, sides, same, folds, lambda *at: progress.append(at))
    assert list(found) == [0.1, 1.0, np.inf]
    assert found[0.1].shape == (3, 3, 30)
    assert np.array_equal(found[0.1][0, 2], found[0.1][2, 0])
    assert np.array_equal(found[np.inf][1, 2], cosines(vectors, sides))
    kept = folds.without(0, 2)
    matrix = fit_pair_map(vectors, sides[kept], same[kept], 0.1)
    assert np.array_equal(found[0.1][0, 2], cosines(vectors, sides, matrix))
    kept = folds.without(1)
    matrix = fit_pair_map(vectors, sides[kept], same[kept], 1.0)
    assert np.array_equal(found[1.0][1, 1], cosines(vectors, sides, matrix))
    assert progress == [(at, 12) for at in range(12)]
