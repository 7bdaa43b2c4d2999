"""A history as arrays: who changed what when, and what was a repair."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.history import Ancestry, Commit, FileEvent, FixVerdict, Inducement, Lineage, Treatment

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


class Mined:
    """The commits of a history, parents before children, with what is known about each.

    Attributes:
        commits, verdicts: one of each for every commit, in the same order.
        ancestry: which descends from which.
        lineage: files through their renames.
        file, commit, added, deleted: int64 [events], the number of the file, the place of the commit, lines.
        counts: bool [events], whether the commit is treated as work on its files.
        repairs: bool [events], whether the commit repairs a defect, in a file that was there before.
        times: int64 [commits] seconds; `author` and `n_changed` likewise.
        changes_source: commits that change a source file.

    Args:
        commits: a history with its changes to source files.
        treatments, verdicts: one for each commit.
        inducements: who brought in what a repair took away; None where that was not looked for. With them a
            repair counts for a window only if the defect was there before it.
    """

    def __init__(
        self,
        commits: Sequence[Commit],
        treatments: Sequence[Treatment],
        verdicts: Sequence[FixVerdict],
        inducements: Sequence[Inducement] | None = None,
    ) -> None:
        self.commits, self.verdicts = tuple(commits), tuple(verdicts)
        self.ancestry, self.lineage = Ancestry(commits), Lineage(commits)
        events = self.lineage.events
        self.file = np.array([event.file for event in events], np.int64)
        self.commit = np.array([event.commit for event in events], np.int64)
        self.added = np.array([event.change.added or 0 for event in events], np.int64)
        self.deleted = np.array([event.change.deleted or 0 for event in events], np.int64)
        left_out = np.array([bool(treatment.left_out) for treatment in treatments], bool)
        self.counts = ~left_out[self.commit]
        is_fix = np.array([verdict.is_fix for verdict in verdicts], bool)
        was_there = np.array([event.change.status in "MRD" for event in events], bool)
        self.repairs = is_fix[self.commit] & was_there
        self.times = np.array([commit.committed for commit in commits], np.int64)
        names: dict[str, int] = {}
        self.author = np.array([names.setdefault(_who(commit), len(names)) for commit in commits], np.int64)
        self.n_changed = np.array([len(commit.changes) for commit in commits], np.int64)
        self.changes_source = int((self.n_changed > 0).sum())
        self._brought_in = None if inducements is None else self._inducing(inducements)

    @property
    def n_fixes(self) -> int:
        return sum(verdict.is_fix for verdict in self.verdicts)

    def events(self, reached: Flags) -> list[FileEvent]:
        """The events of some commits [commits], oldest first."""
        return [event for event in self.lineage.events if reached[event.commit]]

    def repaired(self, within: Flags, known_at: Flags) -> Ints:
        """Numbers of the files that commits of `within` repair, each once.

        Args:
            within: [commits] the window.
            known_at: [commits] those of the snapshot before it.
        """
        chosen = self.repairs & within[self.commit]
        if self._brought_in is not None:
            chosen &= np.array([self._is_old(at, known_at) for at in range(len(chosen))], bool)
        return np.unique(self.file[chosen])

    def _is_old(self, event: int, known_at: Flags) -> bool:
        assert self._brought_in is not None
        place = int(self.commit[event])
        key = (place, self.lineage.events[event].change.path)
        return any(known_at[found] for found in self._brought_in.get(key, ()))

    def _inducing(self, inducements: Sequence[Inducement]) -> dict[tuple[int, str], list[int]]:
        found: dict[tuple[int, str], list[int]] = {}
        places = self.ancestry.places
        for inducement in inducements:
            if inducement.inducing in places and inducement.fix in places:
                key = (places[inducement.fix], inducement.path)
                found.setdefault(key, []).append(places[inducement.inducing])
        return found


def _who(commit: Commit) -> str:
    """What tells one author from another: the address, else the name; people change how they write both."""
    name, _, address = commit.author.rpartition("<")
    return (address.rstrip("> ") or name or commit.author).strip().lower()
