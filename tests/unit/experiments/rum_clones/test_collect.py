import pytest

from paralog.datasets.bcb_sample import label_pairs
from paralog.experiments.rum_clones.arenas import ARENAS
from paralog.experiments.rum_clones.collect import _facts


def test_facts_are_those_of_a_draw(arena):
    facts = _facts(arena, 20)
    names = [arena.functions[int(at)].functionality for at in arena.draw(20, seed=0).test]
    clones = [a is not None and a == b for i, a in enumerate(names) for b in names[i + 1 :]]
    assert facts["test_functions"] == len(names)
    assert facts["test_pairs"] == len(clones)
    assert facts["clone_share"] == pytest.approx(sum(clones) / len(clones))
    tests = [arena.functions[int(at)] for at in arena.draw(20, seed=0).test]
    assert facts["copies"] == label_pairs(tests, tests).n_copies // 2


def test_only_a_sample_of_functions_counts_copies(clone_data):
    facts = _facts(ARENAS["HackerRank, Python"](clone_data), 20)
    assert facts["copies"] == 0 and 0 < facts["clone_share"] < 1
