"""Which methods run in which arenas, and an arena with its corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np
import torch

from paralog.evaluation.defects import score_defects
from paralog.experiments.kept_runs import Task, seeds_first
from paralog.experiments.rum.phase_one import Workplace, phase_one
from paralog.experiments.rum.reuse import CorpusGround, Once
from paralog.experiments.rum_defects.arenas import PAPER, Arena, next_releases, other_projects, random_splits
from paralog.experiments.rum_defects.corpus import Corpus
from paralog.experiments.rum_defects.files import LabelledFile, read_files
from paralog.experiments.rum_defects.methods import Effort, Split, learned
from paralog.experiments.rum_defects.study import BEYOND, METHODS, TRANSFERRED
from paralog.train.recipe import Recipe

LAYOUTS: tuple[tuple[str, Callable[[Sequence[LabelledFile], str], Iterator[Arena]]], ...] = (
    ("paper", random_splits),
    ("eclipse", next_releases),
    ("promise", next_releases),
    ("python", other_projects),
)
"""Groups of files and how their arenas are made of them."""


@dataclass(frozen=True)
class Plan:
    """What is run.

    Attributes:
        recipe: of phase one.
        effort: how much is computed in a run.
        repeats: seeds of a random split; the other protocols split once, by what was known first.
    """

    recipe: Recipe
    effort: Effort = field(default_factory=Effort)
    repeats: int = 30


class DefectGround(CorpusGround[Arena, Corpus, Effort]):
    """An arena over the files of a group; its name tells the protocol too."""

    VERSION = 1

    def prepare(self) -> None:
        """Pieces and vectors of all files of the group."""
        _ = self.corpus.pooled, self.corpus.anonymous_pooled  # are made when they are first asked for

    def judge(self, method: str, seed: int) -> dict[str, float]:
        """All figures of `DefectScores`; a file is called defective above the share of those learned from."""
        torch.set_num_threads(1)
        corpus = self.corpus
        train, test = self.arena.split(corpus.labels, seed)
        split = Split(corpus, train, test, seed, self.effort)
        found = learned(method, split)
        scores = score_defects(
            found,
            corpus.labels[test],
            corpus.sizes[test],
            probabilities=1 / (1 + np.exp(-found)),
            threshold=split.prior,
        )
        return asdict(scores)


_arenas: Once[dict[str, DefectGround]] = Once()


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

    def __call__(self, name: str) -> DefectGround:
        """The arena called `name`."""
        return self.all[name]

    @property
    def all(self) -> dict[str, DefectGround]:
        """Every arena."""
        return _arenas(self, self._read)

    def _read(self) -> dict[str, DefectGround]:
        models = phase_one(Workplace(self.data, self.folder), self.plan.recipe)
        place = self.folder / "defects"
        found = {}
        for group, make in LAYOUTS:
            files = read_files(self.data, group)
            corpus = Corpus(files, place / "arrays", models)
            for arena in make(files, group):
                found[arena.name] = DefectGround(arena, corpus, self.plan.effort, place)
        return found

    def tasks(self) -> list[Task]:
        """Every run."""
        is_paper = {name: ground.arena.protocol == PAPER for name, ground in self.all.items()}
        repeats = {name: self.plan.repeats if papers else 1 for name, papers in is_paper.items()}
        return seeds_first(repeats, lambda name: (*METHODS, *BEYOND) if is_paper[name] else TRANSFERRED)
