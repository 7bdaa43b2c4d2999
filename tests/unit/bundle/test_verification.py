import math

import pytest

from paralog.bundle import Verification


def test_weights_are_kept_as_they_are():
    verification = Verification(-1, {"number replaced": 0.5})
    assert (verification.intercept, verification.weights) == (-1, {"number replaced": 0.5})


@pytest.mark.parametrize("odd", [math.nan, math.inf, "1", None])
def test_what_is_no_number_is_refused_by_name(odd):
    with pytest.raises(ValueError, match="intercept is"):
        Verification(odd, {})
    with pytest.raises(ValueError, match="number replaced is"):
        Verification(0.0, {"number replaced": odd})
