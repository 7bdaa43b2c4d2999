"""Every run of a study in one file beside its tables.

Means alone cannot be tested again, and a work folder is soon lost: whoever has this file sees each repeat,
and adds more of them without doing the old ones again.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from paralog.experiments.kept_runs import DAMAGED, Ground, RunResult, finished, keep, of_record, run_key

log = logging.getLogger(__name__)
RUNS = "runs.json"


@dataclass(frozen=True)
class PublishedRun:
    """A run, and what it depends on.

    Attributes:
        key: as `kept_runs.run_key` makes it; under another key it is another run.
        result: what came out.
    """

    key: str
    result: RunResult


def as_file(results: Sequence[RunResult], ground_of: Callable[[str], Ground]) -> bytes:
    """The file of these runs: JSON, a line for each; null where a score is not defined."""
    lines = []
    for result in results:
        scores = {name: value if math.isfinite(value) else None for name, value in result.scores.items()}
        record = {**asdict(result), "scores": scores, "key": run_key(ground_of(result.arena), result.method)}
        lines.append(json.dumps(record, allow_nan=False))
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def read_runs(path: Path) -> list[PublishedRun]:
    """The runs of a file that `as_file` made; none where there is no such file, or it is damaged."""
    try:
        return [_published(record) for record in json.loads(path.read_text("utf-8"))]
    except FileNotFoundError:
        return []
    except (OSError, RecursionError, *DAMAGED) as error:
        log.warning("%s is damaged (%s): its runs are done again", path, error)
        return []


def take_over(runs: Sequence[PublishedRun], ground: Ground) -> int:
    """Keep those of `runs` that this arena lacks and that depend on the same; how many those were."""
    taken = 0
    for run in runs:
        result = run.result
        same = result.arena == ground.name and run.key == run_key(ground, result.method)
        if same and finished(ground, result.method, result.seed) is None:
            keep(ground, result)
            taken += 1
    return taken


def _published(record: dict[str, Any]) -> PublishedRun:
    scores = {name: math.nan if value is None else value for name, value in record["scores"].items()}
    return PublishedRun(str(record["key"]), of_record({**record, "scores": scores}))
