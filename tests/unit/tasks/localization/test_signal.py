import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from paralog.tasks.localization.signal import Signals, share_of_best, standardised, together

VALUES = st.lists(st.floats(0, 1e6), max_size=20).map(np.array)


@given(VALUES)
def test_shares_lie_between_none_and_the_best(values):
    shares = share_of_best(values)
    assert ((shares >= 0) & (shares <= 1)).all()
    assert not values.any() or shares.max() == 1


@given(VALUES)
def test_standardised_values_have_no_mean_and_a_third_of_a_deviation(values):
    found = standardised(values)
    assert found.shape == values.shape
    if found.any():
        assert abs(found.mean()) < 1e-6 and abs(found.std() - 1 / 3) < 1e-6


def test_signals_are_put_together():
    one, other = Signals({"a": np.zeros(1)}, {}), Signals({"b": np.ones(1)}, {"c": np.ones(2)})
    assert set(together([one, other]).files) == {"a", "b"} and set(together([]).functions) == set()
