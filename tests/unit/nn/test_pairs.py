import torch

from paralog.nn.pairs import PairHead


def test_the_order_of_the_two_makes_no_difference():
    head = PairHead(6).eval()
    one, other = torch.randn(4, 6), torch.randn(4, 6)
    assert torch.allclose(head(one, other), head(other, one))
    assert head(one, other).shape == (4,)


def test_it_sees_distance_and_product():
    head = PairHead(2, hidden=4).eval()
    seen = []
    head.layers[1].register_forward_pre_hook(lambda _, inputs: seen.append(inputs[0]))
    head(torch.tensor([[0.6, 0.8]]), torch.tensor([[0.8, -0.6]]))
    expected = torch.tensor([[0.2 * 2**0.5, 1.4 * 2**0.5, 2 * 0.48, -2 * 0.48]])
    assert torch.allclose(seen[0], expected, atol=1e-6)


def test_gradients_reach_every_weight():
    head = PairHead(6, dropout=0.0)
    head(torch.randn(8, 6), torch.randn(8, 6)).square().sum().backward()
    for name, parameter in head.named_parameters():
        assert parameter.grad.abs().sum() > 0, name
