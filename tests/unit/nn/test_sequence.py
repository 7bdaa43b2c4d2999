"""What every encoder of sequences has in common."""

import pytest
import torch

from paralog.features import UnitArrays
from paralog.nn.lstm import LstmEncoder
from paralog.nn.sequence import SequenceEncoder
from paralog.nn.transformer import TransformerEncoder


@pytest.fixture(params=[LstmEncoder, TransformerEncoder], ids=["lstm", "transformer"])
def encoder(request):
    return request.param(50, hidden=16).eval()


def test_shape_and_length(encoder, make_unit, batch_of):
    vectors = encoder(**batch_of([make_unit(n, width=1) for n in (1, 7, 30)]))
    assert isinstance(encoder, SequenceEncoder)
    assert vectors.shape == (3, encoder.hidden)
    assert vectors.dtype == torch.float32
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3))


def test_padding_does_not_matter(encoder, make_unit, batch_of):
    units = [make_unit(n, width=1) for n in (3, 40, 9)]
    alone = torch.cat([encoder(**batch_of([unit])) for unit in units])
    assert torch.allclose(encoder(**batch_of(units)), alone, atol=1e-5)
    assert torch.allclose(encoder(**batch_of(units, few_shapes=True)), alone, atol=1e-5)


def test_order_matters(encoder, make_unit, batch_of):
    unit = make_unit(8, width=1)
    turned = UnitArrays(unit.ids[::-1], unit.kinds, unit.statements, unit.depths, unit.names)
    one, other = encoder(**batch_of([unit, turned]))
    assert (one - other).abs().max() > 1e-3


def test_a_token_of_several_ids_is_their_sum(encoder, make_unit, batch_of):
    unit = make_unit(6, width=2)
    turned = UnitArrays(unit.ids[:, ::-1], unit.kinds, unit.statements, unit.depths, unit.names)
    one, other = encoder(**batch_of([unit, turned]))
    assert torch.allclose(one, other, atol=1e-6)
