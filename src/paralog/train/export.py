"""Export to ONNX, refused when PyTorch and ONNX Runtime do not agree."""

from __future__ import annotations

import logging
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.export import Dim

from paralog.core import TrainingError
from paralog.features import INPUTS, PAIR_INPUTS, UnitArrays, pad

log = logging.getLogger(__name__)
_TALKER = logging.getLogger("torch.onnx._internal.exporter._registration")
"""Warns, once for each of its operators, that torchvision is not installed."""

SIDES = ("one", "other")
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
    batch = Dim("batch", min=1, max=4096)
    tried = [random_units(n, length, vocabulary, width) for n, length in ((3, 21), *_SHAPES)]
    return _export(encoder, tried, _axes(INPUTS, batch), "embeddings")


def export_verifier(verifier: nn.Module, vocabulary: int, width: int) -> bytes:
    """The verifier as an ONNX model of pairs: "one_ids", "other_ids" and so on, and "cosine".

    Raises:
        TrainingError: as `export`.
    """
    pairs = Dim("pairs", min=1, max=4096)
    axes = {side: _axes(PAIR_INPUTS, pairs, f"{side}_") for side in SIDES} | {"cosine": {0: pairs}}
    tried = [
        {
            "one": random_units(n, length, vocabulary, width, PAIR_INPUTS),
            "other": random_units(n, 2 * length + 3, vocabulary, width, PAIR_INPUTS),
            "cosine": np.linspace(-1, 1, n, dtype=np.float32),
        }
        for n, length in ((3, 21), *_SHAPES)
    ]
    return _export(verifier, tried, axes, "log_odds")


Arrays = dict[str, Any]
"""Arrays by the name of an argument, or dictionaries of them."""


def _axes(inputs: Sequence[str], batch: Dim, side: str = "") -> dict[str, dict[int, Dim]]:
    """Which axes of the inputs are free."""
    length, statements = (Dim(f"{side}{name}", min=1, max=65_536) for name in ("length", "statements"))
    return {name: {0: statements} if name == "slots" else {0: batch, 1: length} for name in inputs}


def _export(network: nn.Module, tried: Sequence[Arrays], axes: Arrays, output: str) -> bytes:
    """The network as its first arguments lead through it, compared with PyTorch on all of them."""
    network = network.to("cpu").eval()
    # PyTorch remembers from an earlier export how it took an LSTM apart, and would then fix its length.
    torch.ops.aten.lstm.input._dispatch_cache.clear()
    with tempfile.TemporaryDirectory() as folder, _in_silence():
        path = Path(folder) / "model.onnx"
        program = torch.onnx.export(
            network, kwargs=_as_tensors(tried[0]), dynamo=True, dynamic_shapes=axes,
            input_names=list(flat(tried[0])), output_names=[output], verbose=False,
        )  # fmt: skip
        assert program is not None
        program.save(str(path), external_data=False)
        model = _without_traces(path.read_bytes())
    _check(model, network, tried[1:])
    return model


def _as_tensors(arrays: Arrays) -> Arrays:
    return {
        name: _as_tensors(value) if isinstance(value, dict) else torch.from_numpy(value)
        for name, value in arrays.items()
    }


def flat(arrays: Arrays) -> dict[str, np.ndarray]:
    """Arrays by the names of the exported model's inputs."""
    found: dict[str, np.ndarray] = {}
    for name, value in arrays.items():
        found |= (
            {f"{name}_{part}": array for part, array in value.items()}
            if isinstance(value, dict)
            else {name: value}
        )
    return found


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


def _check(model: bytes, network: nn.Module, tried: Sequence[Arrays]) -> None:
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    names = [node.name for node in session.get_inputs()]
    worst = 0.0
    for arrays in tried:
        with torch.no_grad():
            expected = network(**_as_tensors(arrays)).numpy()
        inputs = flat(arrays)
        (found,) = session.run(None, {name: inputs[name] for name in names})
        worst = float(np.maximum(worst, np.abs(np.asarray(found) - expected).max()))  # keeps a nan
    log.info("PyTorch and ONNX Runtime differ by at most %.1e", worst)
    if not worst <= TOLERANCE:
        raise TrainingError(f"ONNX Runtime differs from PyTorch by {worst:.1e}, more than {TOLERANCE:.0e}")


def random_units(
    n: int, length: int, vocabulary: int, width: int, inputs: Sequence[str] = INPUTS
) -> dict[str, np.ndarray]:
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
    return dict(pad(units, inputs))
