import torch

from paralog.nn.autoencoder import SequenceAutoencoder
from paralog.nn.transformer import FeedForward, TransformerEncoder


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
