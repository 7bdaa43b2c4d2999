import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from paralog.features import PAIR_INPUTS
from paralog.nn.lstm import LstmEncoder
from paralog.nn.verifier import PairVerifier
from paralog.train.export import export, export_verifier, flat, random_units
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
    arrays = random_units(3, 20, n_tokens, 1)
    assert np.abs(run(whole, arrays) - run(halved, arrays)).max() < 1e-3


def test_a_table_that_both_sides_of_a_pair_read_is_halved_once():
    torch.manual_seed(0)
    n_tokens = 2 * MIN_ROWS
    whole = export_verifier(PairVerifier(n_tokens, dim=16, statement_dim=8, hidden=4).eval(), n_tokens, 1)
    halved = halve_tables(whole)
    assert len(whole) - len(halved) == pytest.approx(n_tokens * 16 * 2, rel=0.05)
    sides = (random_units(2, 9, n_tokens, 1, PAIR_INPUTS), random_units(2, 5, n_tokens, 1, PAIR_INPUTS))
    arrays = flat({"one": sides[0], "other": sides[1], "cosine": np.zeros(2, np.float32)})
    assert np.abs(run(whole, arrays) - run(halved, arrays)).max() < 1e-3


def test_small_tables_stay():
    model = exported(MIN_ROWS - 1)
    assert len(halve_tables(model)) == pytest.approx(len(model), rel=0.001)
