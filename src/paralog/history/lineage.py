"""Files through their renames: one number for a file, whatever it was called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from paralog.history.commit import Commit, FileChange


@dataclass(frozen=True, slots=True)
class FileEvent:
    """A change to a file that keeps its number through renames.

    Attributes:
        file: number of the file, from 0.
        commit: place of the commit in the history.
        change: what was done.
    """

    file: int
    commit: int
    change: FileChange


class Lineage:
    """The files of a history whose commits stand parents before children.

    A name that a file left behind goes on meaning that file, for branches that had not heard of the
    rename, until another file takes the name. Copies are new files.
    """

    def __init__(self, commits: Sequence[Commit]) -> None:
        self.events: list[FileEvent] = []
        self._n_files = 0
        self._by_path: dict[str, int] = {}
        self._latest: dict[int, str] = {}
        for place, commit in enumerate(commits):
            moved = {change.before: self._file(change.before) for change in commit.changes if change.old_path}
            for change in commit.changes:
                file = self._follow(change, moved)
                self.events.append(FileEvent(file, place, change))

    def __len__(self) -> int:
        return self._n_files

    def files(self, paths: Iterable[str], until: Iterable[FileEvent]) -> dict[str, int]:
        """The number of the file that each path means after the events `until`, in their order.

        Paths that no event tells of, as after a merge that made them, are left out.
        """
        wanted, found = set(paths), {}
        for event in until:
            if event.change.path in wanted:
                found[event.change.path] = event.file
        return found

    def _follow(self, change: FileChange, moved: dict[str, int]) -> int:
        if change.old_path:
            file = moved[change.old_path]
        elif change.status == "A" and change.path in self._by_path and not self._is_back(change):
            file = self._new()
        else:
            file = self._file(change.path)
        self._by_path[change.path] = file
        self._latest[file] = change.path
        return file

    def _is_back(self, change: FileChange) -> bool:
        """Whether the file that last had the path is still called so: restored, or added on two branches."""
        return self._latest.get(self._by_path[change.path]) == change.path

    def _file(self, path: str) -> int:
        if path not in self._by_path:
            self._by_path[path] = self._new()
        return self._by_path[path]

    def _new(self) -> int:
        self._n_files += 1
        return self._n_files - 1
