"""Which methods run in which arenas, and an arena with its corpus."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch

from paralog.evaluation.retrieval import score_retrieval
from paralog.evaluation.top_k import top_k_rank
from paralog.experiments.kept_runs import Task, seeds_first
from paralog.experiments.rum.phase_one import Workplace, phase_one
from paralog.experiments.rum.reuse import CorpusGround, Once
from paralog.experiments.rum_bugs.arenas import ALL, TIME, WINDOWS, Arena, arenas_of
from paralog.experiments.rum_bugs.corpus import Corpus
from paralog.experiments.rum_bugs.methods import Effort, Split, located
from paralog.experiments.rum_bugs.reports import PROJECTS, read_project
from paralog.experiments.rum_bugs.study import METHODS, NETWORKS
from paralog.train.recipe import Recipe


@dataclass(frozen=True)
class Plan:
    """What is run.

    Attributes:
        recipe: of phase one.
        effort: how much is computed in a run.
        repeats: seeds of a random split.
    """

    recipe: Recipe
    effort: Effort = field(default_factory=Effort)
    repeats: int = 30


class BugGround(CorpusGround[Arena, Corpus, Effort]):
    """An arena over the reports and files of a project."""

    VERSION = 1

    def prepare(self) -> None:
        """Pieces of all files and their nearness to all reports."""
        _ = self.corpus.nearness  # is made when it is first asked for

    def judge(self, method: str, seed: int) -> dict[str, float]:
        """Share of the reports with a changed file among the first 10, 5 and 1, MAP and MRR."""
        torch.set_num_threads(1)
        train, test = self.arena.split(seed)
        scores = located(method, Split(self.corpus, train, test, seed, self.effort))
        relevant = self.corpus.links[test]
        valid = np.ones_like(relevant)
        found = score_retrieval(scores, relevant, valid, np.arange(len(test)), repeats=1)
        top = {f"top{k}": top_k_rank(scores, relevant, valid, k) for k in (10, 5, 1)}
        return {**top, "map": found.map, "mrr": found.mrr}


_arenas: Once[dict[str, BugGround]] = Once()


@dataclass(frozen=True)
class Grounds:
    """All arenas of a plan by name, those of the paper first; other processes read for themselves.

    Attributes:
        plan: what is run.
        data, folder: as in `Workplace`.
    """

    plan: Plan
    data: Path
    folder: Path

    def __call__(self, name: str) -> BugGround:
        """The arena called `name`."""
        return self.all[name]

    @property
    def all(self) -> dict[str, BugGround]:
        """Every arena, protocol by protocol."""
        return _arenas(self, self._read)

    def _read(self) -> dict[str, BugGround]:
        models = phase_one(Workplace(self.data, self.folder), self.plan.recipe)
        place = self.folder / "bugs"
        projects = [read_project(self.data, name) for name in PROJECTS]
        corpora = {project.name: Corpus(project, place / "arrays", models) for project in projects}
        by_protocol = zip(*map(arenas_of, projects), strict=True)
        return {
            arena.name: BugGround(arena, corpora[arena.project], self.plan.effort, place)
            for arenas in by_protocol
            for arena in arenas
        }

    def tasks(self) -> list[Task]:
        """Every run."""
        repeats = {
            name: WINDOWS if ground.arena.protocol == TIME else self.plan.repeats
            for name, ground in self.all.items()
        }
        cheap = tuple(method for method in METHODS if method not in NETWORKS)
        return seeds_first(repeats, lambda name: cheap if self.all[name].arena.protocol == ALL else METHODS)
