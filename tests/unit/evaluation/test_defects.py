import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import average_precision_score, matthews_corrcoef

from paralog.evaluation.defects import (
    auc_within,
    average_precision,
    best_mcc_threshold,
    brier_score,
    matthews,
    score_defects,
    size_quartiles,
)

SCORES = np.array([0.9, 0.8, 0.6, 0.4, 0.3, 0.1])
DEFECTIVE = np.array([True, False, True, False, False, True])
SIZES = np.array([50, 10, 40, 20, 30, 60])


def test_all_figures_of_a_ranking():
    found = score_defects(SCORES, DEFECTIVE, SIZES, probabilities=SCORES, threshold=0.5)
    assert found.auc == pytest.approx(5 / 9)
    assert found.ap == pytest.approx(average_precision_score(DEFECTIVE, SCORES))
    assert found.mcc == pytest.approx(matthews_corrcoef(DEFECTIVE, SCORES >= 0.5))
    assert found.brier == pytest.approx(np.mean((SCORES - DEFECTIVE) ** 2))
    assert found.ifa == 0
    assert found.p10 == 0.5
    assert found.pofb20 == pytest.approx(42 / 50 / 3)


def test_a_ranking_that_is_no_probability_has_no_brier_score():
    found = score_defects(SIZES.astype(float), DEFECTIVE, SIZES)
    assert np.isnan(found.brier) and np.isnan(found.mcc)
    assert found.auc > 0.5


def test_without_defects_nothing_is_defined_but_precision():
    found = score_defects(SCORES, np.zeros(6, bool), SIZES)
    assert np.isnan([found.auc, found.ap, found.auc_in_size, found.popt, found.pofb20, found.ifa]).all()
    assert found.p10 == 0


def test_size_says_nothing_among_files_of_one_size():
    sizes = np.array([1, 1, 2, 2, 3, 3, 4, 4])
    defective = np.array([False, True] * 4)
    assert auc_within(sizes.astype(float), defective, size_quartiles(sizes)) == 0.5
    assert auc_within(defective.astype(float), defective, size_quartiles(sizes)) == 1


def test_a_stratum_weighs_by_its_pairs():
    strata = np.array([0, 0, 1, 1, 1, 1])
    scores = np.array([1.0, 0.0, 0.0, 1.0, 1.0, 1.0])
    positive = np.array([True, False, True, False, False, False])
    assert auc_within(scores, positive, strata) == 0.25  # one pair of the first, three of the second
    assert np.isnan(auc_within(scores, positive, np.arange(6)))


def test_quartiles_of_size():
    assert size_quartiles(np.arange(8)).tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    assert set(size_quartiles(np.full(5, 7))) == {0}
    assert not len(size_quartiles(np.zeros(0, int)))


def test_one_kind_alone_has_no_correlation():
    assert matthews(np.ones(3, bool), np.array([True, False, True])) == 0


def test_the_brier_score_of_nothing():
    assert np.isnan(brier_score(np.zeros(0), np.zeros(0, bool)))


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=1, max_size=20))
def test_average_precision_and_threshold_are_those_of_scikit_learn(files):
    scores, positive = np.array([s for s, _ in files], float), np.array([p for _, p in files])
    if positive.any():
        assert average_precision(scores, positive) == pytest.approx(average_precision_score(positive, scores))
    if positive.all():  # scikit-learn warns, and there is nothing to correlate
        return
    best = matthews(scores >= best_mcc_threshold(scores, positive), positive)
    assert best == pytest.approx(max(matthews_corrcoef(positive, scores >= t) for t in scores))
