import numpy as np
import onnx
import onnxruntime
import pytest
from onnx import TensorProto, helper, numpy_helper

from paralog.train.halve import MIN_ROWS, halve_tables

DIM = 16


def model_of(n_tokens, sides=("ids",)):
    """Sums rows of one table, those of all sides."""
    table = np.random.default_rng(0).normal(size=(n_tokens, DIM)).astype(np.float32)
    inputs = [helper.make_tensor_value_info(side, TensorProto.INT64, ["n"]) for side in sides]
    output = helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["n", DIM])
    nodes = [helper.make_node("Gather", ["table", side], [f"{side}_rows"]) for side in sides]
    nodes.append(helper.make_node("Sum", [f"{side}_rows" for side in sides], ["embeddings"]))
    graph = helper.make_graph(nodes, "sums", inputs, [output], [numpy_helper.from_array(table, "table")])
    opset = helper.make_opsetid("", 18)
    return helper.make_model(graph, opset_imports=[opset], ir_version=9).SerializeToString()


def run(model, n_tokens):
    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    rng = np.random.default_rng(1)
    return session.run(None, {node.name: rng.integers(0, n_tokens, 20) for node in session.get_inputs()})[0]


@pytest.mark.parametrize("sides", [("ids",), ("one_ids", "other_ids")])
def test_the_table_is_half_as_large_and_the_vectors_are_nearly_the_same(sides):
    n_tokens = 2 * MIN_ROWS
    whole = model_of(n_tokens, sides)
    halved = halve_tables(whole)
    assert len(whole) - len(halved) == pytest.approx(n_tokens * DIM * 2, rel=0.05)
    onnx.checker.check_model(onnx.load_from_string(halved))
    found, expected = run(halved, n_tokens), run(whole, n_tokens)
    assert found.dtype == np.float32
    assert 0 < np.abs(found - expected).max() < 4e-3


def test_a_table_that_is_computed_with_stays():
    model = onnx.load_from_string(model_of(2 * MIN_ROWS))
    model.graph.node.append(helper.make_node("Neg", ["table"], ["opposite"]))
    assert len(halve_tables(model.SerializeToString())) == pytest.approx(model.ByteSize(), rel=0.001)


def test_small_tables_stay():
    model = model_of(MIN_ROWS - 1)
    assert len(halve_tables(model)) == pytest.approx(len(model), rel=0.001)
