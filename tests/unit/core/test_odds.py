import math

import pytest

from paralog.core.odds import log_odds, prior_shift


@pytest.mark.parametrize(("p", "expected"), [(0.5, 0.0), (0.9, math.log(9)), (0.001, math.log(1 / 999))])
def test_log_odds(p, expected):
    assert log_odds(p) == pytest.approx(expected, abs=1e-12)


def test_a_shift_and_back_is_none():
    assert prior_shift(0.5, 0.01) == pytest.approx(-math.log(99))
    assert prior_shift(0.2, 0.01) + prior_shift(0.01, 0.2) == pytest.approx(0)
