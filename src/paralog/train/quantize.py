"""Eight-bit matrix products: half the time and two thirds of the size, for a rounding that is measured.

Static quantization: the ranges of the activations are taken from samples once, so that a unit's
vector does not depend on the units that it is encoded with.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import TrainingError
from paralog.features import UnitArrays, pad

log = logging.getLogger(__name__)

LOWEST_COSINE = 0.99
"""Mean cosine of the vectors before and after below which the rounding is refused."""
_BATCH = 8


def quantize(model: bytes, samples: Sequence[UnitArrays]) -> bytes:
    """The model with its matrix products by constants in eight bits.

    Weights are rounded for each column, to seven bits, because some processors overflow on eight.

    Args:
        model: as from `export`.
        samples: units like those it will see, a few hundred; a fifth of them is kept to compare.

    Raises:
        TrainingError: the vectors change by more than `LOWEST_COSINE` allows.
    """
    import onnx
    from onnxruntime.quantization import CalibrationDataReader, QuantType, quantize_static

    seen, kept = [u for i, u in enumerate(samples) if i % 5], list(samples[::5])

    class Reader(CalibrationDataReader):  # type: ignore[misc, unused-ignore]
        def __init__(self) -> None:
            self._batches = iter([pad(seen[i : i + _BATCH]) for i in range(0, len(seen), _BATCH)])

        def get_next(self) -> dict[str, NDArray[np.int64]]:
            batch = next(self._batches, {})
            return {name: batch[name] for name in inputs if batch}

    graph = onnx.load_from_string(model)
    inputs = [node.name for node in graph.graph.input]
    del graph.graph.value_info[:]  # the exporter's shapes are symbolic, which the quantizer refuses
    constants = {tensor.name for tensor in graph.graph.initializer}
    products = [n.name for n in graph.graph.node if n.op_type == "MatMul" and n.input[1] in constants]
    if not products:
        return model
    with tempfile.TemporaryDirectory() as folder:
        whole, rounded = Path(folder) / "whole.onnx", Path(folder) / "rounded.onnx"
        onnx.save(graph, whole)
        with _without_advice():
            quantize_static(
                whole,
                rounded,
                Reader(),
                nodes_to_quantize=products,
                per_channel=True,
                reduce_range=True,
                activation_type=QuantType.QUInt8,
                weight_type=QuantType.QInt8,
            )
        result = rounded.read_bytes()
    _check(model, result, kept)
    return result


@contextmanager
def _without_advice() -> Iterator[None]:
    """Keep back the quantizer's advice to infer shapes first, which the exporter's graph does not allow."""
    root = logging.getLogger()

    def is_other(record: logging.LogRecord) -> bool:
        return "pre-processing before quantization" not in record.getMessage()

    root.addFilter(is_other)
    try:
        yield
    finally:
        root.removeFilter(is_other)


def _check(before: bytes, after: bytes, units: Sequence[UnitArrays]) -> None:
    one, other = _vectors(before, units), _vectors(after, units)
    cosines = np.einsum("nd,nd->n", one, other)
    log.info("cosine after rounding: mean %.5f, lowest %.5f", cosines.mean(), cosines.min())
    if not cosines.mean() >= LOWEST_COSINE:
        raise TrainingError(f"eight bits change the vectors too much: mean cosine {cosines.mean():.4f}")


def _vectors(model: bytes, units: Sequence[UnitArrays]) -> NDArray[np.float32]:
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    names = [node.name for node in session.get_inputs()]
    rows = []
    for unit in units:
        arrays = pad([unit])
        (vector,) = session.run(None, {name: arrays[name] for name in names})
        rows.append(np.asarray(vector)[0])
    return np.stack(rows)
