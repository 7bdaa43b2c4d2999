import operator

import pytest

from paralog.experiments.side_by_side import side_by_side

TASKS = [(1, 2), (3, 4), (5, 6)]


def test_one_after_another_in_order():
    assert list(side_by_side(operator.add, TASKS, 1)) == [((1, 2), 3), ((3, 4), 7), ((5, 6), 11)]


def test_in_other_processes_the_same_comes_out():
    assert sorted(side_by_side(operator.add, TASKS, 2)) == [((1, 2), 3), ((3, 4), 7), ((5, 6), 11)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failure_is_told(jobs):
    with pytest.raises(ZeroDivisionError):
        list(side_by_side(operator.floordiv, [(1, 0)], jobs))
