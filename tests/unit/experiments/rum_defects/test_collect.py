import pytest

from paralog.evaluation.defects import METRICS
from paralog.experiments.kept_runs import RunResult
from paralog.experiments.rum_defects.arenas import PAPER, PROJECTS
from paralog.experiments.rum_defects.collect import collect
from paralog.experiments.rum_defects.reproduce import SMOKE_PLAN
from paralog.experiments.rum_defects.schedule import Grounds
from paralog.experiments.rum_defects.study import LENGTH, RUM, RUM_SUMS


def result(arena, method, seed, value):
    return RunResult(arena, method, seed, dict.fromkeys(METRICS, value), 2.0)


@pytest.fixture
def study(mined_data, phase_one_work):
    values = {RUM_SUMS: 0.8, LENGTH: 0.7, RUM: 0.6}
    results = [
        result(arena, method, seed, value + seed / 100)
        for arena, seeds in (("UI", 2), ("SWT", 2), ("lab/one", 1), ("lab/two", 1))
        for method, value in values.items()
        for seed in range(seeds)
    ]
    return collect(Grounds(SMOKE_PLAN, mined_data, phase_one_work), results, ["So."])


def test_averages_are_led_by_what_the_difference_is(study):
    assert study["averages"][LENGTH][0] == pytest.approx(0.1)
    assert RUM_SUMS not in study["averages"]


def test_means_and_differences_are_over_the_projects_of_a_protocol(study):
    assert study["means"][PROJECTS][LENGTH]["auc"]["value"] == pytest.approx(0.7)
    assert study["differences"][PROJECTS][LENGTH]["popt"]["value"] == pytest.approx(0.1)
    assert study["means"][PAPER][LENGTH]["auc"]["value"] == pytest.approx(0.705)


def test_facts_and_time(study):
    facts = study["arenas"]["UI"]
    assert (facts["files"], facts["protocol"]) == (24, PAPER)
    assert 0 < facts["defective"] < 24 and facts["tested"] == 24 - round(24 * 0.3)
    assert study["seconds"][LENGTH] == 12
