"""Every run of a study in one file beside its tables.

Means alone cannot be tested again, and a work folder is soon lost: whoever has this file sees each repeat,
and adds more of them without doing the old ones again.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Callable, Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from paralog.experiments.kept_runs import DAMAGED, Ground, RunResult, Task, finished, keep, of_record, run_key

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
    """The file of these runs: JSON, a line for each; null where a score is no finite number."""
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
    except (OSError, *DAMAGED) as error:
        log.warning("%s is damaged (%s): its runs are done again", path, error)
        return []


def still_valid(
    runs: Sequence[PublishedRun],
    tasks: Sequence[Task],
    ground_of: Callable[[str], Ground],
    metrics: Collection[str],
) -> list[RunResult]:
    """Those of `runs` that would come out the same today, whether or not their seed is wanted today.

    Of several that are there for one task it is the first.

    Args:
        runs: of an earlier time.
        tasks: what is run today.
        ground_of: an arena of those tasks by name.
        metrics: that a run has at least.
    """
    keys = {
        (arena, method): run_key(ground_of(arena), method)
        for arena, method in dict.fromkeys(task[:2] for task in tasks)
    }
    found: dict[Task, RunResult] = {}
    for run in runs:
        if keys.get(run.result.task[:2]) == run.key and run.result.scores.keys() >= set(metrics):
            found.setdefault(run.result.task, run.result)
    return list(found.values())


def take_over(results: Sequence[RunResult], ground_of: Callable[[str], Ground]) -> int:
    """Keep those of these runs that are not kept yet; how many those were."""
    lacking = [r for r in results if finished(ground_of(r.arena), r.method, r.seed) is None]
    for result in lacking:
        keep(ground_of(result.arena), result)
    return len(lacking)


def joined(results: Sequence[RunResult], earlier: Sequence[RunResult]) -> list[RunResult]:
    """Today's runs and then the earlier ones that were not wanted today: a short study loses none."""
    today = {result.task for result in results}
    return [*results, *(result for result in earlier if result.task not in today)]


def _published(record: dict[str, Any]) -> PublishedRun:
    scores = {name: math.nan if value is None else value for name, value in record["scores"].items()}
    return PublishedRun(str(record["key"]), of_record({**record, "scores": scores}))
