import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.bundle import Calibration


def test_the_curve():
    calibration = Calibration(4.0, -2.0)
    found = calibration.probability(np.array([0.5, 1.0, -1.0], np.float32))
    assert found.dtype == np.float64
    assert found == pytest.approx([0.5, 1 / (1 + np.exp(-2)), 1 / (1 + np.exp(6))])


@given(st.floats(0.01, 0.99), st.floats(0.001, 0.999), st.floats(-1, 1))
def test_another_prior_is_bayes_rule(prior, other, similarity):
    calibration = Calibration(6.0, -3.0, prior)
    (p,) = calibration.probability(np.array([similarity]))
    likelihood_ratio = (p / (1 - p)) / (prior / (1 - prior))
    expected = likelihood_ratio * other / (likelihood_ratio * other + 1 - other)
    (found,) = calibration.probability(np.array([similarity]), other)
    assert found == pytest.approx(expected, rel=1e-9)


def test_the_prior_of_the_fit_changes_nothing():
    calibration = Calibration(6.0, -3.0, 0.02)
    similarities = np.linspace(-1, 1, 11)
    assert np.array_equal(calibration.probability(similarities), calibration.probability(similarities, 0.02))


def test_a_small_prior_lowers_every_probability():
    similarities = np.linspace(-1, 1, 11)
    calibration = Calibration(6.0, -3.0)
    assert (calibration.probability(similarities, 0.001) < calibration.probability(similarities)).all()


def test_a_steep_curve_does_not_overflow():
    found = Calibration(1e6, -5e5).probability(np.array([-1.0, 0.4, 0.6, 1.0]))
    assert found == pytest.approx([0, 0, 1, 1])


@pytest.mark.parametrize("bad", [{"prior": 0}, {"prior": 1.5}, {"slope": "a"}, {"intercept": float("nan")}])
def test_what_is_no_calibration_is_refused(bad):
    with pytest.raises(ValueError, match="calibration"):
        Calibration(**{"slope": 1.0, "intercept": 0.0, **bad})
