import pytest

from paralog.experiments.kept_runs import RunResult
from paralog.experiments.rum_bugs.arenas import PAPER, TIME
from paralog.experiments.rum_bugs.collect import collect
from paralog.experiments.rum_bugs.reproduce import SMOKE_PLAN
from paralog.experiments.rum_bugs.schedule import Grounds
from paralog.experiments.rum_bugs.study import BM25, LSTMCNN, METRICS, NPCNN, RSIACNN, RUM, RUM_WORDS


@pytest.fixture
def study(mined_data, phase_one_work):
    values = {RUM_WORDS: 0.5, BM25: 0.4, RUM: 0.3, RSIACNN: 0.3, NPCNN: 0.2, LSTMCNN: 0.1}
    results = [
        RunResult(
            arena, method, seed, dict.fromkeys(METRICS, value + seed / 100 + 0.1 * (arena == "UI")), 3.0
        )
        for arena in ("Debug", "UI", "UI, in order of time")
        for method, value in values.items()
        for seed in range(2)
    ]
    return collect(Grounds(SMOKE_PLAN, mined_data, phase_one_work), results, ["So."])


def test_averages_are_over_the_projects_of_a_protocol(study):
    assert study["averages"][PAPER][BM25]["top10"] == pytest.approx(0.455)
    assert study["averages"][TIME][BM25]["map"] == pytest.approx(0.405)


def test_leads(study):
    assert study["leads"][PAPER][BM25][0] == pytest.approx(0.1)
    assert study["plain"][NPCNN][0] == pytest.approx(0.1)
    assert RUM_WORDS not in study["leads"][TIME] and RUM not in study["plain"]


def test_facts_and_time(study):
    facts = study["arenas"]["UI"]
    assert (facts["files"], facts["reports"], facts["links"]) == (6, 20, 20)
    assert study["seconds"][BM25] == 18
