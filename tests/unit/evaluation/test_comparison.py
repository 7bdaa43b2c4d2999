from itertools import pairwise

import numpy as np

from paralog.evaluation.comparison import Estimate, compare

METRICS = ("AUC", "F1")


def draws(value, spread, seed=0):
    rng = np.random.default_rng(seed)
    return np.concatenate([[value], value + rng.normal(0, spread, (200, 2))])


def test_the_judged_way_is_first_and_has_no_lead():
    judged, other = compare({"one": draws([0.8, 0.7], 0.01), "other": draws([0.5, 0.7], 0.01)}, METRICS)
    assert (judged.name, judged.lead) == ("one", {})
    assert tuple(judged.scores) == tuple(other.lead) == METRICS
    assert judged.scores["AUC"].value == 0.8
    for estimate in (*judged.scores.values(), *other.scores.values(), *other.lead.values()):
        assert all(a <= b for a, b in pairwise((estimate.low, estimate.value, estimate.high)))


def test_the_interval_of_a_lead_is_paired():
    shared = draws([0.8, 0.7], 0.1)
    _, other = compare({"one": shared, "other": shared - 0.05}, METRICS)
    assert other.lead["AUC"].is_clear
    assert np.allclose([other.lead["AUC"].low, other.lead["AUC"].high], 0.05)


def test_a_difference_is_clear_without_0_in_its_interval():
    assert Estimate(0.1, 0.05, 0.2).is_clear
    assert Estimate(-0.1, -0.2, -0.05).is_clear
    assert not Estimate(0.1, -0.05, 0.2).is_clear
    assert not Estimate(0, 0, 0).is_clear


def test_nothing_is_clear_that_few_were_drawn_for():
    far = {"one": draws([0.8, 0.7], 0.01), "other": draws([0.2, 0.1], 0.01)}
    for few in (False, True):
        _, other = compare(far, METRICS, few=few)
        assert other.lead["AUC"].is_clear is not few
