import numpy as np
import pytest

from paralog.core import TrainingError
from paralog.train.calibrate import ScoredPairs, calibrate, fit_platt, suffices


def synthetic(n, slope=8.0, intercept=-4.0, seed=0):
    """Similarities whose truth is drawn with the probability σ(slope · s + intercept)."""
    rng = np.random.default_rng(seed)
    similarities = rng.uniform(-1, 1, n)
    positive = rng.random(n) < 1 / (1 + np.exp(-slope * similarities - intercept))
    return similarities, positive


def pairs(n=20_000, n_problems=40, **options):
    similarities, positive = synthetic(n, **options)
    rng = np.random.default_rng(1)
    left = rng.integers(0, n_problems, n)
    right = np.where(positive, left, (left + rng.integers(1, n_problems, n)) % n_problems)
    return ScoredPairs(similarities, positive, np.stack([left, right], axis=1))


def test_known_parameters_are_recovered():
    similarities, positive = synthetic(30_000)
    share = float(positive.mean())
    calibration = fit_platt(similarities, positive, share)
    assert calibration.slope == pytest.approx(8.0, rel=0.05)
    assert calibration.intercept == pytest.approx(-4.0, rel=0.05)
    assert calibration.prior == share


def test_a_balanced_fit_moved_to_the_true_share_is_the_true_curve():
    similarities, positive = synthetic(30_000, intercept=-6.0)
    calibration = fit_platt(similarities, positive)
    at = np.linspace(0.4, 1, 7)
    expected = 1 / (1 + np.exp(-8.0 * at + 6.0))
    assert calibration.probability(at, float(positive.mean())) == pytest.approx(expected, abs=0.02)


def test_the_prior_does_not_change_the_slope():
    similarities, positive = synthetic(30_000)
    few, many = fit_platt(similarities, positive, 0.1), fit_platt(similarities, positive, 0.9)
    assert few.slope == pytest.approx(many.slope, rel=0.1)
    assert few.intercept < many.intercept


def test_pairs_that_can_be_told_apart_give_a_steep_and_finite_curve():
    similarities = np.array([0.1, 0.2, 0.8, 0.9])
    calibration = fit_platt(similarities, np.array([False, False, True, True]))
    assert np.isfinite([calibration.slope, calibration.intercept]).all()
    low, high = calibration.probability(np.array([0.1, 0.9]))
    assert low < 0.05 < 0.95 < high


def test_of_few_pairs_no_more_is_believed_than_they_can_show():
    similarities = np.array([0.1, 0.2, 0.8, 0.9])
    truth = np.array([False, False, True, True])
    low, high = fit_platt(similarities, truth, few=True).probability(np.array([0.15, 0.85]))
    assert low == pytest.approx(1 / 4, abs=0.02)
    assert high == pytest.approx(3 / 4, abs=0.02)
    many = synthetic(30_000)
    assert fit_platt(*many, few=True).slope == pytest.approx(fit_platt(*many).slope, rel=0.01)


def test_useless_similarities_never_turn_the_curve_round():
    rng = np.random.default_rng(0)
    similarities = rng.random(500)
    calibration = fit_platt(similarities, similarities < 0.3)
    assert calibration.slope > 0


@pytest.mark.parametrize("positive", [np.zeros(4, bool), np.ones(4, bool)])
def test_one_kind_of_pairs_is_not_enough(positive):
    with pytest.raises(TrainingError, match="do the same and pairs that do not"):
        fit_platt(np.arange(4.0), positive)


def test_a_small_prior_is_fitted_where_it_will_judge():
    """Most unlike pairs lie far off; a join never sees them."""
    rng = np.random.default_rng(3)
    near, positive = synthetic(20_000, slope=20.0, intercept=-15.0)
    near, positive = near[near > 0.5], positive[near > 0.5]
    far = rng.uniform(-1, 0, 400 * int((~positive).sum()))
    similarities = np.concatenate([near, far])
    truth = np.concatenate([positive, np.zeros(len(far), bool)])
    calibration = fit_platt(similarities, truth, 1e-3)
    assert calibration.slope == pytest.approx(20.0, rel=0.2)


def test_the_report_of_a_curve_that_holds():
    report = calibrate("python", pairs())
    assert report.key == "python"
    assert report.n_positive + report.n_negative == 20_000
    assert report.calibration.slope == pytest.approx(8.0, rel=0.1)
    assert report.ece < 0.03
    assert sum(bin.n for bin in report.bins) > 500
    assert report == calibrate("python", pairs())


def test_problems_are_judged_by_a_curve_that_did_not_see_them():
    """In one half of the problems similarity means nothing: each half is judged by the other's curve."""
    rng = np.random.default_rng(0)
    problem = rng.integers(0, 10, 4_000)
    positive = rng.random(4_000) < 0.5
    similarities = np.where(problem % 2 == 0, positive * 0.9, rng.random(4_000))
    other = np.where(positive, problem, (problem + 2) % 10)
    report = calibrate("x", ScoredPairs(similarities, positive, np.stack([problem, other], axis=1)))
    assert report.ece > 0.15


def test_the_share_of_positive_pairs_among_the_judged_is_the_prior():
    report = calibrate("scan", pairs(intercept=-2.0), prior=0.1)
    n = sum(bin.n for bin in report.bins)
    observed = sum(bin.n * bin.observed for bin in report.bins) / n
    assert observed == pytest.approx(0.1, abs=0.01)
    assert report.calibration.prior == 0.1


def test_what_suffices():
    def scored(problems, positive):
        return ScoredPairs(np.zeros(len(positive)), np.array(positive), np.array(problems).reshape(-1, 2))

    four = [[0, 0], [1, 1], [2, 2], [3, 3], [0, 2], [1, 3]]
    assert suffices(scored(four, [True] * 4 + [False] * 2))
    assert not suffices(scored(four[:5], [True] * 4 + [False]))
    assert not suffices(scored(four, [True] * 6))
    assert not suffices(scored([], []))
