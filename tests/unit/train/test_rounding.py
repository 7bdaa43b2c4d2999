import numpy as np
import onnxruntime
import pytest
from onnx import helper, numpy_helper
from onnx.parser import parse_graph, parse_model

from paralog.train.rounding import DOMAIN, Rounding

JOINED = """
product (float[2, 4] x) => (float[2, 3] y) {
    around = Constant <value_ints = [0, 1, 0, 1]> ()
    zero = Constant <value_ints = [0, 0]> ()
    three = Constant <value_ints = [2, 3]> ()
    six = Constant <value_ints = [2, 6]> ()
    middle = Constant <value_ints = [0, 3]> ()
    padded = Pad (x, around)
    left = Slice (padded, zero, three)
    right = Slice (padded, middle, six)
    joined = Concat <axis = 1> (left, right)
    m = MatMul (joined, weights)
    y = Add (m, bias)
}
"""
UNJOINED = "product (float[1, 4] x) => (float[1, 3] y) { y = MatMul (x, weights) }"
BY_EACH_OTHER = "product (float[1, 4] x) => (float[1, 4] y) { y = MatMul (x, x) }"


def rounded(text, ranges):
    graph = parse_graph(text)
    weights = np.linspace(-1, 1, 12, dtype=np.float32).reshape(4, 3)
    for name, values in {"weights": weights, "bias": np.ones(3, np.float32)}.items():
        graph.initializer.append(numpy_helper.from_array(values, name))
    rounding = Rounding(graph)
    assert rounding.activations == list(ranges)
    rounding.apply(ranges)
    return graph


def steps(graph):
    return [node.op_type for node in graph.node]


def constants(graph):
    return {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}


def test_what_is_padded_cut_and_joined_is_rounded_first():
    graph = rounded(JOINED, {"joined": (-1.0, 1.0)})
    moves = ["QuantizeLinear", "Pad", "Slice", "Slice", "Concat"]
    assert steps(graph)[5:] == [*moves, "MatMulIntegerToFloat"]
    assert graph.node[6].input[2] == "joined:zero"  # padding is what zero became
    assert graph.node[-1].output == ["y"]


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("y = Add (m, bias)", "y = Add (m, padded)"),
        ("padded = Pad (x, around)", "padded = Pad (x, around, zero)"),
        ("right = Slice (padded, middle, six)", "right = Slice (x, middle, six)"),
        ("right = Slice (padded, middle, six)", "right = Neg (padded)"),
        ("y = Add (m, bias)", "y = Add (m, joined)"),
    ],
)
def test_what_others_need_as_it_is_is_rounded_last(line, instead):
    assert line in JOINED
    graph = rounded(JOINED.replace(line, instead), {"joined": (-1.0, 1.0)})
    at = steps(graph).index("QuantizeLinear")
    assert list(graph.node[at].input) == ["joined", "joined:scale", "joined:zero"]
    assert steps(graph)[at - 1] == "Concat" and steps(graph)[at + 1] == "MatMulIntegerToFloat"


def test_a_sum_that_is_needed_twice_is_no_bias():
    text = JOINED.replace("y = Add (m, bias)", "z = Add (m, bias)\ny = Neg (m)")
    assert steps(rounded(text, {"joined": (-1.0, 1.0)}))[-3:] == ["MatMulIntegerToFloat", "Add", "Neg"]


def test_scale_and_zero_span_the_range():
    values = constants(rounded(UNJOINED, {"x": (-1.0, 4.1)}))
    assert values["x:scale"] == pytest.approx(0.02)
    assert values["x:zero"] == 50


def test_weights_are_rounded_for_each_column():
    values = constants(rounded(UNJOINED, {"x": (0.0, 1.0)}))
    assert values["weights:rounded"].dtype == np.int8
    assert np.abs(values["weights:rounded"]).max(axis=0).tolist() == [63, 63, 63]
    assert "weights" not in values and "bias" not in values  # nothing needs them


def test_a_range_of_nothing_divides_by_nothing():
    values = constants(rounded(UNJOINED, {"x": (0.0, 0.0)}))
    assert values["x:scale"] > 0 and values["x:zero"] == 0


def test_products_of_what_is_computed_stay():
    assert steps(rounded(BY_EACH_OTHER, {})) == ["MatMul"]


HEADER = '<ir_version: 9, opset_import: ["" : 20]>\n'


def run(model, x):
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    return session.run(["y"], {"x": x})[0]


@pytest.mark.parametrize(
    ("line", "instead", "width"),
    [
        ("", "", 3),
        ("(float[2, 3] y)", "(float[2, 3] y, float[2, 3] m)", 3),
        ("(float[2, 3] y)", "(float[2, 3] y, float[2, 6] padded)", 3),
        ("(float[2, 3] y)", "(float[2, 3] y, float[2, 6] joined)", 3),
        ("(float[2, 3] y)", "(float[2, 3] y, float[6, 3] weights)", 3),
        ("y = Add (m, bias)", "y = Add (m, bias)", 1),
        ("y = Add (m, bias)", "n = MatMul (joined, weights)\ns = Add (m, n)\ny = Add (s, bias)", 3),
        ("y = Add (m, bias)", "yes = Constant <value_int = 1> ()\nright_now = Cast <to = 9> (yes)\n"
         "y = If (right_now) <then_branch = t () => (float[2, 3] a) { a = Add (m, bias) },"
         " else_branch = e () => (float[2, 3] c) { c = MatMul (joined, weights) }>", 3),
    ],
)  # fmt: skip
def test_a_rounded_model_gives_about_what_it_gave(line, instead, width):
    """Also where something that rounding changes or drops is asked for, or read inside a branch."""
    rng = np.random.default_rng(0)
    model = parse_model(HEADER + JOINED.replace(line, instead))
    constants = {"weights": rng.normal(size=(6, 3)), "bias": rng.normal(size=width)}
    for name, values in constants.items():
        model.graph.initializer.append(numpy_helper.from_array(values.astype(np.float32), name))
    x = rng.uniform(-1, 1, (2, 4)).astype(np.float32)
    expected = run(model, x)
    Rounding(model.graph).apply({"joined": (-1.0, 1.0)})
    model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    assert "MatMulIntegerToFloat" in {node.op_type for node in model.graph.node}
    assert np.abs(run(model, x) - expected).max() < 0.1
