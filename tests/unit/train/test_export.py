import logging

import numpy as np
import onnxruntime
import pytest
import torch
from torch import nn

from paralog.core import TrainingError
from paralog.nn.lstm import LstmEncoder
from paralog.train.export import TOLERANCE, _check, export, random_units

VOCABULARY = 40
TRIED = [random_units(n, length, VOCABULARY, 1) for n, length in ((1, 1), (3, 7))]


@pytest.fixture(scope="module")
def exported():
    torch.manual_seed(0)
    encoder = LstmEncoder(VOCABULARY, dim=6, hidden=8).eval()
    return encoder, export(encoder, VOCABULARY, 1)


@pytest.mark.parametrize(("n", "length"), [(1, 1), (1, 2), (4, 33), (2, 700)])
def test_any_batch_and_length_gives_what_pytorch_gives(exported, n, length):
    encoder, model = exported
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    arrays = random_units(n, length, VOCABULARY, 1)
    (found,) = session.run(None, {node.name: arrays[node.name] for node in session.get_inputs()})
    with torch.no_grad():
        expected = encoder(**{name: torch.from_numpy(array) for name, array in arrays.items()}).numpy()
    assert found.shape == (n, 8)
    assert np.abs(found - expected).max() <= TOLERANCE


def test_a_second_lstm_in_one_process_has_free_axes_too_and_torch_is_silent(exported):
    logger = logging.getLogger("torch.onnx._internal.exporter._registration")
    said = []
    handler = logging.Handler()
    handler.emit = said.append
    logger.addHandler(handler)
    level = logger.level
    try:
        assert export(LstmEncoder(VOCABULARY, dim=6, hidden=8), VOCABULARY, 4)
        assert said == []
        assert logger.level == level
        logger.warning("it speaks again")
        assert len(said) == 1
    finally:
        logger.removeHandler(handler)


def test_only_what_counts_is_an_input(exported):
    session = onnxruntime.InferenceSession(exported[1], providers=["CPUExecutionProvider"])
    assert {node.name for node in session.get_inputs()} >= {"ids", "statements"}
    assert [node.name for node in session.get_outputs()] == ["embeddings"]


def test_the_model_does_not_say_on_which_machine_it_was_made(exported):
    assert b'File "' not in exported[1]
    assert b".py" not in exported[1]


def test_a_model_that_differs_is_refused(exported):
    encoder, model = exported
    other = LstmEncoder(VOCABULARY, dim=6, hidden=8).eval()
    other.load_state_dict(encoder.state_dict())
    _check(model, other, TRIED)
    with torch.no_grad():
        other.lstm.bias_hh_l0 += 0.01
    with pytest.raises(TrainingError, match="differs from PyTorch by"):
        _check(model, other, TRIED)


class NotANumber(nn.Module):
    def __init__(self, encoder):
        super().__init__()
        self.encoder = encoder

    def forward(self, **inputs):
        return self.encoder(**inputs) * float("nan")


def test_what_is_not_a_number_is_refused(exported):
    encoder, model = exported
    with pytest.raises(TrainingError, match="differs"):
        _check(model, NotANumber(encoder), TRIED)


def test_the_random_units_are_of_all_lengths():
    arrays = random_units(3, 7, VOCABULARY, 2)
    assert arrays["ids"].shape == (3, 7, 2)
    assert (arrays["statements"] >= 0).sum(axis=1).tolist() == [7, 6, 5]
