"""What is learned from and what is judged by: the paper's random splits, then releases, then projects."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.experiments.rum_defects.files import LabelledFile

PAPER, RELEASES, PROJECTS = "random split", "next release", "other projects"
PROTOCOLS = (PAPER, RELEASES, PROJECTS)
TRAIN_SHARE = 0.3
"""Of the files of a random split: section 3.3 of the paper."""
Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Arena:
    """Rows of a group's files to learn from and to be judged by.

    Attributes:
        name: of the arena.
        protocol: one of `PROTOCOLS`.
        group: of the files.
        project: that it is judged by.
        train: rows to learn from; in a random split those of the whole set.
        test: rows to be judged by; in a random split none.
    """

    name: str
    protocol: str
    group: str
    project: str
    train: Rows
    test: Rows

    def split(self, labels: NDArray[np.bool_], seed: int) -> tuple[Rows, Rows]:
        """Rows to learn from and to be judged by; another seed splits at random anew, stratified.

        Args:
            labels: of all files of the group.
            seed: of the split.
        """
        if len(self.test):
            return self.train, self.test
        rng = np.random.default_rng(seed)
        train = []
        for label in (True, False):
            rows = rng.permutation(self.train[labels[self.train] == label])
            train.append(rows[: round(TRAIN_SHARE * len(rows))])
        chosen = np.sort(np.concatenate(train))
        return chosen, np.setdiff1d(self.train, chosen)


def random_splits(files: Sequence[LabelledFile], group: str) -> Iterator[Arena]:
    """An arena for each project."""
    for project, rows in _rows_by(files, lambda file: file.project):
        yield Arena(project, PAPER, group, project, rows, np.zeros(0, np.int64))


def next_releases(files: Sequence[LabelledFile], group: str) -> Iterator[Arena]:
    """An arena for each release but the first of a project: learned from the one before.

    A release with a single kind of files is left out.
    """
    for project, _ in _rows_by(files, lambda file: file.project):
        releases = [
            (release, rows)
            for release, rows in _rows_by(files, lambda file: file.release)
            for rows in [np.array([row for row in rows if files[row].project == project], np.int64)]
            if len(rows) and 0 < sum(files[row].is_defective for row in rows) < len(rows)
        ]
        for (old, train), (new, test) in pairwise(releases):
            yield Arena(f"{project} {old} to {new}", RELEASES, group, project, train, test)


def other_projects(files: Sequence[LabelledFile], group: str) -> Iterator[Arena]:
    """An arena for each project: learned from all others.

    Raises:
        UsageError: there is one project only.
    """
    projects = list(_rows_by(files, lambda file: file.project))
    if len(projects) < 2:
        raise UsageError(f"defects/{group}: holds one project; leaving it out leaves nothing")
    everything = np.arange(len(files))
    for project, rows in projects:
        yield Arena(project, PROJECTS, group, project, np.setdiff1d(everything, rows), rows)


def _rows_by(files: Sequence[LabelledFile], key: Callable[[LabelledFile], str]) -> list[tuple[str, Rows]]:
    rows: dict[str, list[int]] = {}
    for at, file in enumerate(files):
        rows.setdefault(key(file), []).append(at)
    return [(name, np.array(rows[name], np.int64)) for name in sorted(rows)]
