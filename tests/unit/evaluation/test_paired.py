import sys

import numpy as np
import pytest
from scipy.stats import ttest_1samp

from paralog.core import MissingExtra
from paralog.evaluation.paired import paired_t_test

A, B = [0.9, 0.8, 0.85, 0.95, 0.7], [0.8, 0.75, 0.75, 0.85, 0.65]


def test_it_is_the_t_test_of_the_differences():
    found = paired_t_test(A, B)
    expected = ttest_1samp(np.subtract(A, B), 0)
    assert found.difference == pytest.approx(np.mean(np.subtract(A, B)))
    assert found.p == pytest.approx(expected.pvalue)
    assert found.interval == pytest.approx(tuple(expected.confidence_interval(0.95)))
    assert found.difference > 0 and found.p < 0.05


def test_the_other_way_round():
    one, other = paired_t_test(A, B), paired_t_test(B, A)
    assert other.difference == -one.difference
    assert other.p == pytest.approx(one.p)


def test_noise_is_not_significant():
    found = paired_t_test([0.5, 0.6, 0.4], [0.6, 0.4, 0.5])
    assert found.p > 0.05


def test_equal_differences_leave_no_doubt():
    same = paired_t_test([0.5, 0.6], [0.5, 0.6])
    assert (same.difference, same.p) == (0.0, 1.0)
    assert paired_t_test([2.0, 3.0], [1.0, 2.0]).p == 0
    assert paired_t_test([0.51, 0.5, 0.52], [0.41, 0.4, 0.42]).p == 0  # but for rounding


def test_one_pair_says_nothing():
    found = paired_t_test([0.9], [0.1])
    assert found.difference == pytest.approx(0.8)
    assert np.isnan(found.p)


@pytest.mark.parametrize("b", [[], [0.5]])
def test_scores_have_to_pair_up(b):
    with pytest.raises(ValueError, match="pair up"):
        paired_t_test(A[:2] if b else [], b)


def test_without_scipy(monkeypatch):
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    with pytest.raises(MissingExtra, match=r"paralog\[eval\]"):
        paired_t_test(A, B)
