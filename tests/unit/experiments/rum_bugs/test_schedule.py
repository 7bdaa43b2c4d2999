import pytest

from paralog.experiments.rum.phase_one import SMOKE
from paralog.experiments.rum_bugs.arenas import WINDOWS
from paralog.experiments.rum_bugs.reproduce import SMOKE_PLAN
from paralog.experiments.rum_bugs.schedule import Grounds, Plan
from paralog.experiments.rum_bugs.study import BM25, METHODS, METRICS


@pytest.fixture(scope="module")
def grounds(mined_data, phase_one_work):
    return Grounds(Plan(SMOKE, SMOKE_PLAN.effort, repeats=3), mined_data, phase_one_work)


def test_random_splits_are_repeated_and_windows_are_ten(grounds):
    tasks = grounds.tasks()
    assert sum(arena == "UI" for arena, *_ in tasks) == 3 * len(METHODS)
    assert sum(arena == "UI, in order of time" for arena, *_ in tasks) == WINDOWS * len(METHODS)
    assert sum(arena == "UI, random split, all reports" for arena, *_ in tasks) == 3 * (len(METHODS) - 4)
    assert list(grounds.all)[:3] == ["Debug", "UI", "JDT"] and len(grounds.all) == 9


def test_a_run_has_every_measure(grounds):
    ground = grounds("JDT, in order of time")
    ground.prepare()
    scores = ground.judge(BM25, 2)
    assert set(scores) == set(METRICS)
    assert scores["top1"] == scores["map"] == 1  # each report names its file


def test_models_and_files_are_read_once(grounds, mined_data, phase_one_work):
    assert Grounds(grounds.plan, mined_data, phase_one_work)("UI") is grounds("UI")
    assert grounds("UI").corpus is grounds("UI, in order of time").corpus
