"""The files of a snapshot as rows of features."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from paralog.features.metrics import METRICS, FileMetrics
from paralog.history import TreeFile
from paralog.tasks.defects.mined import Ints, Mined
from paralog.tasks.defects.process import PROCESS_METRICS, process_metrics
from paralog.tasks.defects.snapshots import Snapshot

Floats = NDArray[np.float64]

FEATURES = (*METRICS, *PROCESS_METRICS, "neighbours")
"""Names of the columns of a table: static metrics, process metrics, and what the representation adds.

neighbours: how often the files that do most nearly the same broke in the last window, in thousandths.
"""


class Code(Protocol):
    """Hands out the source files of any commit; files that are no production code are not among them."""

    def files(self, commit: str) -> Sequence[TreeFile]: ...
    def metrics(self, files: Sequence[TreeFile]) -> Sequence[FileMetrics | None]: ...


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """The files of one snapshot.

    Attributes:
        snapshot: the moment.
        files: [files] in path order.
        numbers: int64 [files] in the lineage; −1 for a file that no commit tells of.
        raw: float64 [files, features] as counted.
        x: float64 [files, features] the logarithms of one more, each column with mean 0 and deviation 1
            among the files of the snapshot: so they compare across time and projects.
    """

    snapshot: Snapshot
    files: tuple[TreeFile, ...]
    numbers: Ints
    raw: Floats
    x: Floats

    def __len__(self) -> int:
        return len(self.files)

    def column(self, name: str) -> Floats:
        """One feature as counted: float64 [files]."""
        values: Floats = self.raw[:, FEATURES.index(name)]
        return values

    @property
    def sizes(self) -> Ints:
        """Lines of code of each file, at least 1."""
        return np.maximum(self.column("lines"), 1).astype(np.int64)

    def with_neighbours(self, share: Floats) -> Table:
        """The same table with how often the neighbours of each file broke, in [0, 1]."""
        raw = self.raw.copy()
        raw[:, -1] = np.round(1000 * share)
        return replace(self, raw=raw, x=standardised(raw))

    def defective(self, numbers: frozenset[int]) -> NDArray[np.bool_]:
        """Which files are among those with `numbers`."""
        return np.isin(self.numbers, np.array(sorted(numbers), np.int64))


def build_table(mined: Mined, snapshot: Snapshot, code: Code, window_days: int) -> Table:
    """The table of a snapshot; files without metrics (no text, generated) are left out."""
    listed = tuple(code.files(snapshot.commit))
    measured = [(file, found) for file, found in zip(listed, code.metrics(listed), strict=True) if found]
    files = tuple(file for file, _ in measured)
    known = mined.lineage.files([file.path for file in files], mined.events(snapshot.reached))
    numbers = np.array([known.get(file.path, -1) for file in files], np.int64)
    static = np.array([found.values() for _, found in measured], np.float64).reshape(len(files), len(METRICS))
    process = process_metrics(mined, snapshot, numbers, window_days)
    raw = np.column_stack([static, process, np.zeros(len(files))])
    return Table(snapshot, files, numbers, raw, standardised(raw))


def standardised(raw: Floats) -> Floats:
    """The logarithms of one more, each column with mean 0 and deviation 1; a constant column is 0."""
    if not len(raw):
        return raw
    logs = np.log1p(raw)
    spread = logs.std(axis=0)
    result: Floats = (logs - logs.mean(axis=0)) / np.where(spread > 1e-9, spread, 1.0)
    return result
