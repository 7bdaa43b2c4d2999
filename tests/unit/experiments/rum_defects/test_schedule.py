import numpy as np
import pytest

from paralog.evaluation.defects import METRICS
from paralog.experiments.rum.phase_one import SMOKE
from paralog.experiments.rum_defects.reproduce import SMOKE_PLAN
from paralog.experiments.rum_defects.schedule import Grounds, Plan
from paralog.experiments.rum_defects.study import BEYOND, LENGTH, METHODS, TRANSFERRED


@pytest.fixture(scope="module")
def grounds(mined_data, phase_one_work):
    return Grounds(Plan(SMOKE, SMOKE_PLAN.effort, repeats=3), mined_data, phase_one_work)


def test_the_papers_sets_are_repeated_and_the_others_run_once(grounds):
    tasks = grounds.tasks()
    assert sum(arena == "UI" for arena, *_ in tasks) == 3 * len({*METHODS, *BEYOND})
    assert sum(arena == "lab/one" for arena, *_ in tasks) == len(TRANSFERRED)
    assert {arena for arena, *_ in tasks} == set(grounds.all)
    assert "eclipse app 1.0 to 1.1" in grounds.all
    assert [seed for *_, seed in tasks] == sorted(seed for *_, seed in tasks)


def test_a_run_has_every_figure(grounds):
    ground = grounds("lab/two")
    ground.prepare()
    scores = ground.judge(LENGTH, 0)
    assert tuple(scores) == METRICS
    assert np.isfinite(list(scores.values())).all()


def test_models_and_files_are_read_once(grounds, mined_data, phase_one_work):
    again = Grounds(grounds.plan, mined_data, phase_one_work)
    assert again("UI") is grounds("UI")
    assert again("UI").key != again("lab/one").key
