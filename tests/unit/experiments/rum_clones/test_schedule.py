from dataclasses import replace

from paralog.experiments.rum_clones.arenas import PAPER
from paralog.experiments.rum_clones.reproduce import SMOKE_PLAN
from paralog.experiments.rum_clones.runs import methods
from paralog.experiments.rum_clones.schedule import Grounds

OTHER = "HackerRank, Python"


def test_the_papers_arena_has_more_repeats_than_the_others():
    plan = replace(SMOKE_PLAN, repeats=3, other_repeats=1, arenas=(PAPER, OTHER))
    counts = {arena: sum(name == arena for name, *_ in plan.tasks()) for arena in plan.arenas}
    assert counts == {PAPER: 3 * len(methods()), OTHER: len(methods())}


def test_an_arena_is_made_once_in_a_process(clone_data, tmp_path):
    plan = replace(SMOKE_PLAN, arenas=(OTHER,))
    ground = Grounds(plan, clone_data, tmp_path)(OTHER)
    assert Grounds(plan, clone_data, tmp_path)(OTHER) is ground
    assert ground.name == OTHER and ground.folder == tmp_path / "clones"
