import json
import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import roc_curve as reference_curve

from paralog.evaluation import roc_auc
from paralog.evaluation.curves import best_f1, operating_points, recall_at_precision, roc_curve

PAIRS = st.lists(st.tuples(st.sampled_from([-0.5, 0.0, 0.25, 0.5, 1.0]), st.booleans()), max_size=12)
THRESHOLDS = (-1.0, -0.5, 0.1, 0.25, 0.5, 0.75, 1.0, 1.5)
quickly = settings(max_examples=100, deadline=None)


def arrays(pairs):
    scores, positive = zip(*pairs, strict=True) if pairs else ((), ())
    return np.array(scores, float), np.array(positive, bool)


def share(part, whole):
    return part / whole if whole else math.nan


def point(pairs, threshold):
    """One operating point by its definition."""
    found = [positive for score, positive in pairs if score >= threshold]
    n_positive = sum(positive for _, positive in pairs)
    precision, recall = share(sum(found), len(found)), share(sum(found), n_positive)
    f1 = 2 * precision * recall / (precision + recall) if sum(found) else recall
    return precision, recall, f1, share(len(found) - sum(found), len(pairs) - n_positive), len(found)


def values(found):
    return found.precision, found.recall, found.f1, found.false_positive_rate, found.n


def normal_pairs(n, seed=0, decimals=15):
    rng = np.random.default_rng(seed)
    positive = rng.random(n) < 0.2
    return np.round(rng.normal(positive * 1.5, 1), decimals), positive


@quickly
@given(PAIRS)
def test_operating_points_by_their_definition(pairs):
    found = operating_points(*arrays(pairs), iter(THRESHOLDS))
    assert [one.threshold for one in found] == list(THRESHOLDS)
    for one in found:
        assert values(one) == pytest.approx(point(pairs, one.threshold), nan_ok=True)


@quickly
@given(PAIRS.filter(lambda pairs: any(positive for _, positive in pairs)))
def test_the_best_f1_is_the_highest_of_all_thresholds(pairs):
    best = best_f1(*arrays(pairs))
    assert values(best) == pytest.approx(point(pairs, best.threshold), nan_ok=True)
    every = {score: point(pairs, score)[2] for score, _ in pairs}
    highest = pytest.approx(max(every.values()))
    assert best.threshold == max(score for score, f1 in every.items() if f1 == highest)


@quickly
@given(PAIRS, st.sampled_from([0.0, 0.3, 0.5, 0.75, 1.0]))
def test_recall_at_precision_by_its_definition(pairs, precision):
    found = recall_at_precision(*arrays(pairs), precision)
    points = [point(pairs, score) for score, positive in pairs if positive]
    enough = [one for one in points if one[0] >= precision]
    if found is None:
        assert enough == []
    else:
        assert values(found)[1::-1] == pytest.approx(max((one[1], one[0]) for one in enough))
        assert values(found) == pytest.approx(point(pairs, found.threshold), nan_ok=True)


@quickly
@given(PAIRS.filter(lambda pairs: len({positive for _, positive in pairs}) == 2))
def test_every_point_of_the_curve_is_that_of_its_threshold(pairs):
    scores, positive = arrays(pairs)
    curve = roc_curve(scores, positive)
    assert sorted(set(scores), reverse=True) == curve.thresholds[1:].tolist()
    for x, y, threshold in zip(
        curve.false_positive_rate, curve.true_positive_rate, curve.thresholds, strict=True
    ):
        _, recall, _, false_positive_rate, _ = point(pairs, threshold)
        assert (x, y) == pytest.approx((false_positive_rate, recall))
    assert curve.area == pytest.approx(roc_auc(scores, positive))


@pytest.mark.parametrize("decimals", [1, 15])
def test_the_curve_is_that_of_scikit_learn(decimals):
    scores, positive = normal_pairs(500, decimals=decimals)
    x, y, thresholds = reference_curve(positive, scores, drop_intermediate=False)
    curve = roc_curve(scores, positive)
    assert np.allclose(curve.false_positive_rate, x)
    assert np.allclose(curve.true_positive_rate, y)
    assert np.array_equal(curve.thresholds[1:], thresholds[1:])


@quickly
@given(
    st.integers(4, 60),
    st.lists(st.tuples(st.integers(0, 40), st.booleans()), min_size=2, max_size=200).filter(
        lambda pairs: len({positive for _, positive in pairs}) == 2
    ),
)
def test_a_thinned_curve_is_short_and_moves_its_area_little(n, pairs):
    curve = roc_curve(*arrays(pairs))
    thin = curve.thinned(n)
    assert len(thin.thresholds) <= n
    assert abs(thin.area - curve.area) <= 1 / n
    assert (thin.false_positive_rate[0], thin.true_positive_rate[0]) == (0, 0)
    assert (thin.false_positive_rate[-1], thin.true_positive_rate[-1]) == (1, 1)
    assert set(thin.thresholds) <= set(curve.thresholds)


def test_a_staircase_of_many_steps_stays_within_the_bound():
    """Every positive is followed by a negative: all that thinning leaves out lies on one side."""
    n = 3000
    curve = roc_curve(np.arange(2 * n)[::-1].astype(float), np.arange(2 * n) % 2 == 0)
    assert abs(curve.thinned().area - curve.area) <= 1e-3


def test_few_points_hold_the_area_of_many_pairs():
    curve = roc_curve(*normal_pairs(200_000))
    thin = curve.thinned(200)
    assert len(curve.thresholds) > 190_000
    assert len(thin.thresholds) == 200
    assert abs(thin.area - curve.area) < 1e-4


def test_a_short_curve_is_left_as_it_is():
    curve = roc_curve(*normal_pairs(30))
    assert curve.thinned(31) is curve


def test_all_thresholds_can_be_stored():
    curve = roc_curve(np.array([1.0, 0.5], np.float32), np.array([True, False]))
    assert json.loads(json.dumps(curve.thresholds.tolist(), allow_nan=False))[1:] == [1.0, 0.5]
    assert curve.thresholds[0] > 1


@pytest.mark.parametrize("positive", [[], [True], [False, False]])
def test_a_curve_needs_both_kinds(positive):
    with pytest.raises(ValueError, match="positive and negative"):
        roc_curve(np.zeros(len(positive)), np.array(positive, bool))


def test_without_a_positive_pair_there_is_no_f1():
    with pytest.raises(ValueError, match="positive pair"):
        best_f1(np.array([0.3]), np.array([False]))
    assert recall_at_precision(np.array([0.3]), np.array([False]), 0.0) is None


def test_twice_the_negatives_halve_the_precision_but_not_the_rates():
    scores, positive = np.array([0.9, 0.9, 0.1, 0.1]), np.array([True, False, True, False])
    doubled = np.concatenate([scores, scores[~positive]]), np.concatenate([positive, positive[~positive]])
    (one,), (other,) = operating_points(scores, positive, [0.5]), operating_points(*doubled, [0.5])
    assert (one.precision, other.precision) == (1 / 2, 1 / 3)
    assert (one.recall, one.false_positive_rate) == (other.recall, other.false_positive_rate)
