"""Files of a release with their metrics, and whether a defect was found in them afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.datasets.records import read_typed

GROUPS = {"paper": "java", "eclipse": "java", "promise": "java", "python": "python"}
"""Folders below `defects/`, and the language of their files."""


@dataclass(frozen=True, slots=True)
class LabelledFile:
    """One file of one release.

    Attributes:
        project: it belongs to, such as "UI" or "dask/dask".
        release: of the project.
        path: of the file in it.
        metrics: counts and measures by name; which ones depends on the group.
        is_defective: whether a defect was found in it after the release.
    """

    project: str
    release: str
    path: str
    language: str
    code: str
    metrics: dict[str, float]
    is_defective: bool

    @property
    def n_lines(self) -> int:
        """Lines that are not blank, comments counted."""
        return sum(1 for line in self.code.splitlines() if line.strip())


def read_files(data: Path, group: str) -> tuple[LabelledFile, ...]:
    """All files of a group, project by project, then in the order of the records.

    Args:
        data: folder with `defects/`.
        group: one of `GROUPS`.

    Raises:
        UsageError: a file is missing or damaged, or the group holds none.
    """
    folder = data / "defects" / group
    found = tuple(file for path in sorted(folder.glob("*.jsonl.zst")) for file in _read(path, GROUPS[group]))
    if not found:
        raise UsageError(f"{folder}: holds no files with defects; --data DIR must hold defects/{group}")
    return found


def metric_table(files: Sequence[LabelledFile]) -> NDArray[np.float64]:
    """Metrics as a table [n files, n metrics], columns by name; what a file lacks is 0."""
    names = sorted({name for file in files for name in file.metrics})
    return np.array([[file.metrics.get(name, 0.0) for name in names] for file in files], np.float64)


def _read(path: Path, language: str) -> Iterator[LabelledFile]:
    def build(record: dict[str, Any]) -> LabelledFile:
        return LabelledFile(
            project=record["project"],
            release=record["release"],
            path=record["path"],
            language=language,
            code=record["code"],
            metrics={name: float(value or 0) for name, value in record["metrics"].items()},
            is_defective=bool(record["label"]),
        )

    yield from read_typed(path, build)
