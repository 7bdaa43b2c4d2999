import pytest

from paralog.experiments.kept_runs import RunResult
from paralog.experiments.rum_clones.collect import _cell
from paralog.experiments.rum_clones.study import CDLH, METRICS, RUM, at


def results(method, values):
    return {
        seed: RunResult("arena", method, seed, {at(metric, 50): value for metric in METRICS}, 1.0)
        for seed, value in values.items()
    }


def test_methods_are_compared_on_the_repeats_that_both_have():
    rum = results(RUM, {0: 0.8, 1: 0.9, 2: 0.7})
    found = _cell(50, results(CDLH, {0: 0.5, 1: 0.5}), rum)
    assert found["repeats"] == 2
    assert found["values"]["auc"] == pytest.approx(0.5)
    difference, low, high, p = found["lead"]["auc"]
    assert difference == pytest.approx(0.35)
    assert low < difference < high and 0 < p < 1


def test_rum_itself_has_a_spread_and_no_lead():
    rum = results(RUM, {0: 0.8, 1: 0.9})
    found = _cell(50, rum, rum)
    assert found["lead"] == {}
    assert found["deviation"]["f1"] == pytest.approx(0.0707, abs=1e-3)


def test_one_repeat_has_no_spread():
    rum = results(RUM, {0: 0.8})
    assert _cell(50, rum, rum)["deviation"]["f1"] == 0
