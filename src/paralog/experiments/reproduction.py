"""What all reproductions share: what they are asked for, and how they hand over what they found."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from paralog.core import MissingExtra, UsageError
from paralog.core.atomic import atomic_write

RESULT = "study.json"
NEEDED_AT_THE_END = ("matplotlib", "onnx", "onnxscript", "scipy", "sklearn")
"""Modules that are first imported when all runs are done."""


@dataclass(frozen=True)
class ReproduceOptions:
    """Where a study reads and writes, and how much of it is done.

    Attributes:
        data: folder with `clones/` and `corpus/`.
        work: prepared arrays and runs; a study that was cut off goes on from there.
        output: the result file and the figures.
        page: the report.
        seeds: runs of each variant; None for as many as the study wants.
        jobs: runs side by side.
        max_minutes: after this time no run is begun but those under the first seed.
        smoke: a few steps of everything, to see that it runs; the figures mean nothing.
        notes: paragraphs at the end of the report, such as what was found after the runs.
        tell: called with a line for each thing that is done.
    """

    data: Path
    work: Path
    output: Path
    page: Path
    seeds: int | None = None
    jobs: int = 1
    max_minutes: float | None = None
    smoke: bool = False
    notes: tuple[str, ...] = ()
    tell: Callable[[str], None] = lambda _: None


def require(options: ReproduceOptions) -> None:
    """Find out before the work, not after it, that its result could not be made or kept.

    Nothing is left behind: whether the data are there is still to be seen.

    Raises:
        MissingExtra: an optional dependency is missing.
        UsageError: a file could not be written.
    """
    if any(find_spec(module) is None for module in NEEDED_AT_THE_END):
        raise MissingExtra("reproducing a paper", "train,eval")
    if options.page.is_dir():
        raise UsageError(f"{options.page}: is a folder; give another --page")
    folders = {"--work": options.work, "--output": options.output, "--page": options.page.parent}
    for option, folder in folders.items():
        try:
            existing = next(place for place in (folder, *folder.parents) if place.exists())
            TemporaryDirectory(dir=existing).cleanup()
        except OSError as error:
            raise UsageError(
                f"{folder}: cannot be written ({error.strerror}); give another {option}"
            ) from error


def publish(
    study: Mapping[str, object],
    files: Mapping[str, bytes],
    report: Callable[[str], str],
    options: ReproduceOptions,
) -> None:
    """Write the result file, the figures and other files beside it, and the page that shows them.

    Args:
        study: plain values.
        files: figures and what else lies beside the result file, by name.
        report: the page, from the address of the folder of the figures as seen from it.
        options: where to.
    """
    for folder in (options.output, options.page.parent):
        folder.mkdir(parents=True, exist_ok=True)
    result = json.dumps(study, indent=1).encode() + b"\n"
    for name, content in {**files, RESULT: result}.items():
        with atomic_write(options.output / name) as stream:
            stream.write(content)
    text = report(Path(os.path.relpath(options.output, options.page.parent)).as_posix())
    with atomic_write(options.page) as stream:
        stream.write(text.encode())
