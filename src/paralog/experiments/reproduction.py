"""What all reproductions share: what they are asked for, and how they hand over what they found."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from paralog.core.atomic import atomic_write

RESULT = "study.json"


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


def publish(
    study: Mapping[str, object],
    figures: Mapping[str, bytes],
    report: Callable[[str], str],
    options: ReproduceOptions,
) -> None:
    """Write the result file, the figures beside it, and the page that shows them.

    Args:
        study: plain values.
        figures: by file name.
        report: the page, from the address of the folder of the figures as seen from it.
        options: where to.
    """
    for folder in (options.output, options.page.parent):
        folder.mkdir(parents=True, exist_ok=True)
    result = json.dumps(study, indent=1).encode() + b"\n"
    for name, content in {**figures, RESULT: result}.items():
        with atomic_write(options.output / name) as stream:
            stream.write(content)
    text = report(Path(os.path.relpath(options.output, options.page.parent)).as_posix())
    with atomic_write(options.page) as stream:
        stream.write(text.encode())
