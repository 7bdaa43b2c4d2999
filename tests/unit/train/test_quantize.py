import numpy as np
import onnx
import pytest
import torch
from onnx import TensorProto, helper, numpy_helper

from paralog.core import TrainingError
from paralog.features import UnitArrays
from paralog.nn.statement import StatementEncoder
from paralog.train import quantize as module
from paralog.train.export import export
from paralog.train.quantize import quantize


def units(n):
    rng = np.random.default_rng(0)
    sizes = rng.integers(5, 40, n)
    return [
        UnitArrays(
            ids=rng.integers(1, 50, (size, 2)).astype(np.int32),
            kinds=rng.integers(0, 5, size).astype(np.uint8),
            statements=(np.arange(size) // 4).astype(np.int16),
            depths=np.zeros(size, np.uint8),
            names=np.full(size, -1, np.int16),
        )
        for size in sizes
    ]


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(0)
    return export(StatementEncoder(50, dim=16, statement_dim=32, layers=1, out_dim=16), 50, 2)


def test_vectors_hardly_change_and_the_model_shrinks(model):
    rounded = quantize(model, units(40))
    one, other = (module._vectors(each, units(10)) for each in (model, rounded))
    assert (one * other).sum(axis=1).min() > 0.99
    assert not np.array_equal(one, other)
    assert b"QuantizeLinear" in rounded and b"QuantizeLinear" not in model


def test_a_rounding_that_goes_too_far_is_refused(model, monkeypatch):
    monkeypatch.setattr(module, "LOWEST_COSINE", 1.1)
    with pytest.raises(TrainingError, match="change the vectors too much"):
        quantize(model, units(20))


def test_a_model_without_such_products_stays_as_it_is():
    value = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("ids", "embeddings")]
    graph = helper.make_graph(
        [helper.make_node("Neg", ["ids"], ["embeddings"])], "plain", value[:1], value[1:]
    )
    plain = helper.make_model(graph).SerializeToString()
    assert quantize(plain, units(5)) == plain


def nodes(model, kind):
    return [node for node in onnx.load_from_string(model).graph.node if node.op_type == kind]


def weights_of(model):
    names = {node.input[1] for node in nodes(model, "MatMulIntegerToFloat")}
    graph = onnx.load_from_string(model).graph
    return [numpy_helper.to_array(tensor) for tensor in graph.initializer if tensor.name in names]


def test_every_product_by_a_matrix_takes_integers(model):
    rounded = quantize(model, units(20))
    assert len(nodes(rounded, "MatMulIntegerToFloat")) == len(weights_of(rounded)) == 10
    assert all(weights.dtype == np.int8 and np.abs(weights).max() == 63 for weights in weights_of(rounded))


def test_a_bias_is_added_by_the_product_itself(model):
    rounded = quantize(model, units(20))
    assert all(len(node.input) == 7 for node in nodes(rounded, "MatMulIntegerToFloat"))
    assert len(nodes(model, "Add")) - len(nodes(rounded, "Add")) == 10


def test_neighbours_are_joined_as_bytes(model):
    """What only pads, cuts and joins comes after the rounding."""
    rounded = quantize(model, units(20))
    makers = {name: node for node in onnx.load_from_string(rounded).graph.node for name in node.output}
    padded = nodes(rounded, "Pad")
    assert len(padded) == 2
    assert all(makers[node.input[0]].op_type == "QuantizeLinear" for node in padded)
    joined = {node.input[0] for node in nodes(rounded, "MatMulIntegerToFloat")}
    assert sum(makers[name].op_type == "Concat" for name in joined) == 2


@pytest.mark.parametrize("n", [0, 1])
def test_too_few_samples_are_refused(model, n):
    with pytest.raises(TrainingError, match="too few"):
        quantize(model, units(n))
