import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from paralog.nn.lstm import LstmEncoder
from paralog.train.export import _random, export
from paralog.train.halve import MIN_ROWS, halve_tables


def exported(n_tokens):
    torch.manual_seed(0)
    return export(LstmEncoder(n_tokens, dim=16, hidden=8).eval(), n_tokens, 1)


def run(model, arrays):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return session.run(None, {node.name: arrays[node.name] for node in session.get_inputs()})[0]


def test_the_table_is_half_as_large_and_the_vectors_are_nearly_the_same():
    n_tokens = 4 * MIN_ROWS
    whole = exported(n_tokens)
    halved = halve_tables(whole)
    assert len(whole) - len(halved) == pytest.approx(n_tokens * 16 * 2, rel=0.05)
    onnx.checker.check_model(onnx.load_from_string(halved))
    arrays = _random(3, 20, n_tokens, 1)
    assert np.abs(run(whole, arrays) - run(halved, arrays)).max() < 1e-3


def test_small_tables_stay():
    model = exported(MIN_ROWS - 1)
    assert len(halve_tables(model)) == pytest.approx(len(model), rel=0.001)
