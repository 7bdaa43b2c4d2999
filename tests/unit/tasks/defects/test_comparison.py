import numpy as np
import pytest

from paralog.evaluation.defects import average_precision
from paralog.tasks.defects import Options, read_prior
from paralog.tasks.defects.comparison import standings, test_rankings
from paralog.tasks.defects.contenders import BY_EFFORT, BY_RISK, MODEL
from paralog.tasks.defects.windows import build_timeline


@pytest.fixture
def tested(planted, options):
    return test_rankings(build_timeline(planted.mined(), planted, options), read_prior())


def test_all_rankings_are_tested_on_all_windows(tested):
    assert len(tested) >= 5
    assert all(set(one.scores) == {MODEL, *BY_RISK} for one in tested)


def test_standings_are_means_over_the_windows_best_first(tested):
    found = standings(tested, False, 40, 0)
    by_hand = np.mean([average_precision(one.scores[MODEL], one.window.defective) for one in tested])
    model = next(standing for standing in found if standing.name == MODEL)
    assert model.figures["ap"] == pytest.approx(by_hand)
    assert model.figures["brier"] < 0.25
    assert [s.figures["ap"] for s in found] == sorted((s.figures["ap"] for s in found), reverse=True)
    for standing in found:
        low, high = standing.interval
        assert standing.difference == pytest.approx(model.figures["ap"] - standing.figures["ap"])
        assert low <= standing.difference <= high
    assert repr(standings(tested, False, 40, 0)) == repr(found)


def test_a_ranking_by_chance_is_not_ahead(tested):
    rng = np.random.default_rng(0)
    for one in tested:
        one.scores["chance"] = rng.random(len(one.window.defective))
    chance = next(s for s in standings(tested, False, 40, 0) if s.name == "chance")
    assert chance.interval[0] > 0


def test_by_effort_the_criterion_is_popt(planted):
    options = Options(window_days=90, embargo_days=7, by_effort=True)
    tested = test_rankings(build_timeline(planted.mined(), planted, options), read_prior())
    found = standings(tested, True, 20, 0)
    assert {standing.name for standing in found} == {MODEL, *BY_EFFORT}
    assert found[0].figures["popt"] == max(standing.figures["popt"] for standing in found)


def test_windows_with_hardly_a_defect_test_nothing(planted):
    options = Options(window_days=90, embargo_days=7, min_defective=31)
    assert test_rankings(build_timeline(planted.mined(), planted, options), read_prior()) == ()
    assert standings((), False, 10, 0) == ()
