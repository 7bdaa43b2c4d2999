"""Runs of a study: a method in an arena under one seed; what is finished is kept, and never done again."""

from __future__ import annotations

import json
import logging
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from paralog.core.atomic import atomic_write
from paralog.experiments.side_by_side import side_by_side

log = logging.getLogger(__name__)
Task = tuple[str, str, int]
"""Arena, method and seed of a run."""
DAMAGED = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What reading a run raises where something else was written."""
MAX_SEED = 2**32


@dataclass(frozen=True)
class RunResult:
    """One method in one arena under one seed.

    Attributes:
        scores: by metric; nan where one is not defined.
        seconds: process time.
    """

    arena: str
    method: str
    seed: int
    scores: dict[str, float]
    seconds: float

    @property
    def task(self) -> Task:
        """What was run."""
        return self.arena, self.method, self.seed


class Ground(Protocol):
    """An arena with everything that its methods share."""

    @property
    def name(self) -> str: ...
    @property
    def folder(self) -> Path:
        """Where its runs are kept."""
        ...

    @property
    def key(self) -> str:
        """All that a run depends on beside arena, method and seed; part of the name of its file, hashed."""
        ...

    def prepare(self) -> None:
        """Make what the runs share, before several processes want it at once."""
        ...

    def judge(self, method: str, seed: int) -> dict[str, float]:
        """Train a method, and score it by metric."""
        ...


@dataclass(frozen=True)
class Schedule:
    """What is run, and how.

    Attributes:
        tasks: in the order in which they are wanted.
        deadline: time after which no run is begun but those under the first seed.
        jobs: runs side by side, each with one thread.
        tell: called with a line for each run.
        shown: metrics that such a line shows.
    """

    tasks: Sequence[Task]
    deadline: float = math.inf
    jobs: int = 1
    tell: Callable[[str], None] = lambda _: None
    shown: tuple[str, ...] = ()


def deadline(max_minutes: float | None) -> float:
    """The time that is so many minutes from now; never for None."""
    return math.inf if max_minutes is None else time.time() + 60 * max_minutes


def seeds_first(repeats: Mapping[str, int], methods: Callable[[str], Sequence[str]]) -> list[Task]:
    """Every method in every arena under one seed before any under the next.

    A study that is cut off is then thin, not narrow.

    Args:
        repeats: seeds of each arena.
        methods: of an arena.
    """
    return [
        (arena, method, seed)
        for seed in range(max(repeats.values(), default=0))
        for arena, n in repeats.items()
        if seed < n
        for method in methods(arena)
    ]


def run_all(schedule: Schedule, ground_of: Callable[[str], Ground]) -> list[RunResult]:
    """Every run of the schedule, or those that there was time for, in its order.

    Args:
        schedule: what is run.
        ground_of: an arena by name, made once in a process; it is sent to others if there are jobs.
    """
    for arena in dict.fromkeys(arena for arena, *_ in schedule.tasks):
        schedule.tell(f"preparing {arena}")
        ground_of(arena).prepare()
    found: dict[Task, RunResult] = {}
    tasks = [(*task, ground_of, schedule.deadline) for task in schedule.tasks]
    for (arena, method, seed, *_), result in side_by_side(_in_time, tasks, schedule.jobs):
        if result is None:
            continue
        found[arena, method, seed] = result
        shown = "  ".join(f"{name} {result.scores[name]:.3f}" for name in schedule.shown)
        schedule.tell(
            f"{len(found)}/{len(schedule.tasks)} {result.arena}, {result.method}, seed {result.seed}: {shown}"
        )
    if len(found) < len(schedule.tasks):
        schedule.tell(f"the time is over: {len(found)} of {len(schedule.tasks)} runs are done")
    return [found[task] for task in schedule.tasks if task in found]


def run(ground: Ground, method: str, seed: int) -> RunResult:
    """Train and score, or read what was kept of an earlier time."""
    if (kept := finished(ground, method, seed)) is not None:
        return kept
    started = time.process_time()
    scores = ground.judge(method, seed)
    result = RunResult(ground.name, method, seed, scores, round(time.process_time() - started, 2))
    keep(ground, result)
    return result


def keep(ground: Ground, result: RunResult) -> None:
    """Write a run where `finished` finds it."""
    path = _path(ground, result.method, result.seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as stream:
        stream.write(json.dumps(asdict(result)).encode())


def finished(ground: Ground, method: str, seed: int) -> RunResult | None:
    """What was kept of a run; None where it is not done, or what is there is damaged."""
    path = _path(ground, method, seed)
    try:
        return of_record(json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (OSError, *DAMAGED) as error:
        log.warning("%s is damaged (%s) and is run again", path, error)
        return None


def of_record(record: Mapping[str, Any]) -> RunResult:
    """A run from its fields, as JSON has them.

    Raises:
        One of `DAMAGED`: these are not the fields of a run.
    """
    seed, seconds = record["seed"], float(record["seconds"])
    if type(seed) is not int or not 0 <= seed < MAX_SEED:
        raise ValueError(f"{seed!r} is no seed")
    if not math.isfinite(seconds):
        raise ValueError(f"it took {seconds} seconds")
    scores = {str(name): float(value) for name, value in record["scores"].items()}
    return RunResult(str(record["arena"]), str(record["method"]), seed, scores, seconds)


def seconds_by_method(results: Sequence[RunResult]) -> dict[str, float]:
    """Process time of each method over all its runs, in the order of the results."""
    seconds: dict[str, float] = {}
    for result in results:
        seconds[result.method] = seconds.get(result.method, 0.0) + result.seconds
    return seconds


def slug(name: str) -> str:
    """A name as the name of a file: "Debug 2.0 → 2.1" -> "debug-2-0-2-1"."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def run_key(ground: Ground, method: str) -> str:
    """Hash of all that a run depends on beside its seed."""
    return sha256(f"{ground.key}\n{method}".encode()).hexdigest()[:8]


def _path(ground: Ground, method: str, seed: int) -> Path:
    name = f"{slug(method)}-{seed}-{run_key(ground, method)}.json"
    return ground.folder / "runs" / slug(ground.name) / name


def _in_time(
    arena: str, method: str, seed: int, ground_of: Callable[[str], Ground], deadline: float
) -> RunResult | None:
    """A run, or None when it is too late to begin one under another seed than the first."""
    ground = ground_of(arena)
    return (
        run(ground, method, seed) if seed == 0 or time.time() < deadline else finished(ground, method, seed)
    )
