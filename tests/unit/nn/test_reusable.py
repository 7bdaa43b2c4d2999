import pytest
import torch

from paralog.nn.reusable import (
    AuxiliaryModel,
    CostSensitiveLoss,
    FeatureEncoder,
    SimilarityHead,
    approximation_loss,
)
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution


def code_branch():
    return StructuredConvolution(50, dim=8, maps=6)


def test_an_encoder_gives_rows_of_unit_length(make_unit, batch_of):
    encoder = FeatureEncoder(code_branch(), dim=10).eval()
    vectors = encoder(**batch_of([make_unit(5), make_unit(12), make_unit(0)]))
    assert vectors.shape == (3, 10)
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3), atol=1e-5)


def test_the_text_moves_the_auxiliary_model(make_unit, batch_of):
    model = AuxiliaryModel(code_branch(), TextConvolution(50, dim=8, maps=6), dim=10).eval()
    code = model.code(**batch_of([make_unit(9)]))
    one, other = (model(code, model.text(**batch_of([make_unit(4, 1, seed)]))) for seed in (1, 2))
    assert one.shape == (1, 10)
    assert not torch.allclose(one, other)


def test_dropout_is_for_training_alone(make_unit, batch_of):
    encoder = FeatureEncoder(code_branch(), dim=10)
    batch = batch_of([make_unit(9)])
    assert not torch.equal(encoder(**batch), encoder(**batch))
    encoder.eval()
    assert torch.equal(encoder(**batch), encoder(**batch))


def test_the_head_weighs_the_distance_of_each_component():
    head = SimilarityHead(2)
    with torch.no_grad():
        head.alpha.copy_(torch.tensor([-1.0, -2.0]))
        head.b.fill_(0.5)
    one, other = torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0])
    assert head(one, other).item() == pytest.approx(0.5 - 3.0)
    assert head(other, one).item() == pytest.approx(0.5 - 3.0)
    assert head(one, one).item() == pytest.approx(0.5)


def test_the_loss_of_a_known_batch():
    """Two rows that are the same and one that is not, the log-odds worked out by hand."""
    loss = CostSensitiveLoss(2, cost_fn=3.0, cost_fp=0.5)
    vectors = torch.tensor([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
    positive = torch.tensor([[True, True, False], [True, True, False], [False, False, True]])
    valid = ~torch.eye(3, dtype=torch.bool)
    found = torch.sigmoid(torch.tensor(4.0)), torch.sigmoid(torch.tensor(4.0 - 0.5 * 2))
    expected = -(2 * 3.0 * found[0].log() + 4 * 0.5 * (1 - found[1]).log()) / 6
    assert loss(vectors, positive, valid).item() == pytest.approx(expected.item(), rel=1e-5)


def test_a_pair_that_does_not_count_costs_nothing():
    loss = CostSensitiveLoss(2)
    positive = torch.eye(3, dtype=torch.bool)
    valid = torch.tensor([[False, True, False], [True, False, False], [False, False, False]])
    one, other = torch.randn(3, 2), torch.randn(3, 2)
    other[:2] = one[:2]
    assert loss(one, positive, valid).item() == pytest.approx(loss(other, positive, valid).item())


def test_the_approximation_loss():
    own = torch.tensor([[1.0, 2.0], [0.0, 0.0]])
    enriched = torch.tensor([[0.0, 0.0], [0.0, 3.0]])
    assert approximation_loss(own, enriched).item() == pytest.approx((5 + 9) / 2)
