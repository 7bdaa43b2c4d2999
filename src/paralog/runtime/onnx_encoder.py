"""Runs a bundle with ONNX Runtime: the encoder that everyone uses, without PyTorch."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import SCAN, Bundle, BundleConfig, read_bundle
from paralog.core import BundleError, CodeUnit, Vectors
from paralog.features import UnitArrays, View, Vocabulary, features_version, make_view, pad, windows

if TYPE_CHECKING:
    import onnxruntime

BATCH_TOKENS = 1_024
"""Padded tokens that run together: enough to keep a core busy, little enough to stay in its cache."""


class OnnxEncoder:
    """A bundle as an `Encoder`; units longer than its window are encoded in parts and averaged.

    It pickles as the path of its bundle, so that each process opens its own session.

    Args:
        bundle: as `paralog.bundle.resolve` finds it.
        threads: CPU threads of one run.
    """

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        self._bundle = bundle
        self._threads = threads

    def __reduce__(self) -> tuple[Callable[[Path, int], OnnxEncoder], tuple[Path, int]]:
        return _load, (self._bundle.folder, self._threads)

    @property
    def name(self) -> str:
        return self.config.id

    @property
    def fingerprint(self) -> str:
        return f"{self._bundle.fingerprint}/{features_version()}"

    @property
    def dim(self) -> int:
        return self.config.dim

    @property
    def config(self) -> BundleConfig:
        return self._bundle.config

    @property
    def card(self) -> str:
        """The model card, in Markdown."""
        return self._bundle.card

    @cached_property
    def view(self) -> View:
        """How this encoder sees code."""
        return make_view(self.config.view, Vocabulary(self._bundle.vocabulary, self.config.buckets))

    def encode(self, units: Sequence[CodeUnit]) -> Vectors:
        """Vectors of `units`, float32 [n, dim], rows of unit length."""
        return self.encode_arrays([self.view.arrays(unit) for unit in units])

    def encode_arrays(self, units: Sequence[UnitArrays]) -> Vectors:
        """The same for units that are arrays already."""
        size = self.config.max_tokens
        parts = [(row, part) for row, unit in enumerate(units) for part in windows(unit, size)]
        sums = np.zeros((len(units), self.dim), np.float32)
        for batch in _batches([part for _, part in parts]):
            arrays = pad([parts[at][1] for at in batch])
            (vectors,) = self._session.run(None, {name: arrays[name] for name in self._inputs})
            rows = [parts[at][0] for at in batch]
            weights = np.array([max(1, len(parts[at][1])) for at in batch], np.float32)
            np.add.at(sums, rows, np.asarray(vectors) * weights[:, None])
        norms = np.sqrt(np.square(sums).sum(axis=1, keepdims=True))
        result: Vectors = sums / np.maximum(norms, np.float32(1e-12))
        return result

    @property
    def prior(self) -> float:
        return self.config.calibrations[SCAN].prior

    def probability(self, similarities: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability that a pair which a join proposes does the same, from its cosine."""
        return self.config.calibrations[SCAN].probability(similarities)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            return onnxruntime.InferenceSession(
                os.fspath(self._bundle.model), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime raises its own kinds, none of them public
            raise BundleError(f"{self._bundle.model}: ONNX Runtime cannot load it ({error})") from error

    @cached_property
    def _inputs(self) -> tuple[str, ...]:
        return tuple(node.name for node in self._session.get_inputs())


def _load(folder: Path, threads: int) -> OnnxEncoder:
    return OnnxEncoder(read_bundle(folder), threads)


def _batches(parts: Sequence[UnitArrays]) -> Iterator[list[int]]:
    """Positions of parts of about equal length, at most `BATCH_TOKENS` of them together when padded."""
    batch: list[int] = []
    for at in sorted(range(len(parts)), key=lambda at: len(parts[at])):
        if batch and (len(batch) + 1) * len(parts[at]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
