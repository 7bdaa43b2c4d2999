"""Reports to learn from and to be judged by: at random, as in the paper, and in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.experiments.rum_bugs.reports import Project

PAPER, ALL, TIME = "random split", "random split, all reports", "in order of time"
PROTOCOLS = (PAPER, ALL, TIME)
TRAIN_SHARE = 0.3
"""Of the reports of a random split: section 3.4 of the paper. In order of time, before the first window."""
WINDOWS = 10
"""Equal parts of the reports that come later; each is judged by what was learned from all before it."""
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Arena:
    """Reports of one project under one protocol.

    Attributes:
        project: name of it.
        protocol: one of `PROTOCOLS`.
        rows: reports that take part, in the order of time.
    """

    project: str
    protocol: str
    rows: Rows

    @property
    def name(self) -> str:
        """Of project and protocol."""
        return self.project if self.protocol == PAPER else f"{self.project}, {self.protocol}"

    def split(self, seed: int) -> tuple[Rows, Rows]:
        """Reports to learn from and to be judged by; in order of time the seed is the window's number."""
        first = max(1, round(TRAIN_SHARE * len(self.rows)))
        if self.protocol == TIME:
            edges = np.linspace(first, len(self.rows), WINDOWS + 1).round().astype(int)
            return self.rows[: edges[seed]], self.rows[edges[seed] : edges[seed + 1]]
        order = np.random.default_rng(seed).permutation(self.rows)
        return np.sort(order[:first]), np.sort(order[first:])


def arenas_of(project: Project) -> Iterator[Arena]:
    """The arenas of one project, the paper's first."""
    chosen = np.flatnonzero([report.in_papers_size for report in project.reports])
    everything = np.arange(len(project.reports))
    yield Arena(project.name, PAPER, chosen)
    yield Arena(project.name, ALL, everything)
    yield Arena(project.name, TIME, everything)
