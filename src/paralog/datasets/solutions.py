"""Solutions wherever they come from: the public collections, library code, or a folder of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from paralog.datasets import records
from paralog.datasets.labelled import read_labelled
from paralog.datasets.real_code import PLATFORM, read_library
from paralog.datasets.records import Solution


def is_labelled(data: Path) -> bool:
    """Whether `data` is a folder of labelled solutions, not one of public collections.

    A problem may be called "clones": it is what lies in that folder that tells.
    """
    clones = data / "clones"
    return not (clones / "splits.json").is_file() and not any(clones.glob("*.jsonl.zst"))


def read_solutions(data: Path, files: tuple[str, ...] | None = None) -> Iterator[Solution]:
    """All solutions of `data`, each with its split.

    Args:
        data: folder of collections, or of labelled solutions.
        files: as in `records`, and `real_code.PLATFORM` for library code, which None does not include; of
            no meaning for labelled solutions.

    Raises:
        UsageError: as `records.read_solutions`, `real_code.read_library` or `labelled.read_labelled`.
    """
    if is_labelled(data):
        yield from read_labelled(data).solutions
        return
    collections = None if files is None else tuple(name for name in files if name != PLATFORM)
    if collections is None or collections:
        yield from records.read_solutions(data, collections)
    if files and PLATFORM in files:
        yield from read_library(data)
