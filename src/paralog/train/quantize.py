"""Eight-bit matrix products: two thirds of the time, three quarters of the size, a rounding that is measured.

Static quantization: the ranges of the activations are taken from samples once, so that a unit's
vector does not depend on the units that it is encoded with. What a product gives is not rounded. Where
numbers are only moved on their way into a product, they are rounded first: a fourth of the bytes.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from paralog.core import TrainingError
from paralog.features import UnitArrays, pad
from paralog.runtime.onnx_session import open_session
from paralog.train.rounding import DOMAIN, Ranges, Rounding

if TYPE_CHECKING:
    import onnxruntime

log = logging.getLogger(__name__)

LOWEST_COSINE = 0.99
"""Mean cosine of the vectors before and after below which the rounding is refused."""
_BATCH = 8


def quantize(model: bytes, samples: Sequence[UnitArrays]) -> bytes:
    """The model with its matrix products by constants in eight bits.

    Weights are rounded for each column.

    Args:
        model: as from `export`.
        samples: units like those it will see, a few hundred; a fifth of them is kept to compare.

    Raises:
        TrainingError: there are too few samples, or the vectors change by more than `LOWEST_COSINE` allows.
    """
    import onnx

    seen, kept = [u for i, u in enumerate(samples) if i % 5], list(samples[::5])
    if not seen:
        raise TrainingError(f"{len(samples)} samples are too few to round by")
    whole = onnx.load_from_string(model)
    rounding = Rounding(whole.graph)
    if not rounding.activations:
        return model
    rounding.apply(_ranges(model, rounding.activations, seen))
    whole.opset_import.append(onnx.helper.make_opsetid(DOMAIN, 1))
    result = bytes(whole.SerializeToString())
    _check(model, result, kept)
    return result


def _ranges(model: bytes, activations: Sequence[str], units: Sequence[UnitArrays]) -> Ranges:
    """Between what values the activations lie when the model reads `units`."""
    import onnx

    telling = onnx.load_from_string(model)
    outputs = [onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in activations]
    telling.graph.output.extend(outputs)
    session = open_session(telling.SerializeToString())
    ranges = dict.fromkeys(activations, (0.0, 0.0))
    for start in range(0, len(units), _BATCH):
        found = session.run(list(activations), _inputs(session, units[start : start + _BATCH]))
        for name, values in zip(activations, map(np.asarray, found), strict=True):
            lowest, highest = ranges[name]
            ranges[name] = min(lowest, float(values.min())), max(highest, float(values.max()))
    return ranges


def _check(before: bytes, after: bytes, units: Sequence[UnitArrays]) -> None:
    one, other = _vectors(before, units), _vectors(after, units)
    cosines = np.einsum("nd,nd->n", one, other)
    log.info("cosine after rounding: mean %.5f, lowest %.5f", cosines.mean(), cosines.min())
    if not cosines.mean() >= LOWEST_COSINE:
        raise TrainingError(f"eight bits change the vectors too much: mean cosine {cosines.mean():.4f}")


def _vectors(model: bytes, units: Sequence[UnitArrays]) -> NDArray[np.float32]:
    session = open_session(model)
    return np.concatenate([np.asarray(session.run(None, _inputs(session, [unit]))[0]) for unit in units])


def _inputs(
    session: onnxruntime.InferenceSession, units: Sequence[UnitArrays]
) -> dict[str, NDArray[np.int64]]:
    arrays = pad(units)
    return {node.name: arrays[node.name] for node in session.get_inputs()}
