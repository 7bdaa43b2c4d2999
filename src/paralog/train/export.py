"""Export to ONNX, refused when PyTorch and ONNX Runtime do not agree."""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from torch import nn

from paralog.core import TrainingError
from paralog.features import INPUTS, UnitArrays, pad

log = logging.getLogger(__name__)
_TALKER = logging.getLogger("torch.onnx._internal.exporter._registration")
"""Warns, once for each of its operators, that torchvision is not installed."""

TOLERANCE = 1e-4
"""Largest difference of any embedding component that is taken for rounding."""
_SHAPES = ((1, 1), (3, 7), (2, 65), (5, 300))  # (units, tokens): one, few, uneven, long


def export(encoder: nn.Module, vocabulary: int, width: int) -> bytes:
    """The encoder as an ONNX model with free batch, length and statement axes.

    Raises:
        TrainingError: ONNX Runtime's output differs from PyTorch's by more than `TOLERANCE`.
    """
    encoder = encoder.to("cpu").eval()
    batch = torch.export.Dim("batch", min=1, max=4096)
    length = torch.export.Dim("length", min=1, max=65_536)
    statements = torch.export.Dim("statements", min=1, max=65_536)
    sequence = {0: batch, 1: length}
    shapes = dict.fromkeys(INPUTS, sequence) | {"slots": {0: statements}}
    example = {name: torch.from_numpy(array) for name, array in _random(3, 21, vocabulary, width).items()}
    # PyTorch remembers from an earlier export how it took an LSTM apart, and would then fix its length.
    torch.ops.aten.lstm.input._dispatch_cache.clear()
    with tempfile.TemporaryDirectory() as folder, _in_silence():
        path = Path(folder) / "model.onnx"
        program = torch.onnx.export(
            encoder, kwargs=example, dynamo=True, dynamic_shapes=shapes, input_names=list(INPUTS),
            output_names=["embeddings"], verbose=False,
        )  # fmt: skip
        assert program is not None
        program.save(str(path), external_data=False)
        model = _without_traces(path.read_bytes())
    _check(model, encoder, vocabulary, width)
    return model


@contextmanager
def _in_silence() -> Iterator[None]:
    """Keep to itself what the exporter says about its own internals."""
    level = _TALKER.level
    _TALKER.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        _TALKER.setLevel(level)


def _without_traces(model: bytes) -> bytes:
    """The model without what the exporter notes about it: stack traces, with the paths of this machine."""
    import onnx

    whole = onnx.load_from_string(model)
    graph = whole.graph
    for part in (
        whole,
        graph,
        *graph.node,
        *graph.initializer,
        *graph.input,
        *graph.output,
        *graph.value_info,
    ):
        part.ClearField("metadata_props")
        part.ClearField("doc_string")
    return bytes(whole.SerializeToString())


def _check(model: bytes, encoder: nn.Module, vocabulary: int, width: int) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    names = [node.name for node in session.get_inputs()]
    worst = 0.0
    for n, length in _SHAPES:
        arrays = _random(n, length, vocabulary, width)
        with torch.no_grad():
            expected = encoder(**{name: torch.from_numpy(array) for name, array in arrays.items()}).numpy()
        (found,) = session.run(None, {name: arrays[name] for name in names})
        worst = float(np.maximum(worst, np.abs(np.asarray(found) - expected).max()))  # keeps a nan
    log.info("PyTorch and ONNX Runtime differ by at most %.1e", worst)
    if not worst <= TOLERANCE:
        raise TrainingError(f"ONNX Runtime differs from PyTorch by {worst:.1e}, more than {TOLERANCE:.0e}")


def _random(n: int, length: int, vocabulary: int, width: int) -> dict[str, np.ndarray]:
    """Padded inputs of `n` random units, the first of `length` tokens and the others shorter."""
    rng = np.random.default_rng(length)
    units = []
    for i in range(n):
        size = max(1, length - i * (length // (n + 1)))
        units.append(
            UnitArrays(
                ids=rng.integers(0, vocabulary, (size, width)).astype(np.int32),
                kinds=rng.integers(0, 5, size).astype(np.uint8),
                statements=(np.arange(size) // 5).astype(np.int32),
                depths=rng.integers(0, 20, size).astype(np.uint8),
                names=np.full(size, -1, np.int32),
            )
        )
    return dict(pad(units))
