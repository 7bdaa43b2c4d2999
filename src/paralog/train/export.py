"""Export to ONNX, refused when PyTorch and ONNX Runtime do not agree."""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.export import Dim

from paralog.core import TrainingError
from paralog.features import INPUTS, UnitArrays, pad
from paralog.runtime.onnx_session import open_session

log = logging.getLogger(__name__)
_TALKER = logging.getLogger("torch.onnx._internal.exporter._registration")
"""Warns, once for each of its operators, that torchvision is not installed."""

TOLERANCE = 1e-4
"""Largest difference of any number that is taken for rounding."""
_SHAPES = ((1, 1), (3, 7), (2, 65), (5, 300))  # (units, tokens): one, few, uneven, long


def dimension_of(encoder: nn.Module, vocabulary: int, width: int) -> int:
    """How many numbers the encoder gives for a unit."""
    with torch.no_grad():
        return int(encoder(**_as_tensors(random_units(1, 1, vocabulary, width))).shape[-1])


def export(encoder: nn.Module, vocabulary: int, width: int) -> bytes:
    """The encoder as an ONNX model with free batch, length and statement axes.

    Raises:
        TrainingError: ONNX Runtime's output differs from PyTorch's by more than `TOLERANCE`.
    """
    encoder = encoder.to("cpu").eval()
    batch = Dim("batch", min=1, max=4096)
    length, statements = (Dim(name, min=1, max=65_536) for name in ("length", "statements"))
    axes = {name: {0: statements} if name == "slots" else {0: batch, 1: length} for name in INPUTS}
    # PyTorch remembers from an earlier export how it took an LSTM apart, and would then fix its length.
    torch.ops.aten.lstm.input._dispatch_cache.clear()
    with tempfile.TemporaryDirectory() as folder, _in_silence():
        path = Path(folder) / "model.onnx"
        program = torch.onnx.export(
            encoder, kwargs=_as_tensors(random_units(3, 21, vocabulary, width)), dynamo=True,
            dynamic_shapes=axes, input_names=list(INPUTS), output_names=["embeddings"], verbose=False,
        )  # fmt: skip
        assert program is not None
        program.save(str(path), external_data=False)
        model = _without_traces(path.read_bytes())
    _check(model, encoder, [random_units(n, length, vocabulary, width) for n, length in _SHAPES])
    return model


def _as_tensors(arrays: dict[str, np.ndarray]) -> dict[str, torch.Tensor]:
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


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


def _check(model: bytes, encoder: nn.Module, tried: Sequence[dict[str, np.ndarray]]) -> None:
    session = open_session(model)
    names = [node.name for node in session.get_inputs()]
    worst = 0.0
    for arrays in tried:
        with torch.no_grad():
            expected = encoder(**_as_tensors(arrays)).numpy()
        (found,) = session.run(None, {name: arrays[name] for name in names})
        worst = float(np.maximum(worst, np.abs(np.asarray(found) - expected).max()))  # keeps a nan
    log.info("PyTorch and ONNX Runtime differ by at most %.1e", worst)
    if not worst <= TOLERANCE:
        raise TrainingError(f"ONNX Runtime differs from PyTorch by {worst:.1e}, more than {TOLERANCE:.0e}")


def random_units(n: int, length: int, vocabulary: int, width: int) -> dict[str, np.ndarray]:
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
                names=rng.integers(-1, 40, size).astype(np.int32),
            )
        )
    return dict(pad(units))
