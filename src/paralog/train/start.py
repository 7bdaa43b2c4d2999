"""Where training may begin: with what a finished model knows, not with drawn numbers.

The reuse of the RUM paper, from one encoder to the next. Of a token that the finished model does not know
the new one takes over the vector of its bucket, so that before the first step both give the same vectors
for the same code, but for the rounding of the finished one to eight bits.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from paralog.bundle import Bundle
from paralog.core import TrainingError
from paralog.features.vocabulary import Vocabulary
from paralog.train.rounding import BIAS, PRODUCT, SCALES, WEIGHTS

if TYPE_CHECKING:
    from onnx import NodeProto

EMBEDDING = "embedding.weight"
_READER = "read."
"""What comes before the name of a weight in models that were exported before their reader had a name."""

_ROUNDING = {"QuantizeLinear", "DequantizeLinear"}

Weights = Mapping[str, NDArray[np.float32]]


def start_from(bundle: Bundle, encoder: nn.Module, vocabulary: Vocabulary) -> None:
    """Give an encoder the weights of a finished one.

    Args:
        bundle: of the finished one.
        encoder: of the same architecture; the number of token ids may be another.
        vocabulary: what its token ids stand for.

    Raises:
        TrainingError: the two are not of one architecture, or their buckets do not nest.
    """
    weights = dict(read_weights(bundle.model.read_bytes()))
    known = Vocabulary(bundle.vocabulary, bundle.config.buckets)
    with torch.no_grad():
        for name, weight in encoder.named_parameters():
            found = weights.get(name, weights.get(name.removeprefix(_READER)))
            if found is not None and name.endswith(EMBEDDING):
                found = found[ids_in(known, vocabulary)]
            if found is None or found.shape != tuple(weight.shape):
                raise TrainingError(f"{bundle.config.id} has no {name} of shape {tuple(weight.shape)}")
            weight.copy_(torch.from_numpy(found))


def keep_share(encoder: nn.Module, start: nn.Module, share: float) -> None:
    """Average the weights that an encoder began with into those that it has learned.

    Wortsman et al. (2022), "Robust fine-tuning of zero-shot models": on the line between the two, what was
    learned is there long before what was known is lost.

    Args:
        encoder: what training made; its weights are replaced.
        start: as it began.
        share: of the weights of `start`, from 0 to 1.
    """
    with torch.no_grad():
        for name, weight in encoder.named_parameters():
            weight.lerp_(start.get_parameter(name), share)


def ids_in(known: Vocabulary, vocabulary: Vocabulary) -> NDArray[np.int64]:
    """For each id of `vocabulary`, the id that `known` has for the same tokens.

    Raises:
        TrainingError: a bucket of `vocabulary` holds tokens of several buckets of `known`.
    """
    if not known.buckets or vocabulary.buckets % known.buckets:
        raise TrainingError(f"{vocabulary.buckets} buckets cannot take over from {known.buckets}")
    first = len(vocabulary) - len(vocabulary.tokens) - vocabulary.buckets  # the special ids, the same in both
    buckets = [first + bucket % known.buckets for bucket in range(vocabulary.buckets)]
    return np.array([*range(first), *buckets, *map(known.id, vocabulary.tokens)], np.int64)


def read_weights(model: bytes) -> Weights:
    """Weights of an exported encoder by their names in PyTorch.

    The exporter keeps the names of all but those of products, which are told by the bias that is added to
    what they give; products in eight bits are taken back to numbers. There are two kinds of those: between
    rounding and its reverse, as `default@1` has them, and of integers, as `rounding` makes them.
    """
    import onnx
    from onnx import numpy_helper

    graph = onnx.load_from_string(model).graph
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    made_by = {output: node for node in graph.node for output in node.output}
    weights = {name: array.astype(np.float32) for name, array in stored.items() if "." in name}
    for node in graph.node:
        if node.op_type == PRODUCT and len(node.input) > BIAS:
            rounded, scales = (stored[node.input[at]].astype(np.float32) for at in (WEIGHTS, SCALES))
            weights[_weight_of(node.input[BIAS])] = np.ascontiguousarray((rounded * scales).T)
        biases = [name for name in node.input if name.endswith(".bias")]
        products = [found for name in node.input if (found := _product(name, made_by)) is not None]
        if node.op_type == "Add" and biases and products:
            factor = _constant(products[0].input[1], stored, made_by)
            if factor is not None:
                weights[_weight_of(biases[0])] = np.ascontiguousarray(factor.T)
    return weights


def _weight_of(bias: str) -> str:
    return bias.removesuffix("bias") + "weight"


def _product(name: str, made_by: Mapping[str, NodeProto]) -> NodeProto | None:
    """The product that gives `name`, rounded or not."""
    node = made_by.get(name)
    while node is not None and node.op_type in _ROUNDING:
        node = made_by.get(node.input[0])
    return node if node is not None and node.op_type == "MatMul" else None


def _constant(
    name: str, stored: Mapping[str, NDArray[np.generic]], made_by: Mapping[str, NodeProto]
) -> NDArray[np.float32] | None:
    """The constant called `name`, rounded or not; None where it is computed."""
    if name in stored:
        return stored[name].astype(np.float32)
    node = made_by.get(name)
    if node is None or node.op_type != "DequantizeLinear" or any(part not in stored for part in node.input):
        return None
    rounded, scale, zero = (stored[part].astype(np.float32) for part in node.input)
    return (rounded - zero) * scale
