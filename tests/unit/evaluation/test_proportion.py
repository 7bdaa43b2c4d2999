import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.evaluation.proportion import wilson_interval


def test_a_known_interval():
    assert wilson_interval(8, 10) == pytest.approx((0.4902, 0.9433), abs=1e-4)


@given(st.integers(1, 500), st.data())
def test_the_share_lies_inside(n, data):
    found = data.draw(st.integers(0, n))
    low, high = wilson_interval(found, n)
    assert 0 <= low <= found / n + 1e-12
    assert found / n - 1e-12 <= high <= 1
    assert wilson_interval(n - found, n) == pytest.approx((1 - high, 1 - low))


def test_nothing_counted_is_nothing_known():
    assert wilson_interval(0, 0) == (0, 1)
