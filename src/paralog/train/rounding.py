"""A graph whose products by constants are those of integers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import onnx

DOMAIN = "com.microsoft"
"""Of ONNX Runtime's own operators: the standard has no product of integers that gives floats."""
PRODUCT = "MatMulIntegerToFloat"
"""Takes rounded activations and weights, then the scale of each, the zero of each, and a bias."""
WEIGHTS, SCALES, BIAS = 1, 3, 6
"""Places of what belongs to the weights among its inputs."""
Ranges = dict[str, tuple[float, float]]
"""Lowest and highest value of each activation, 0 between them."""
_LEVELS = 255
"""Steps between the lowest and the highest activation."""
_LARGEST = 63
"""Of a rounded weight: seven bits, because some processors overflow on eight."""
_FLOAT = 1
"""`TensorProto.FLOAT`, written out because nothing here imports onnx before it is needed."""


class Rounding:
    """Turns the products of a graph into those of integers.

    Attributes:
        activations: names of what is multiplied by constants, each once.
    """

    def __init__(self, graph: onnx.GraphProto) -> None:
        self._graph = graph
        self._constants = {tensor.name: tensor for tensor in graph.initializer}
        self._makers = {name: node for node in graph.node for name in node.output}
        self._users: dict[str, list[onnx.NodeProto]] = defaultdict(list)
        for node in graph.node:
            for name in node.input:
                self._users[name].append(node)
        self._kept = {output.name for output in graph.output} | _read_inside(graph)
        self._made: set[str] = set()
        self.activations = list(dict.fromkeys(node.input[0] for node in graph.node if self._is_product(node)))

    def apply(self, ranges: Ranges) -> None:
        """Change the graph."""
        moved = {
            moves.output[0]: name for name in self.activations if (moves := self._moves(name)) is not None
        }
        rounded: dict[str, str] = {}
        nodes: list[onnx.NodeProto] = []
        dropped: set[str] = set()
        for node in self._graph.node:
            result = node.output[0]
            if result in dropped:
                continue
            if result in moved:
                activation = rounded[moved[result]] = moved[result]
                nodes += [self._round_before(node, activation, ranges), node]
            elif self._is_product(node):
                activation = node.input[0]
                if activation not in rounded:
                    rounded[activation] = _rounded(activation)
                    nodes.append(self._round(activation, activation, ranges))
                bias = self._bias(node)
                if bias is not None:
                    dropped.add(bias.output[0])
                nodes.append(self._product(node, rounded[activation], bias))
            else:
                nodes.append(node)
        del self._graph.node[:]
        self._graph.node.extend(nodes)
        self._forget_unused()

    def _is_product(self, node: onnx.NodeProto) -> bool:
        constant = self._constants.get(node.input[1]) if node.op_type == "MatMul" else None
        return constant is not None and len(constant.dims) == 2 and constant.data_type == _FLOAT

    def _moves(self, activation: str) -> onnx.NodeProto | None:
        """The padding at the start of what only moves numbers into `activation`: padded, cut, joined."""
        join = self._makers.get(activation)
        if join is None or join.op_type != "Concat":
            return None
        cuts = [self._makers.get(name) for name in join.input]
        starts = {cut.input[0] if cut is not None and cut.op_type == "Slice" else "" for cut in cuts}
        start = self._makers.get(starts.pop()) if len(starts) == 1 else None
        if start is None or start.op_type != "Pad" or len(start.input) != 2:
            return None
        inside = [start.output[0], *join.input]
        alone = all(user in (join, *cuts) for name in inside for user in self._users[name])
        alone = alone and self._kept.isdisjoint([*inside, activation])
        return start if alone and all(map(self._is_product, self._users[activation])) else None

    def _round_before(self, padding: onnx.NodeProto, activation: str, ranges: Ranges) -> onnx.NodeProto:
        """Rounds what `padding` pads, from then on with what zero became."""
        before = self._round(padding.input[0], activation, ranges)
        padding.input[:] = [before.output[0], padding.input[1], _zero(activation)]
        return before

    def _round(self, source: str, activation: str, ranges: Ranges) -> onnx.NodeProto:
        lowest, highest = ranges[activation]
        scale = max((highest - lowest) / _LEVELS, 1e-12)
        zero = round(-lowest / scale)
        self._constant(_scale(activation), np.array(scale, np.float32))
        self._constant(_zero(activation), np.array(zero, np.uint8))
        return _node("QuantizeLinear", [source, _scale(activation), _zero(activation)], _rounded(activation))

    def _bias(self, product: onnx.NodeProto) -> onnx.NodeProto | None:
        """The addition of a constant that a product is followed by, and by nothing else."""
        users = self._users[product.output[0]]
        if len(users) != 1 or users[0].op_type != "Add" or product.output[0] in self._kept:
            return None
        width = self._constants[product.input[1]].dims[1]
        return users[0] if self._bias_name(users[0], width) else None

    def _bias_name(self, addition: onnx.NodeProto, width: int) -> str:
        constants = [self._constants[name] for name in addition.input if name in self._constants]
        return constants[0].name if constants and list(constants[0].dims) == [width] else ""

    def _product(self, node: onnx.NodeProto, rounded: str, bias: onnx.NodeProto | None) -> onnx.NodeProto:
        from onnx import numpy_helper

        activation, name = node.input
        weights = numpy_helper.to_array(self._constants[name])
        scales = np.maximum(np.abs(weights).max(axis=0) / _LARGEST, 1e-12).astype(np.float32)
        self._constant(_rounded(name), np.round(weights / scales).astype(np.int8))
        self._constant(_scale(name), scales)
        inputs = [rounded, _rounded(name), _scale(activation), _scale(name), _zero(activation)]
        if bias is not None:
            inputs += ["", self._bias_name(bias, weights.shape[1])]  # weights have no zero of their own
        last = node if bias is None else bias
        return _node(PRODUCT, inputs, last.output[0], domain=DOMAIN)

    def _constant(self, name: str, values: NDArray[np.generic]) -> None:
        """Add a constant; of weights that several products share, once."""
        from onnx import numpy_helper

        if name not in self._made:
            self._made.add(name)
            self._graph.initializer.append(numpy_helper.from_array(values, name))

    def _forget_unused(self) -> None:
        used = {name for node in self._graph.node for name in node.input} | self._kept
        kept = [tensor for tensor in self._graph.initializer if tensor.name in used]
        del self._graph.initializer[:]
        self._graph.initializer.extend(kept)
        del self._graph.value_info[:]  # shapes and kinds of what is no more


def _read_inside(graph: onnx.GraphProto) -> set[str]:
    """Names that the bodies of branches and loops read or give."""
    bodies = [attribute.g for node in graph.node for attribute in node.attribute if attribute.HasField("g")]
    names = {name for body in bodies for node in body.node for name in node.input}
    names |= {output.name for body in bodies for output in body.output}
    return names.union(*map(_read_inside, bodies))


def _node(kind: str, inputs: Sequence[str], output: str, domain: str = "") -> onnx.NodeProto:
    from onnx import helper

    return helper.make_node(kind, inputs, [output], name=f"{kind} of {output}", domain=domain)


def _scale(name: str) -> str:
    return f"{name}:scale"


def _zero(name: str) -> str:
    return f"{name}:zero"


def _rounded(name: str) -> str:
    return f"{name}:rounded"
