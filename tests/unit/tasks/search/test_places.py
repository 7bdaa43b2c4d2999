import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.syntax import parse
from paralog.tasks.search import Options
from paralog.tasks.search.places import best, searched

MANY = parse("\n".join(f"def f{n}(): return {n}" for n in range(12)), "python").units[:12]


def test_scripts_and_stubs_are_not_searched(units):
    names = [units[at].qualname for at in searched(units, Options())]
    assert names == ["parse_date", "read_day", "mean", "take_apart", "Stats.mean"]


def test_only_languages_that_are_asked_for(units):
    found = searched(units, Options(languages=frozenset({"java"})))
    assert [units[at].qualname for at in found] == ["Stats.mean"]


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 0.5 + 1e-9, 1.0]), max_size=12), st.integers(1, 14))
def test_the_best_are_those_of_a_full_sort(scores, top):
    found = best(np.array(scores), MANY, top)
    rounded = [round(score, 6) for score in scores]
    everything = sorted(range(len(scores)), key=lambda at: (-rounded[at], MANY[at].order))
    assert found == everything[:top]
