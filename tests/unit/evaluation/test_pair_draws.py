import numpy as np
import pytest

from paralog.evaluation import roc_auc
from paralog.evaluation.curves import operating_points
from paralog.evaluation.pair_draws import (
    auc_draws,
    average_precision_draws,
    closeness_draws,
    draw_weights,
    f1_draws,
)

ONE = np.zeros(60, np.int64)


@pytest.fixture
def pairs():
    """Scores with ties, and labels."""
    rng = np.random.default_rng(0)
    positive = rng.random(60) < 0.4
    return np.round(rng.normal(positive, 1.0), 1), positive


def ones(n, draws=1):
    return np.ones((draws, n))


def test_each_pair_counts_once_and_then_as_often_as_its_groups_are_drawn():
    groups = np.array([[7, 7], [7, 9], [9, 9], [3, 9]])
    weights = draw_weights(groups, 400)
    assert weights.shape == (401, 4)
    assert np.array_equal(weights[0], [1, 1, 1, 1])
    within, across = weights[1:, [0, 2]], weights[1:, 1]
    assert np.array_equal(across, within.prod(axis=1))
    assert weights[1:, 0].mean() == pytest.approx(1, abs=0.1)
    assert np.array_equal(draw_weights(groups, 5), draw_weights(groups, 5))


def test_unweighted_they_are_what_is_known(pairs):
    scores, positive = pairs
    assert auc_draws(scores, positive, ONE, ones(60))[0] == pytest.approx(roc_auc(scores, positive))
    metrics = pytest.importorskip("sklearn.metrics")
    precision = average_precision_draws(scores, positive, ones(60))[0]
    assert precision == pytest.approx(metrics.average_precision_score(positive, scores))
    (point,) = operating_points(scores, positive, [0.5])
    assert f1_draws(scores >= 0.5, positive, ones(60))[0] == pytest.approx(point.f1)


def test_a_pair_that_counts_twice_is_there_twice(pairs):
    scores, positive = pairs
    times = np.random.default_rng(1).integers(0, 3, 60)
    weights = np.stack([np.ones(60), times]).astype(np.float64)
    again = np.repeat(scores, times), np.repeat(positive, times)
    n = len(again[0])
    probabilities = 1 / (1 + np.exp(-scores))
    fold = np.zeros(n, np.int64)
    assert auc_draws(scores, positive, ONE, weights)[1] == pytest.approx(auc_draws(*again, fold, ones(n))[0])
    assert average_precision_draws(scores, positive, weights)[1] == pytest.approx(
        average_precision_draws(*again, ones(n))[0]
    )
    assert f1_draws(scores > 0, positive, weights)[1] == pytest.approx(
        f1_draws(again[0] > 0, again[1], ones(n))[0]
    )
    assert closeness_draws(probabilities, positive, weights)[1] == pytest.approx(
        closeness_draws(np.repeat(probabilities, times), again[1], ones(n))[0]
    )


def test_scores_of_different_folds_are_not_compared():
    scores = np.array([0.9, 0.8, 0.2, 0.1])
    positive = np.array([True, False, True, False])
    folds = np.array([0, 0, 1, 1])
    assert auc_draws(scores, positive, folds, ones(4))[0] == 1
    assert auc_draws(scores, positive, ONE[:4], ones(4))[0] == 0.75


def test_closeness_by_hand():
    positive = np.array([True, False, False])
    assert closeness_draws(np.full(3, 0.5), positive, ones(3))[0] == 0.75
    assert closeness_draws(positive.astype(float), positive, ones(3))[0] == 1
    near = closeness_draws(np.array([0.8, 0.0, 0.4]), positive, ones(3))[0]
    assert near == pytest.approx(((1 - 0.04) + (1 - 0.08)) / 2)


def test_a_draw_without_pairs_to_score_gives_nan():
    scores, positive = np.array([0.9, 0.1]), np.array([True, False])
    weights = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
    folds = np.zeros(2, np.int64)
    assert np.isnan(auc_draws(scores, positive, folds, weights)).tolist() == [True, True, False]
    assert np.isnan(average_precision_draws(scores, positive, weights)).tolist() == [
        False,
        True,
        False,
    ]
    assert np.isnan(closeness_draws(scores, positive, weights)).tolist() == [True, True, False]
    assert np.isnan(f1_draws(scores < 0, positive, weights)).tolist() == [False, True, False]
