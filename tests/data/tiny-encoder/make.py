"""Makes the tiny encoders beside it: `python tests/data/tiny-encoder/make.py`. Needs the package onnx.

Not trained: a random table of token vectors, squashed, averaged over the unit and projected. The
same seed gives the same weights; the file may differ in how onnx writes it. tiny-text@1 is tiny@1
with a text side, which is such a network over single words. tiny-pairs@1 is tiny@1 with a verifier, which
counts the lexemes that only one side has.
"""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from paralog.bundle import ANY, SCAN, BundleConfig, Calibration, Verification, write_bundle
from paralog.features import LexicalView, Vocabulary
from paralog.syntax import language_of, parse

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "languages"
SEED, DIM, TOKENS, BUCKETS, WIDTH, WINDOW = 11, 12, 60, 4, 3, 40


def vocabulary():
    """The most frequent subtokens of the language samples."""
    counts = Counter()
    view = LexicalView(Vocabulary(()), WIDTH)
    for path in sorted(SAMPLES.iterdir()):
        for unit in parse(path.read_text("utf-8"), language_of(path.name)).units:
            counts.update(view.tokens(unit))
    return Vocabulary.by_size(counts, TOKENS, BUCKETS)


def model(n_ids, width):
    """Mean of tanh(sum of the subtoken vectors) over the tokens, projected, of unit length."""
    rng = np.random.default_rng(SEED)
    constants = {
        "table": rng.normal(0, 1, (n_ids, DIM)).astype(np.float32),
        "matrix": rng.normal(0, 1, (DIM, DIM)).astype(np.float32),
        "bias": rng.normal(0, 0.1, DIM).astype(np.float32),
        "zero": np.array(0, np.int64),
        "one": np.array(1, np.float32),
        "first": np.array([1], np.int64),
        "last": np.array([2], np.int64),
    }
    nodes = [
        helper.make_node("Gather", ["table", "ids"], ["subtokens"]),
        helper.make_node("ReduceSum", ["subtokens", "last"], ["summed"], keepdims=0),
        helper.make_node("Tanh", ["summed"], ["tokens"]),
        helper.make_node("GreaterOrEqual", ["statements", "zero"], ["is_token"]),
        helper.make_node("Cast", ["is_token"], ["flat_mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["flat_mask", "last"], ["mask"]),
        helper.make_node("Mul", ["tokens", "mask"], ["masked"]),
        helper.make_node("ReduceSum", ["masked", "first"], ["sum"], keepdims=0),
        helper.make_node("ReduceSum", ["mask", "first"], ["count"], keepdims=0),
        helper.make_node("Max", ["count", "one"], ["divisor"]),
        helper.make_node("Div", ["sum", "divisor"], ["mean"]),
        helper.make_node("MatMul", ["mean", "matrix"], ["projected"]),
        helper.make_node("Add", ["projected", "bias"], ["shifted"]),
        helper.make_node("LpNormalization", ["shifted"], ["embeddings"], axis=1, p=2),
    ]
    graph = helper.make_graph(
        nodes,
        "tiny",
        [
            helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "length", width]),
            helper.make_tensor_value_info("statements", TensorProto.INT64, ["batch", "length"]),
        ],
        [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["batch", DIM])],
        [numpy_helper.from_array(value, name) for name, value in constants.items()],
    )
    opset = [helper.make_opsetid("", 18)]
    return helper.make_model(graph, opset_imports=opset, ir_version=8).SerializeToString()


def main():
    """Write the bundles."""
    known = vocabulary()
    config = BundleConfig(
        name="tiny",
        version="1",
        view="lexemes",
        width=WIDTH,
        buckets=BUCKETS,
        max_tokens=WINDOW,
        dim=DIM,
        calibrations={
            ANY: Calibration(10.0, -5.0),
            SCAN: Calibration(12.0, -10.0, 0.01),
            "python": Calibration(8.0, -4.0),
        },
        recipe={"name": "tiny", "summary": "random weights, for tests", "seed": SEED},
        trained_on=("nothing",),
    )
    code, text = (model(len(known), width) for width in (WIDTH, 1))
    card = "# tiny@1\n\nRandom weights, for tests.\n"
    write_bundle(HERE / config.id, config, known.tokens, code, card)
    config = replace(config, name="tiny-text")
    card = "# tiny-text@1\n\nRandom weights, for tests. It reads words too.\n"
    write_bundle(HERE / config.id, config, known.tokens, code, card, text)
    verification = Verification(2.0, {"lexemes apart": -1.5})
    config = replace(config, name="tiny-pairs", verification=verification)
    card = "# tiny-pairs@1\n\nRandom weights, for tests. It reads both units of a pair.\n"
    write_bundle(HERE / config.id, config, known.tokens, code, card)


if __name__ == "__main__":
    main()
