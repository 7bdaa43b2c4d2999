import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.defects.regression import Logistic, Normal, fit, sigmoid

FREE = Normal(np.zeros(2), np.full(2, 1e-6))


def sample(n=4000, seed=0):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 2))
    return x, rng.random(n) < sigmoid(x @ [1.5, -0.5] - 1)


def test_coefficients_are_found_again():
    model = fit(*sample(), FREE, (0.0, 1e-6))
    assert model.coefficients == pytest.approx([1.5, -0.5], abs=0.15)
    assert model.intercept == pytest.approx(-1, abs=0.15)


def test_the_gradient_vanishes_at_the_result():
    x, y = sample(300)
    belief = Normal(np.array([1.0, 1.0]), np.array([5.0, 2.0]))
    model = fit(x, y, belief, (-2.0, 3.0))
    error = model.probability(x) - y
    assert x.T @ error + belief.precision * (model.coefficients - belief.mean) == pytest.approx(0, abs=1e-6)
    assert error.sum() + 3.0 * (model.intercept + 2.0) == pytest.approx(0, abs=1e-6)


def test_probabilities_are_calibrated_on_what_was_learned_from():
    x, y = sample()
    assert fit(x, y, FREE, (0.0, 1e-6)).probability(x).mean() == pytest.approx(y.mean(), abs=1e-4)


def test_a_firm_belief_outweighs_few_rows():
    belief = Normal(np.array([0.7, 0.2]), np.full(2, 1e6))
    model = fit(*sample(20), belief, (-1.0, 1e6))
    assert model.coefficients == pytest.approx(belief.mean, abs=1e-3)


def test_weights_count_like_copies():
    x, y = sample(50)
    twice = fit(np.concatenate([x, x]), np.concatenate([y, y]), FREE, (0.0, 1.0))
    weighted = fit(x, y, FREE, (0.0, 1.0), np.full(50, 2.0))
    assert weighted.coefficients == pytest.approx(twice.coefficients, abs=1e-6)


@given(st.integers(1, 30), st.integers(0, 1000))
def test_any_labels_give_a_finite_model(n, seed):
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(n, 2)) * 10
    model = fit(x, rng.random(n) < 0.5, Normal(np.zeros(2), np.ones(2)), (-2.0, 1.0))
    assert np.isfinite(model.coefficients).all() and abs(model.intercept) < 100


def test_log_odds_far_out_stay_probabilities():
    assert Logistic(np.array([1.0]), 0.0).probability(np.array([[1e9], [-1e9]])) == pytest.approx(
        [1, 0], abs=1e-9
    )
