"""A linear map as the last layer of an ONNX model."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from paralog.core import TrainingError

OUTPUT = "embeddings"


def append_map(model: bytes, matrix: NDArray[np.float32]) -> bytes:
    """The model with each of its vectors v replaced by `matrix @ v`, scaled to unit length.

    Args:
        model: as in a bundle, with one output "embeddings" [batch, dim].
        matrix: [dim, dim].

    Raises:
        TrainingError: the model has another output.
    """
    from onnx import checker, helper, load_from_string, numpy_helper

    whole = load_from_string(model)
    graph = whole.graph
    if [output.name for output in graph.output] != [OUTPUT]:
        raise TrainingError(f"the model has no output {OUTPUT!r} of its own, so nothing can be put on top")
    used = {name for node in graph.node for name in (*node.input, *node.output)}
    stage = next(number for number in range(len(used) + 1) if f"adapted_{number}_before" not in used)
    before, weights, mapped = (f"adapted_{stage}_{part}" for part in ("before", "matrix", "mapped"))
    for node in graph.node:
        for names in (node.input, node.output):
            names[:] = [before if name == OUTPUT else name for name in names]
    graph.initializer.append(numpy_helper.from_array(np.ascontiguousarray(matrix.T), weights))
    graph.node.append(helper.make_node("MatMul", [before, weights], [mapped]))
    graph.node.append(helper.make_node("LpNormalization", [mapped], [OUTPUT], axis=1, p=2))
    checker.check_model(whole)
    return bytes(whole.SerializeToString())
