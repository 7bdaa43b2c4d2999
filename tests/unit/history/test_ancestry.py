import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.history import Ancestry, Commit


def history(*parents):
    return [Commit(str(place), tuple(map(str, of)), "", 0, 0, "", ()) for place, of in enumerate(parents)]


def test_what_a_commit_descends_from():
    ancestry = Ancestry(history((), (0,), (0,), (1, 2), (1,)))
    assert np.flatnonzero(ancestry.of(3)).tolist() == [0, 1, 2, 3]
    assert np.flatnonzero(ancestry.of(4)).tolist() == [0, 1, 4]
    assert ancestry.main_line(3) == [0, 1, 3]


def test_parents_outside_the_history_are_passed_over():
    assert Ancestry(history(("grafted",))).main_line(0) == [0]


@given(st.lists(st.lists(st.integers(0, 1000), max_size=2), min_size=1, max_size=30))
def test_ancestors_of_a_parent_are_ancestors(draws):
    parents = [tuple({n % place for n in drawn}) if place else () for place, drawn in enumerate(draws)]
    ancestry = Ancestry(history(*parents))
    for place, of in enumerate(parents):
        for parent in of:
            assert not (ancestry.of(parent) & ~ancestry.of(place)).any()
