"""Which commits a commit descends from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.history.commit import Commit

Flags = NDArray[np.bool_]


class Ancestry:
    """The graph of a history whose commits stand parents before children.

    What happened "before a date" is what the commit of that date descends from: clocks of authors are
    wrong, and a branch that was merged later was not there yet.
    """

    def __init__(self, commits: Sequence[Commit]) -> None:
        self.places = {commit.id: place for place, commit in enumerate(commits)}
        self._parents = [
            tuple(self.places[parent] for parent in commit.parents if parent in self.places)
            for commit in commits
        ]

    def of(self, place: int) -> Flags:
        """Which commits [commits] are those that the one at `place` descends from, and itself."""
        reached = np.zeros(len(self._parents), bool)
        reached[place] = True
        pending = [place]
        while pending:
            for parent in self._parents[pending.pop()]:
                if not reached[parent]:
                    reached[parent] = True
                    pending.append(parent)
        return reached

    def main_line(self, place: int) -> list[int]:
        """Places of the commit at `place` and of its first parents, oldest first."""
        line = [place]
        while self._parents[line[-1]]:
            line.append(self._parents[line[-1]][0])
        return line[::-1]
