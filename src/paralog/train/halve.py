"""Tables of word vectors in half precision: half of their size, and rounding in the fourth digit."""

from __future__ import annotations

import numpy as np

MIN_ROWS = 256
"""Tables with fewer rows stay as they are: there is nothing to gain."""


def halve_tables(model: bytes) -> bytes:
    """The model with the tables that it gathers rows of in half precision.

    Rows are widened again as they are gathered, so that every computation is what it was.

    Args:
        model: as from `export` or `quantize`.
    """
    import onnx
    from onnx import TensorProto, helper, numpy_helper

    graph = onnx.load_from_string(model)
    nodes = graph.graph.node
    tables = {tensor.name: tensor for tensor in graph.graph.initializer if _is_table(tensor)}
    for node in nodes:
        if node.op_type != "Gather":
            for name in node.input:
                tables.pop(name, None)  # what computes with the whole table wants it as it is
    for table in tables.values():
        halved = numpy_helper.to_array(table).astype(np.float16)
        table.CopyFrom(numpy_helper.from_array(halved, table.name))
    for node in [node for node in nodes if node.op_type == "Gather" and node.input[0] in tables]:
        wide, node.output[0] = node.output[0], f"{node.output[0]}_half"
        at = list(nodes).index(node) + 1
        nodes.insert(at, helper.make_node("Cast", [node.output[0]], [wide], to=TensorProto.FLOAT))
    return bytes(graph.SerializeToString())


def _is_table(tensor: object) -> bool:
    """Whether an initializer is a table of single precision that is worth it."""
    import onnx

    return (
        isinstance(tensor, onnx.TensorProto)
        and tensor.data_type == onnx.TensorProto.FLOAT
        and len(tensor.dims) == 2
        and tensor.dims[0] >= MIN_ROWS
    )
