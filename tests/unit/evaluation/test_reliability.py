import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.reliability import expected_calibration_error, reliability


def test_bins_by_hand():
    probabilities = np.array([0.05, 0.15, 0.12, 0.95, 1.0])
    positive = np.array([False, True, False, True, True])
    first, second, last = reliability(probabilities, positive)
    assert (first.low, first.high, first.predicted, first.observed, first.n) == (0.0, 0.1, 0.05, 0.0, 1)
    assert (second.low, second.n, second.observed) == (0.1, 2, 0.5)
    assert second.predicted == pytest.approx(0.135)
    assert (last.low, last.high, last.n, last.observed) == (0.9, 1.0, 2, 1.0)  # 1 lies in the last bin


def test_the_error_by_hand():
    bins = reliability(np.array([0.2, 0.2, 0.2, 0.2, 0.7]), np.array([True, False, False, False, True]))
    assert expected_calibration_error(bins) == pytest.approx((4 * 0.05 + 1 * 0.3) / 5)


def test_probabilities_that_hold_have_a_small_error_and_others_a_large_one():
    rng = np.random.default_rng(0)
    probabilities = rng.random(20_000)
    positive = rng.random(20_000) < probabilities
    assert expected_calibration_error(reliability(probabilities, positive)) < 0.02
    assert expected_calibration_error(reliability(probabilities**4, positive)) > 0.2


def test_nothing_has_no_error():
    assert reliability(np.zeros(0), np.zeros(0, bool)) == ()
    assert math.isnan(expected_calibration_error(()))


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=50), st.integers(1, 20))
def test_every_pair_is_in_one_bin(pairs, n_bins):
    probabilities, positive = np.array([p for p, _ in pairs]), np.array([y for _, y in pairs])
    bins = reliability(probabilities, positive, n_bins)
    assert sum(bin.n for bin in bins) == len(pairs)
    assert sum(bin.n * bin.observed for bin in bins) == pytest.approx(positive.sum())
    for bin in bins:
        assert bin.low - 1e-9 <= bin.predicted <= bin.high + 1e-9
    assert 0 <= expected_calibration_error(bins) <= 1
