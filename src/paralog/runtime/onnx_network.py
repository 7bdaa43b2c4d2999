"""A network in ONNX's format, run over units in batches of about equal length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from paralog.core import BundleError, Vectors
from paralog.features import UnitArrays, pad
from paralog.runtime.onnx_session import open_session

if TYPE_CHECKING:
    import onnxruntime

BATCH_TOKENS = 1_024
"""Padded tokens that run together: enough to keep a core busy, little enough to stay in its cache."""


class OnnxNetwork:
    """Takes any of `features.INPUTS` and gives one row for each unit; opened when it is first run.

    Args:
        path: of the file.
        threads: CPU threads of one run.
    """

    def __init__(self, path: Path, threads: int) -> None:
        self._path = path
        self._threads = threads

    def run(self, units: Sequence[UnitArrays]) -> Iterator[tuple[list[int], Vectors]]:
        """Positions of units that ran together with their rows, [batch, dim]; each position comes once.

        Raises:
            BundleError: the file is no network.
        """
        for batch in _batches(units):
            arrays = pad([units[at] for at in batch])
            (rows,) = self._session.run(None, {name: arrays[name] for name in self._inputs})
            yield batch, np.asarray(rows)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return _open_session(self._path, self._threads)

    @cached_property
    def _inputs(self) -> tuple[str, ...]:
        return tuple(node.name for node in self._session.get_inputs())


def _open_session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    """A network, ready to run.

    Raises:
        BundleError: the file is no network.
    """
    try:
        return open_session(path, threads)
    except Exception as error:  # ONNX Runtime raises its own kinds, none of them public
        raise BundleError(f"{path}: ONNX Runtime cannot load it ({error})") from error


def _batches(units: Sequence[UnitArrays]) -> Iterator[list[int]]:
    """Positions of units of about equal length, at most `BATCH_TOKENS` of them together when padded."""
    batch: list[int] = []
    for at in sorted(range(len(units)), key=lambda at: len(units[at])):
        if batch and (len(batch) + 1) * len(units[at]) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
