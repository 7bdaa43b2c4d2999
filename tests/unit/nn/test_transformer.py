import pytest
import torch

from paralog.features import UnitArrays
from paralog.nn.lstm import SequenceAutoencoder
from paralog.nn.transformer import FeedForward, TransformerEncoder


@pytest.fixture
def encoder():
    return TransformerEncoder(50, hidden=16, heads=2).eval()


def test_shape_and_length(encoder, make_unit, batch_of):
    vectors = encoder(**batch_of([make_unit(n, width=1) for n in (1, 7, 30)]))
    assert vectors.shape == (3, 16)
    assert vectors.dtype == torch.float32
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3))


def test_padding_does_not_matter(encoder, make_unit, batch_of):
    units = [make_unit(n, width=1) for n in (3, 40, 9)]
    alone = torch.cat([encoder(**batch_of([unit])) for unit in units])
    assert torch.allclose(encoder(**batch_of(units)), alone, atol=1e-5)
    assert torch.allclose(encoder(**batch_of(units, few_shapes=True)), alone, atol=1e-5)


def test_order_matters(encoder, make_unit, batch_of):
    unit = make_unit(12, width=1)
    turned = UnitArrays(unit.ids[::-1], unit.kinds, unit.statements, unit.depths, unit.names)
    one, other = encoder(**batch_of([unit, turned]))
    assert (one - other).abs().max() > 1e-3


def test_a_perceptron_looks_at_one_position():
    layer, x = FeedForward(8), torch.randn(2, 5, 8)
    moved = x.clone()
    moved[:, 3] += 1
    changed = (layer(moved) - layer(x)).abs().amax(dim=(0, 2)) > 1e-6
    assert changed.tolist() == [False, False, False, True, False]


def test_gradients_reach_every_weight_also_as_an_autoencoder(make_unit, batch_of):
    encoder = TransformerEncoder(50, hidden=16, heads=2)
    batch = batch_of([make_unit(5, width=1), make_unit(9, width=1)])
    for model in (encoder, SequenceAutoencoder(encoder)):
        model.zero_grad()
        found = model(**batch)
        (found[:, 0].sum() if found.ndim else found).backward()
        for name, parameter in model.named_parameters():
            assert parameter.grad is not None, name
            assert parameter.grad.abs().sum() > 0 or name.endswith("qkv.bias"), name
