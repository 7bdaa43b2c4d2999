import numpy as np
import pytest

from paralog.evaluation.clusters import clustered_mean

VALUES = np.array([0.8, 0.6, 0.5, 0.5, 0.5, 0.9])
PROJECTS = ["a", "a", "b", "b", "b", "c"]


def test_each_project_weighs_the_same():
    assert clustered_mean(VALUES, PROJECTS).value == pytest.approx((0.7 + 0.5 + 0.9) / 3)


def test_what_is_measured_again_makes_no_interval_narrower():
    once, often = (clustered_mean(np.tile(VALUES, n), PROJECTS * n) for n in (1, 50))
    assert once.interval == pytest.approx(often.interval)
    low, high = once.interval
    assert low < 0.7 < high


def test_the_interval_covers_the_true_mean_about_as_often_as_it_says():
    rng = np.random.default_rng(0)
    names = [str(at) for at in range(12)]
    hits = 0
    for seed in range(300):
        low, high = clustered_mean(rng.normal(0.7, 0.1, 12), names, repeats=500, seed=seed).interval
        hits += low <= 0.7 <= high
    assert 0.90 <= hits / 300 <= 0.98


def test_unknown_values_are_left_out():
    values = np.where(np.arange(6) == 5, np.nan, VALUES)
    assert clustered_mean(values, PROJECTS).value == pytest.approx(0.6)


def test_one_project_has_no_interval_and_none_no_mean():
    one = clustered_mean(VALUES[:2], PROJECTS[:2])
    assert one.value == pytest.approx(0.7) and np.isnan(one.interval).all()
    assert np.isnan(clustered_mean(np.zeros(0), []).value)
