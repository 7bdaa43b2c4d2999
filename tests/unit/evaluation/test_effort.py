import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.effort import effort_curve, initial_false_alarms, p_opt, precision_at

DEFECTIVE = np.array([True, False, True, False])
SIZES = np.array([10, 10, 30, 50])


def test_the_curve_follows_the_ranking():
    curve = effort_curve(np.array([4.0, 3.0, 2.0, 1.0]), DEFECTIVE, SIZES)
    assert curve.effort.tolist() == [0, 0.1, 0.2, 0.5, 1]
    assert curve.found.tolist() == [0, 0.5, 0.5, 1, 1]
    assert curve.found_at(0.2) == 0.5
    assert curve.found_at(0.35) == 0.75  # half of the third file is read


def test_all_files_alike_give_the_diagonal():
    curve = effort_curve(np.zeros(4), DEFECTIVE, SIZES)
    assert curve.area == pytest.approx(0.5)


def test_the_best_and_the_worst_order():
    assert p_opt(np.array([4.0, 2.0, 3.0, 1.0]), DEFECTIVE, SIZES) == pytest.approx(1)
    assert p_opt(np.array([1.0, 3.0, 2.0, 4.0]), DEFECTIVE, SIZES) == pytest.approx(0, abs=1e-12)


def test_where_all_orders_are_alike():
    assert p_opt(np.array([1.0, 2.0]), np.array([True, True]), np.array([5, 5])) == 0.5


def test_without_defects():
    nothing = np.zeros(4, bool)
    assert np.isnan(p_opt(np.zeros(4), nothing, SIZES))
    assert np.isnan(initial_false_alarms(np.zeros(4), nothing))
    with pytest.raises(ValueError, match="defective"):
        effort_curve(np.zeros(4), nothing, SIZES)


def test_an_empty_file_has_to_be_opened():
    curve = effort_curve(np.array([2.0, 1.0]), np.array([True, False]), np.array([0, 1]))
    assert curve.effort.tolist() == [0, 0.5, 1]


def test_initial_false_alarms_count_clean_files_before_the_first_defective_one():
    assert initial_false_alarms(np.array([1.0, 4.0, 2.0, 3.0]), DEFECTIVE) == 2
    assert initial_false_alarms(np.array([4.0, 1.0, 1.0, 1.0]), DEFECTIVE) == 0
    assert initial_false_alarms(np.zeros(4), DEFECTIVE) == pytest.approx(2 / 3)


def test_precision_at_k():
    scores = np.array([4.0, 3.0, 2.0, 1.0])
    assert precision_at(scores, DEFECTIVE, 1) == 1
    assert precision_at(scores, DEFECTIVE, 2) == 0.5
    assert precision_at(scores, DEFECTIVE, 10) == 0.5
    assert precision_at(np.array([4.0, 1.0, 1.0, 1.0]), DEFECTIVE, 2) == pytest.approx((1 + 1 / 3) / 2)
    assert np.isnan(precision_at(np.zeros(0), np.zeros(0, bool)))


FILES = st.lists(
    st.tuples(st.integers(0, 3), st.booleans(), st.integers(0, 9)), min_size=1, max_size=12
).filter(lambda files: any(defective for _, defective, _ in files))


@given(FILES)
def test_p_opt_is_between_the_worst_and_the_best(files):
    scores, defective, sizes = (np.array(column) for column in zip(*files, strict=True))
    assert -1e-9 <= p_opt(scores.astype(float), defective, sizes) <= 1 + 1e-9


@given(FILES, st.randoms(use_true_random=False))
def test_ties_count_as_a_random_order_gives_on_average(files, random):
    scores, defective, sizes = (np.array(column) for column in zip(*files, strict=True))
    shuffled = random.sample(range(len(files)), len(files))
    before, after = (
        (
            effort_curve(scores[at], defective[at], sizes[at]).area,
            initial_false_alarms(scores[at], defective[at]),
            precision_at(scores[at], defective[at], 3),
        )
        for at in (list(range(len(files))), shuffled)
    )
    assert before == pytest.approx(after)


def test_initial_false_alarms_of_ties_by_simulation():
    rng = np.random.default_rng(0)
    scores, defective = np.array([2.0, 1, 1, 1, 1, 0]), np.array([False, True, False, True, False, True])
    counts = [initial_false_alarms(scores + rng.random(6) / 2, defective) for _ in range(4000)]
    assert initial_false_alarms(scores, defective) == pytest.approx(np.mean(counts), abs=0.05)
