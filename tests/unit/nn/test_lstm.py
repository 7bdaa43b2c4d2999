import numpy as np
import pytest
import torch

from paralog.features import UnitArrays
from paralog.nn.lstm import LstmEncoder, remember


@pytest.fixture
def encoder():
    return LstmEncoder(50, dim=8, hidden=10).eval()


def test_it_is_the_last_state_of_the_lstm(encoder, make_unit, batch_of):
    unit = make_unit(6, width=1)
    tokens = encoder.embedding(torch.from_numpy(unit.ids[:, 0].astype(np.int64)))
    _, (state, _) = encoder.lstm(tokens.unsqueeze(0))
    expected = torch.nn.functional.normalize(state[0], dim=1)
    assert torch.allclose(encoder(**batch_of([unit])), expected, atol=1e-6)


def test_gradients_reach_every_weight(make_unit, batch_of):
    encoder = LstmEncoder(50, dim=8, hidden=10)
    encoder(**batch_of([make_unit(5, width=1), make_unit(9, width=1)]))[:, 0].sum().backward()
    for name, parameter in encoder.named_parameters():
        assert parameter.grad.abs().sum() > 0, name


def test_a_fresh_memory_lasts(make_unit, batch_of):
    """The first token of a long unit still tells in the final state."""
    torch.manual_seed(0)
    unit = make_unit(100, width=1)
    ids = unit.ids.copy()
    ids[0] = ids[0] % 48 + 1
    other = UnitArrays(ids, unit.kinds, unit.statements, unit.depths, unit.names)
    moved = {}
    for memory in (0, 200):
        one, two = LstmEncoder(50, dim=16, hidden=32, memory=memory).eval()(**batch_of([unit, other]))
        moved[memory] = (one - two).abs().max().item()
    assert moved[0] < 1e-5 < 1e-3 < moved[200]


def test_the_gates_forget_between_one_step_and_the_longest():
    lstm = torch.nn.LSTM(4, 400)
    remember(lstm, 50)
    bias = (lstm.bias_ih_l0 + lstm.bias_hh_l0).detach()
    steps = 1 / (1 - torch.sigmoid(bias[400:800]))  # a cell keeps sigmoid(b_f) of itself in a step
    assert 2 <= steps.min() < 5
    assert 45 < steps.max() <= 50
    assert torch.equal(bias[:400], -bias[400:800])
