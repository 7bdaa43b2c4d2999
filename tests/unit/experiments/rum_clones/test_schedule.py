from dataclasses import replace

from paralog.experiments.rum.phase_one import Workplace
from paralog.experiments.rum_clones.arenas import PAPER
from paralog.experiments.rum_clones.reproduce import SMOKE_PLAN
from paralog.experiments.rum_clones.runs import NAMES
from paralog.experiments.rum_clones.schedule import run_all

OTHER = "HackerRank, Python"


def test_the_papers_arena_has_more_repeats_than_the_others():
    plan = replace(SMOKE_PLAN, repeats=3, other_repeats=1, arenas=(PAPER, OTHER))
    counts = {arena: sum(name == arena for name, *_ in plan.tasks) for arena in plan.arenas}
    assert counts == {PAPER: 3 * len(NAMES), OTHER: len(NAMES)}


def test_out_of_time_only_the_first_seed_runs(clone_data, tmp_path):
    told = []
    plan = replace(SMOKE_PLAN, other_repeats=2, arenas=(OTHER,), max_minutes=1e-9)
    results = run_all(plan, Workplace(clone_data, tmp_path, tell=told.append))
    assert [result.seed for result in results] == [0] * len(NAMES)
    assert told[-1].endswith(f"{len(NAMES)} of {2 * len(NAMES)} runs are done")
