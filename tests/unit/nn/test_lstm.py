import numpy as np
import pytest
import torch

from paralog.features import UnitArrays
from paralog.nn.lstm import LstmEncoder, SequenceAutoencoder, remember


@pytest.fixture
def encoder():
    return LstmEncoder(50, dim=8, hidden=10).eval()


def test_shape_and_length(encoder, make_unit, batch_of):
    vectors = encoder(**batch_of([make_unit(n, width=1) for n in (1, 7, 30)]))
    assert vectors.shape == (3, 10)
    assert vectors.dtype == torch.float32
    assert torch.allclose(vectors.norm(dim=1), torch.ones(3))


def test_it_is_the_last_state_of_the_lstm(encoder, make_unit, batch_of):
    unit = make_unit(6, width=1)
    tokens = encoder.embedding(torch.from_numpy(unit.ids[:, 0].astype(np.int64)))
    _, (state, _) = encoder.lstm(tokens.unsqueeze(0))
    expected = torch.nn.functional.normalize(state[0], dim=1)
    assert torch.allclose(encoder(**batch_of([unit])), expected, atol=1e-6)


def test_padding_does_not_matter(encoder, make_unit, batch_of):
    units = [make_unit(n, width=1) for n in (3, 40, 9)]
    together = encoder(**batch_of(units))
    rounded = encoder(**batch_of(units, few_shapes=True))
    alone = torch.cat([encoder(**batch_of([unit])) for unit in units])
    assert torch.allclose(together, alone, atol=1e-6)
    assert torch.allclose(rounded, alone, atol=1e-6)


def test_order_matters(encoder, make_unit, batch_of):
    unit = make_unit(8, width=1)
    turned = UnitArrays(unit.ids[::-1], unit.kinds, unit.statements, unit.depths, unit.names)
    one, other = encoder(**batch_of([unit, turned]))
    assert (one - other).abs().max() > 1e-3


def test_gradients_reach_every_weight(make_unit, batch_of):
    encoder = LstmEncoder(50, dim=8, hidden=10)
    encoder(**batch_of([make_unit(5, width=1), make_unit(9, width=1)]))[:, 0].sum().backward()
    for name, parameter in encoder.named_parameters():
        assert parameter.grad.abs().sum() > 0, name


def test_the_autoencoder_scores_tokens_without_padding(make_unit, batch_of):
    model = SequenceAutoencoder(LstmEncoder(50, dim=8, hidden=10)).eval()
    units = [make_unit(4, width=1), make_unit(12, width=1)]
    together = model(**batch_of(units)).item()
    alone = [model(**batch_of([unit])).item() for unit in units]
    assert together == pytest.approx((4 * alone[0] + 12 * alone[1]) / 16, rel=1e-5)
    assert together == pytest.approx(np.log(50), rel=0.2)  # untrained, it knows nothing


def test_the_autoencoder_learns_to_say_sequences_again(make_unit, batch_of):
    model = SequenceAutoencoder(LstmEncoder(50, dim=16, hidden=24))
    batch = batch_of([make_unit(6, width=1, seed=seed) for seed in range(8)])
    optimizer = torch.optim.Adam(model.parameters(), 0.03)
    losses = []
    for _ in range(40):
        loss = model(**batch)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < 0.3 * losses[0]
    state_of_one = model.encoder(**batch)[:1]
    assert (model.encoder(**batch)[1:] - state_of_one).abs().amax(dim=1).min() > 0.1  # it tells them apart


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
