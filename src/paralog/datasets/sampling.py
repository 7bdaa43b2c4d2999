"""Which solutions meet in one training batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.core import TrainingError
from paralog.datasets.records import Solution

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class ProblemBatch:
    """Rows of the training set, with what tells their pairs apart.

    Attributes:
        rows: positions in the training set.
        problems: two rows of one problem are a positive pair.
        groups: two rows of one group but not of one problem are no pair at all.
    """

    rows: Ints
    problems: Ints
    groups: Ints


class ProblemSampler:
    """Draws several solutions of each of several problems, by different authors.

    Half of a batch comes from one platform: solutions that share their boilerplate are the hard
    negatives. A problem's languages are mixed, so that positives cross them.

    Args:
        solutions: the training set; problems with one author are never drawn.
        weights: how often each platform is drawn, relative to its number of problems; 1 where absent.

    Raises:
        TrainingError: there are not two problems with two authors each.
    """

    def __init__(self, solutions: Sequence[Solution], weights: dict[str, float] | None = None) -> None:
        rows: dict[str, list[int]] = defaultdict(list)
        for row, solution in enumerate(solutions):
            rows[solution.problem].append(row)
        numbers: dict[str, int] = {}
        self._authors = np.array([numbers.setdefault(s.author, len(numbers)) for s in solutions])
        problems = [p for p in sorted(rows) if len({self._authors[row] for row in rows[p]}) > 1]
        if len(problems) < 2:
            raise TrainingError("training needs at least two problems with solutions by two authors each")
        self._rows = [np.array(rows[problem]) for problem in problems]
        first = [solutions[rows[problem][0]] for problem in problems]
        groups = {group: i for i, group in enumerate(sorted({s.group for s in first}))}
        self._groups = np.array([groups[s.group] for s in first])
        platforms = sorted({s.platform for s in first})
        self._platforms = np.array([platforms.index(s.platform) for s in first])
        share = np.array([(weights or {}).get(s.platform, 1.0) for s in first])
        self._weights = share / share.sum()

    def __len__(self) -> int:
        """Problems that can be drawn."""
        return len(self._rows)

    def draw(self, n_problems: int, per_problem: int, rng: np.random.Generator) -> ProblemBatch:
        """A batch of up to `n_problems` problems with up to `per_problem` solutions each."""
        focus = self._platforms[rng.choice(len(self), p=self._weights)]
        inside = self._weights * (self._platforms == focus)
        half = min(n_problems // 2, int((inside > 0).sum()))
        chosen = rng.choice(len(self), half, replace=False, p=inside / inside.sum())
        rest = self._weights.copy()
        rest[chosen] = 0
        more = min(n_problems - half, int((rest > 0).sum()))
        if more:
            others = rng.choice(len(self), more, replace=False, p=rest / rest.sum())
            chosen = np.concatenate([chosen, others])
        drawn = [self._solutions(problem, per_problem, rng) for problem in chosen]
        problems = np.repeat(chosen, [len(rows) for rows in drawn])
        return ProblemBatch(np.concatenate(drawn), problems, self._groups[problems])

    def _solutions(self, problem: int, n: int, rng: np.random.Generator) -> Ints:
        """Up to `n` solutions of a problem, no two by one author."""
        rows = rng.permutation(self._rows[problem])
        _, firsts = np.unique(self._authors[rows], return_index=True)
        return rows[np.sort(firsts)[:n]]
