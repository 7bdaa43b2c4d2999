import pytest
import torch

from paralog.features import UnitArrays
from paralog.nn.structured import StructuredConvolution, WindowConvolution


@pytest.fixture
def convolution():
    return WindowConvolution(5, (2, 3), 4)


def by_hand(convolution, segment):
    """Windows of one segment [n, 5], one at a time, with zeros after its end."""
    rows = []
    for at in range(len(segment)):
        parts = []
        for linear in convolution.filters:
            size = linear.in_features // 5
            window = torch.zeros(size, 5)
            inside = segment[at : at + size]
            window[: len(inside)] = inside
            parts.append(torch.relu(linear(window.reshape(-1))))
        rows.append(torch.cat(parts))
    return torch.stack(rows)


def test_windows_stay_in_their_segment(convolution):
    x = torch.randn(1, 9, 5)
    segments = torch.tensor([[0, 0, 0, 0, 1, 2, 2, -1, -1]])
    found = convolution(x, segments)[0]
    expected = [by_hand(convolution, x[0, a:b]) for a, b in ((0, 4), (4, 5), (5, 7))]
    assert torch.allclose(found[:7], torch.cat(expected), atol=1e-6)
    assert not found[7:].any()


def test_a_statement_that_is_taken_up_again_is_not_glued_together(convolution):
    x = torch.randn(1, 5, 5)
    found = convolution(x, torch.tensor([[0, 0, 1, 0, 0]]))[0]
    expected = [by_hand(convolution, x[0, a:b]) for a, b in ((0, 2), (2, 3), (3, 5))]
    assert torch.allclose(found, torch.cat(expected), atol=1e-6)


@pytest.fixture
def encoder():
    return StructuredConvolution(50, dim=8, sizes=(3, 4), maps=6).eval()


def test_the_paper_has_two_hundred_features():
    assert StructuredConvolution(50).out_dim == 200


def test_padding_changes_nothing(encoder, make_unit, batch_of):
    short, long = make_unit(7), make_unit(40)
    together = encoder(**batch_of([short, long]))
    assert torch.allclose(together[0], encoder(**batch_of([short]))[0], atol=1e-6)
    assert torch.allclose(together[1], encoder(**batch_of([long], few_shapes=True))[0], atol=1e-6)


def test_an_empty_unit_has_features(encoder, make_unit, batch_of):
    assert torch.isfinite(encoder(**batch_of([make_unit(0), make_unit(5)]))).all()


def test_features_are_the_largest_of_each_statement(encoder, make_unit, batch_of):
    """Pooling by hand, statement by statement."""
    unit = make_unit(11)
    lexemes = encoder.embedding(torch.from_numpy(unit.ids).long()).sum(dim=1)
    statements = [by_size(encoder.within, lexemes[at : at + 4]).amax(dim=0) for at in (0, 4, 8)]
    expected = by_size(encoder.across, torch.stack(statements)).amax(dim=0)
    assert torch.allclose(encoder(**batch_of([unit]))[0], expected, atol=1e-6)


def by_size(convolution, segment):
    return convolution(segment.unsqueeze(0), torch.zeros(1, len(segment), dtype=torch.long))[0]


def test_where_a_statement_ends_matters(encoder, make_unit, batch_of):
    unit = make_unit(12)
    other = UnitArrays(unit.ids, unit.kinds, (unit.statements + 1) // 2, unit.depths, unit.names)
    one, two = encoder(**batch_of([unit, other]))
    assert not torch.allclose(one, two, atol=1e-4)


def test_gradients_reach_every_weight(make_unit, batch_of):
    encoder = StructuredConvolution(50, dim=8, sizes=(3, 4), maps=6)
    encoder(**batch_of([make_unit(30), make_unit(9)])).square().sum().backward()
    for name, parameter in encoder.named_parameters():
        assert parameter.grad.abs().sum() > 0, name
