import numpy as np
import onnx
import onnxruntime
import pytest

from paralog.bundle import read_bundle, resolve
from paralog.core import TrainingError
from paralog.features import UnitArrays, pad
from paralog.train.adapt_graph import append_map


def run(model, n=3, width=3):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(0)
    units = [
        UnitArrays(
            rng.integers(0, 50, (n_tokens, width)).astype(np.int32),
            np.zeros(n_tokens, np.uint8),
            (np.arange(n_tokens) // 4).astype(np.int32),
            np.zeros(n_tokens, np.uint8),
            np.full(n_tokens, -1, np.int32),
        )
        for n_tokens in (1, 5, 20)[:n]
    ]
    arrays = pad(units)
    (found,) = session.run(None, {node.name: arrays[node.name] for node in session.get_inputs()})
    assert [node.name for node in session.get_outputs()] == ["embeddings"]
    return found


@pytest.fixture
def model(tiny_bundle):
    return read_bundle(tiny_bundle).model.read_bytes()


def expected(vectors, *matrices):
    for matrix in matrices:
        vectors = vectors @ matrix.T
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_each_vector_is_mapped_and_scaled(model):
    matrix = np.random.default_rng(1).normal(size=(12, 12)).astype(np.float32)
    assert np.abs(run(append_map(model, matrix)) - expected(run(model), matrix)).max() < 1e-5


def test_a_map_on_top_of_a_map(model):
    one, other = np.random.default_rng(1).normal(size=(2, 12, 12)).astype(np.float32)
    twice = append_map(append_map(model, one), other)
    assert np.abs(run(twice) - expected(run(model), one, other)).max() < 1e-5


def test_the_identity_on_the_shipped_model_changes_nothing():
    model = resolve().model.read_bytes()
    assert np.abs(run(append_map(model, np.eye(256, dtype=np.float32))) - run(model)).max() < 1e-6


def test_a_vector_of_zeros_stays_one(model):
    assert np.array_equal(run(append_map(model, np.zeros((12, 12), np.float32))), np.zeros((3, 12)))


def test_a_model_with_another_output_is_refused(model):
    whole = onnx.load_from_string(model)
    whole.graph.output[0].name = "logits"
    with pytest.raises(TrainingError, match="embeddings"):
        append_map(whole.SerializeToString(), np.eye(12, dtype=np.float32))
