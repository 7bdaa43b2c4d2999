import numpy as np
import pytest
import torch

from paralog.nn.autoencoder import SequenceAutoencoder
from paralog.nn.lstm import LstmEncoder


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
