import pytest

from paralog.runtime.hashing import HashingEncoder
from paralog.testing import check_encoder


@pytest.mark.parametrize("dim", [7, 256])
def test_the_hashing_encoder_keeps_the_contract(dim):
    check_encoder(HashingEncoder(dim))
