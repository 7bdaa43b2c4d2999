import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paralog.tasks.localization.fitting import Example, fit_odds, fit_weights, mean_loss, shares


def examples(n=40, seed=0, weights=(2.0, -1.0, 0.0)):
    """Reports whose right candidate is drawn from the softmax of known weights."""
    rng = np.random.default_rng(seed)
    for _ in range(n):
        signals = rng.normal(size=(12, len(weights)))
        right = rng.choice(12, p=shares(signals @ np.array(weights)))
        yield Example(signals, np.array([right]))


def test_the_weights_that_made_the_data_are_found():
    found = fit_weights(list(examples(800)), pull=0.1)
    assert found == pytest.approx([2, -1, 0], abs=0.25)


@given(st.integers(0, 1000), st.sampled_from([0.1, 1.0, 10.0]))
@settings(max_examples=20, deadline=None)
def test_no_weights_nearby_cost_less(seed, pull):
    data = list(examples(10, seed))
    found = fit_weights(data, pull)

    def cost(weights):
        return pull / 2 * float(weights @ weights) + len(data) * mean_loss(data, weights)

    rng = np.random.default_rng(seed)
    assert all(cost(found) <= cost(found + 0.05 * rng.normal(size=3)) + 1e-6 for _ in range(20))


def test_a_strong_pull_holds_the_weights_where_they_were():
    home = np.array([0.5, 0.5, 0.5])
    assert fit_weights(list(examples()), 1e9, toward=home) == pytest.approx(home, abs=1e-3)
    assert fit_weights(list(examples()), 1e9) == pytest.approx(np.zeros(3), abs=1e-3)


def test_several_right_candidates_share_the_weight():
    one = Example(np.array([[1.0], [1.0], [0.0]]), np.array([0, 1]))
    assert fit_weights([one] * 20, 0.01)[0] > 3


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30).map(np.array))
def test_shares_add_up_to_one(scores):
    found = shares(scores)
    assert found.sum() == pytest.approx(1) and (found >= 0).all()
    assert found[np.argmax(scores)] == found.max()


def test_shares_of_nothing():
    assert shares(np.zeros(0)).shape == (0,)


def test_odds_make_shares_hold():
    rng = np.random.default_rng(1)
    stated, right = [], []
    for _ in range(400):
        part = shares(rng.normal(size=8) * 3)
        true = 1 / (1 + np.exp(-(0.6 * (np.log(part) - np.log1p(-part)) - 0.5)))
        stated.append(part)
        right.append(np.flatnonzero(rng.random(8) < true))
    slope, intercept = fit_odds(stated, right)
    assert slope == pytest.approx(0.6, abs=0.1) and intercept == pytest.approx(-0.5, abs=0.2)


def test_odds_without_evidence_stay_where_they_began():
    found = fit_odds([np.array([0.5, 0.5])], [np.array([0])], start=(0.8, 0.1), pull=1e6)
    assert found == pytest.approx((0.8, 0.1), abs=1e-3)
