import pytest
import torch

from paralog.nn.attention import AttentionPooling, SelfAttention
from paralog.nn.statement import GatedConvolution


@pytest.mark.parametrize("layer", [GatedConvolution(8), SelfAttention(8, 2)], ids=lambda x: type(x).__name__)
def test_what_lies_behind_the_mask_stays_zero_and_unseen(layer, masked):
    x, mask = masked(7, 4)
    out = layer.eval()(x, mask)
    assert not out[:, 4:].any()
    assert torch.allclose(out[:, :4], layer(x[:, :4], mask[:, :4]), atol=1e-6)


def test_attention_pooling_is_a_weighted_mean(masked):
    layer = AttentionPooling(8, 2)
    x, mask = masked(7, 4)
    x[:, 1:4] = x[:, :1]  # a mean of equal rows is that row
    assert torch.allclose(layer(x, mask), layer.value(x[:, 0]), atol=1e-6)
    assert not layer(x, torch.zeros_like(mask)).any()
