import pytest

from paralog.bundle import SHIPPED, installed, read_bundle
from paralog.runtime.hashing import HashingEncoder
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.testing import check_encoder


@pytest.mark.parametrize("dim", [7, 256])
def test_the_hashing_encoder_keeps_the_contract(dim):
    check_encoder(HashingEncoder(dim))


@pytest.mark.parametrize("folder", installed(), ids=lambda folder: folder.name)
def test_a_shipped_model_keeps_the_contract(folder):
    assert folder.parent == SHIPPED
    check_encoder(OnnxEncoder(read_bundle(folder)))
