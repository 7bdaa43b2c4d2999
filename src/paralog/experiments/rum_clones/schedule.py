"""All runs of the study, arena by arena, every method under one seed before any under the next."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass
from pathlib import Path

import torch

from paralog.experiments.rum.phase_one import PhaseOne, Workplace, phase_one
from paralog.experiments.rum_clones.arenas import ARENAS, PAPER
from paralog.experiments.rum_clones.runs import NAMES, Effort, Ground, RunResult, finished, run
from paralog.experiments.side_by_side import side_by_side
from paralog.train.recipe import Recipe


@dataclass(frozen=True)
class Plan:
    """What is run.

    Attributes:
        recipe: of phase one.
        effort: how much is computed in a run.
        repeats: seeds in the paper's arena.
        other_repeats: seeds in each of the others.
        arenas: names of them.
        max_minutes: after this time no run is begun but those under the first seed.
    """

    recipe: Recipe
    effort: Effort
    repeats: int = 30
    other_repeats: int = 5
    arenas: tuple[str, ...] = tuple(ARENAS)
    max_minutes: float | None = None

    @property
    def tasks(self) -> list[tuple[str, str, int]]:
        """Arena, method and seed of each run."""
        return [
            (arena, method, seed)
            for seed in range(max(self.repeats, self.other_repeats))
            for arena in self.arenas
            for method in NAMES
            if seed < (self.repeats if arena == PAPER else self.other_repeats)
        ]


def run_all(plan: Plan, place: Workplace) -> list[RunResult]:
    """Every run of the plan, or those that there was time for, in the plan's order."""
    deadline = math.inf if plan.max_minutes is None else time.time() + 60 * plan.max_minutes
    for arena in plan.arenas:
        place.tell(f"preparing {arena}")
        _prepare(ground_of(plan, place.data, place.folder, arena))
    found: dict[tuple[str, str, int], RunResult] = {}
    tasks = [(task, plan, place.data, place.folder, deadline) for task in plan.tasks]
    for (task, *_), result in side_by_side(_run, tasks, place.jobs):
        if result is None:
            continue
        found[task] = result
        best = max(result.scores)
        shown = "  ".join(f"{name} {result.scores[best][name]:.3f}" for name in ("top10", "auc", "f1"))
        place.tell(
            f"{len(found)}/{len(plan.tasks)} {result.arena}, {result.method}, seed {result.seed}: {shown}"
        )
    if len(found) < len(plan.tasks):
        place.tell(f"{plan.max_minutes} minutes are over: {len(found)} of {len(plan.tasks)} runs are done")
    return [found[task] for task in plan.tasks if task in found]


_models: dict[str, PhaseOne] = {}
_grounds: dict[str, Ground] = {}
"""Of this process: models and arrays are read once, not for each run."""


def ground_of(plan: Plan, data: Path, folder: Path, arena: str) -> Ground:
    """An arena with its methods; made once in a process."""
    trained = repr((plan.recipe, data, folder))
    if trained not in _models:
        _models[trained] = phase_one(Workplace(data, folder), plan.recipe)
    key = repr((trained, plan.effort, arena))
    if key not in _grounds:
        slug = "-".join("".join(c if c.isalnum() else " " for c in arena.lower()).split())
        _grounds[key] = Ground(ARENAS[arena](data), folder / "clones" / slug, _models[trained], plan.effort)
    return _grounds[key]


def _prepare(ground: Ground) -> None:
    """Make what all runs of an arena share, before several processes want it at once."""
    torch.set_num_threads(max(1, ground.jobs))
    for name in NAMES:
        ground.method(name)


def _run(
    task: tuple[str, str, int], plan: Plan, data: Path, folder: Path, deadline: float
) -> RunResult | None:
    """A run, or None when it is too late to begin one under another seed than the first."""
    torch.set_num_threads(1)
    arena, method, seed = task
    ground = ground_of(plan, data, folder, arena)
    in_time = seed == 0 or time.time() < deadline
    return run(ground, method, seed) if in_time else finished(ground, method, seed)
