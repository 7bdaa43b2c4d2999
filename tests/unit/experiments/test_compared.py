import numpy as np
import pytest

from paralog.experiments.compared import average_lead, by_method, compare, mark, shown
from paralog.experiments.kept_runs import RunResult


def results(arena, method, values):
    return [RunResult(arena, method, seed, {"auc": value}, 1.0) for seed, value in enumerate(values)]


FOUND = [
    *results("a", "ours", [0.8, 0.9, 0.7]),
    *results("a", "other", [0.5, 0.6]),
    *results("b", "ours", [0.6, 0.6]),
    *results("b", "other", [0.5, 0.4]),
]


def test_methods_are_compared_on_the_repeats_that_both_have():
    cells = {(cell["arena"], cell["method"]): cell for cell in compare(FOUND, "ours")}
    ours, other = cells["a", "ours"], cells["a", "other"]
    assert ours["lead"] == {} and ours["repeats"] == 3
    assert ours["values"]["auc"] == pytest.approx(0.8) and ours["deviation"]["auc"] == pytest.approx(0.1)
    assert other["lead"]["auc"][0] == pytest.approx(0.3)


def test_the_average_over_the_arenas_is_one_draw_a_seed():
    difference, low, high, p = average_lead(FOUND, "ours", "other", "auc")
    assert difference == pytest.approx(((0.8 + 0.6) - (0.5 + 0.5) + (0.9 + 0.6) - (0.6 + 0.4)) / 4)
    assert low < difference < high and 0 < p < 1


def test_what_is_not_defined_in_a_repeat_is_left_out():
    found = results("a", "ours", [0.8, float("nan"), 0.6]) + results("b", "ours", [float("nan")])
    one, other = compare(found, "ours")
    assert one["values"]["auc"] == pytest.approx(0.7)
    assert np.isnan(other["values"]["auc"]) and other["deviation"]["auc"] == 0


def test_without_the_reference_there_is_no_lead():
    assert compare(results("a", "other", [0.5]), "ours")[0]["lead"] == {}


def test_results_by_method_and_seed():
    assert set(by_method(FOUND)) == {("a", "ours"), ("a", "other"), ("b", "ours"), ("b", "other")}
    assert set(by_method(FOUND)["a", "ours"]) == {0, 1, 2}


def test_a_lead_is_marked_where_it_is_significant():
    assert mark((0.1, 0.05, 0.15, 0.01)) == "◦" and mark((-0.1, -0.15, -0.05, 0.01)) == "•"
    assert mark((0.1, -0.05, 0.25, 0.2)) == mark(None) == mark((0.1, 0, 0, float("nan"))) == ""


def test_a_lead_in_words():
    assert shown((0.1, 0.05, 0.15, 0.0001)) == "+0.100 [+0.050, +0.150], p < .001"
    assert shown((-0.1, -0.15, -0.05, 0.01)) == "-0.100 [-0.150, -0.050], p 0.010"
