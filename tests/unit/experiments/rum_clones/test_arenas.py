from dataclasses import replace

import numpy as np
import pytest

from paralog.core import UsageError
from paralog.experiments.rum_clones.arenas import ARENAS, PAPER

from .conftest import is_sound


@pytest.mark.parametrize("name", [name for name in ARENAS if name != PAPER])
def test_every_arena_draws_what_can_be_judged(clone_data, name):
    arena = ARENAS[name](clone_data)
    is_sound(arena.draw(20, seed=1), 20)
    again, other = arena.draw(20, seed=1), arena.draw(20, seed=2)
    assert np.array_equal(arena.draw(20, seed=1).pairs, again.pairs)
    assert not np.array_equal(again.pairs, other.pairs)


def test_the_papers_arena(clone_data, arena):
    full = ARENAS[PAPER](clone_data)
    assert full.name == PAPER and full.n_test == 500
    is_sound(arena.draw(20, seed=1), 20)


def test_more_pairs_are_judged_by_the_same_functions(arena):
    few, many = arena.draw(20, seed=3), arena.draw(100, seed=3)
    assert np.array_equal(few.test, many.test)


def test_labels_are_those_of_the_functions(arena):
    draw = arena.draw(50, seed=0)
    names = [arena.functions[int(at)].functionality for at in range(len(arena.functions))]
    for (one, other), label in zip(draw.pairs, draw.labels, strict=True):
        assert label == (names[one] is not None and names[one] == names[other])


def test_problems_are_apart(clone_data):
    arena = ARENAS["HackerRank, Python"](clone_data)
    draw = arena.draw(30, seed=0)
    train = {arena.solutions[at].problem for at in draw.pairs.ravel()}
    test = {arena.solutions[at].problem for at in draw.test}
    assert not train & test
    assert draw.labels.sum() >= 3


def test_functionalities_are_apart(clone_data):
    arena = ARENAS["BigCloneBench, functionalities apart"](clone_data)
    draw = arena.draw(30, seed=0)
    train = {arena.functions[at].functionality for at in draw.pairs.ravel()} - {None}
    test = {arena.functions[at].functionality for at in draw.test} - {None}
    assert train <= {"bcb-g00", "bcb-g02"} and test == {"bcb-g01"}


def test_more_pairs_than_there_are(clone_data):
    arena = ARENAS["BigCloneBench, functions apart"](clone_data)
    with pytest.raises(UsageError, match="pairs are asked for"):
        replace(arena, train=arena.train[:10]).draw(20, seed=0)
