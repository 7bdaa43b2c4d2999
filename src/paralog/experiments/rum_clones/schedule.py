"""Which methods run in which arenas, and an arena with its models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from paralog.experiments.kept_runs import Task, seeds_first
from paralog.experiments.rum.phase_one import PhaseOne, Workplace, phase_one
from paralog.experiments.rum.reuse import Once
from paralog.experiments.rum_clones.arenas import ARENAS, PAPER
from paralog.experiments.rum_clones.runs import CloneGround, Effort, methods
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
    """

    recipe: Recipe
    effort: Effort
    repeats: int = 30
    other_repeats: int = 5
    arenas: tuple[str, ...] = tuple(ARENAS)

    def tasks(self) -> list[Task]:
        """Every run."""
        names = methods()
        repeats = {arena: self.repeats if arena == PAPER else self.other_repeats for arena in self.arenas}
        return seeds_first(repeats, lambda _: names)


_models: Once[PhaseOne] = Once()
_grounds: Once[CloneGround] = Once()


@dataclass(frozen=True)
class Grounds:
    """The arenas of a plan by name; other processes read for themselves.

    Attributes:
        plan: what is run.
        data, folder, jobs: as in `Workplace`.
    """

    plan: Plan
    data: Path
    folder: Path
    jobs: int = 1

    def __call__(self, name: str) -> CloneGround:
        """The arena called `name`."""
        return _grounds((self, name), lambda: self._read(name))

    def _read(self, name: str) -> CloneGround:
        recipe, place = self.plan.recipe, Workplace(self.data, self.folder)
        models = _models((recipe, self.data, self.folder), lambda: phase_one(place, recipe))
        arena = ARENAS[name](self.data)
        return CloneGround(arena, self.folder / "clones", models, self.plan.effort, self.jobs)

    def tasks(self) -> list[Task]:
        """Every run."""
        return self.plan.tasks()
