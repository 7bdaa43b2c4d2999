import pytest

from paralog.bundle import SHIPPED, installed, read_bundle
from paralog.core import TextEncoder
from paralog.runtime.hashing import HashingEncoder
from paralog.runtime.onnx_encoder import load_encoder
from paralog.testing import check_encoder, check_text_encoder


@pytest.mark.parametrize("dim", [7, 256])
def test_the_hashing_encoder_keeps_the_contract(dim):
    check_encoder(HashingEncoder(dim))


@pytest.mark.parametrize("folder", installed(), ids=lambda folder: folder.name)
def test_a_shipped_model_keeps_the_contract(folder):
    assert folder.parent == SHIPPED
    encoder = load_encoder(read_bundle(folder))
    check_encoder(encoder)
    if isinstance(encoder, TextEncoder):
        check_text_encoder(encoder)


def test_a_bundle_with_a_text_side_keeps_both(tiny_text_bundle):
    encoder = load_encoder(read_bundle(tiny_text_bundle))
    check_encoder(encoder)
    check_text_encoder(encoder)
