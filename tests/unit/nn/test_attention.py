import pytest
import torch

from paralog.nn.attention import AttentionPooling, SelfAttention
from paralog.nn.statement import GatedConvolution


@pytest.mark.parametrize("layer", [GatedConvolution(8), SelfAttention(8, 2)], ids=lambda x: type(x).__name__)
def test_what_lies_behind_the_mask_is_unseen(layer, masked):
    x, mask = masked(7, 4)
    x[:, 4:] = torch.randn_like(x[:, 4:])
    out = layer.eval()(x, mask)
    assert torch.allclose(out[:, :4], layer(x[:, :4], mask[:, :4]), atol=1e-6)


def test_attention_pooling_is_a_weighted_mean(masked):
    layer = AttentionPooling(8, 2)
    x, mask = masked(7, 4)
    x[:, 1:4] = x[:, :1]  # a mean of equal rows is that row
    x[:, 4:] = torch.randn_like(x[:, 4:])
    assert torch.allclose(layer(x, mask), layer.value(x[:, 0]), atol=1e-6)
    assert not layer(x, torch.zeros_like(mask)).any()


def test_attention_pooling_weighs_the_values_of_each_head(masked):
    """As it is defined; it is computed the other way round."""
    layer = AttentionPooling(8, 2)
    x, mask = masked(7, 4)
    weights = torch.softmax(layer.score(x[:, :4]), dim=1)
    values = layer.value(x[:, :4]).reshape(len(x), 4, 2, 4)
    assert torch.allclose(layer(x, mask), (values * weights.unsqueeze(-1)).sum(dim=1).flatten(1), atol=1e-6)
