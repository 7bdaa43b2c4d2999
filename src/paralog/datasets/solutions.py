"""Solutions wherever they come from: the public collections, or a folder of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from paralog.datasets import records
from paralog.datasets.labelled import read_labelled
from paralog.datasets.records import Solution


def is_labelled(data: Path) -> bool:
    """Whether `data` is a folder of labelled solutions, not one of public collections.

    A problem may be called "clones": it is what lies in that folder that tells.
    """
    clones = data / "clones"
    return not (clones / "splits.json").is_file() and not any(clones.glob("*.jsonl.zst"))


def read_solutions(data: Path, files: tuple[str, ...] | None = None) -> Iterator[Solution]:
    """All solutions of `data`, each with its split; `files` as in `records`, which one's own have none of.

    Raises:
        UsageError: as `records.read_solutions` or `labelled.read_labelled`.
    """
    if is_labelled(data):
        yield from read_labelled(data).solutions
    else:
        yield from records.read_solutions(data, files)
