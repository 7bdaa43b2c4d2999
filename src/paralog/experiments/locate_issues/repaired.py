"""Which functions the repair of a report changed, out of the project's own history."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from paralog.core import CodeUnit, HistoryError, UnitKind
from paralog.datasets.issues import Issue
from paralog.history import Commit, Git
from paralog.syntax import parse

_NUMBER = re.compile(r"#(\d{1,7})\b")
_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+", re.MULTILINE)


class Repairs:
    """The repairs in a history, by the number of the pull request.

    Args:
        git: the program at work in the repository.
        commits: all of its commits.
    """

    def __init__(self, git: Git, commits: Sequence[Commit]) -> None:
        self._git = git
        self._by_number: defaultdict[str, list[str]] = defaultdict(list)
        for commit in commits:
            for number in set(_NUMBER.findall(commit.subject)) if commit.parents else ():
                self._by_number[number].append(commit.id)

    def functions(self, issue: Issue, language: str) -> set[tuple[str, str]]:
        """Path and qualified name of each function that the repair changed; none where none is found.

        The number at the end of the issue's id is that of the pull request; the commit that names it in its
        subject and changes all files of the issue is the repair.
        """
        for id in self._by_number.get(issue.id.rpartition("-")[2], ()):
            changed = self._git.text("diff-tree", "-r", "--name-only", f"{id}^1", id).split("\n")
            if set(issue.files) <= set(changed):
                return {(path, name) for path in issue.files for name in self._changed(id, path, language)}
        return set()

    def _changed(self, id: str, path: str, language: str) -> set[str]:
        try:
            before = self._git.run("cat-file", "blob", f"{id}^1:{path}").decode("utf-8", "replace")
        except HistoryError:
            return set()
        diff = self._git.text("diff-tree", "-r", "-p", "-U0", "--no-color", f"{id}^1", id, "--", path)
        units = [unit for unit in parse(before, language, path).units if unit.kind is not UnitKind.SCRIPT]
        return touched(diff, units)


def touched(diff: str, units: Sequence[CodeUnit]) -> set[str]:
    """Qualified names of the innermost units that the hunks of a diff lie in.

    Lines that are only added belong to the unit around the place where they are put; after the last line
    of a unit they belong to none.
    """
    names = set()
    for hunk in _HUNK.finditer(diff):
        first, count = int(hunk[1]), 1 if hunk[2] is None else int(hunk[2])
        for line in range(first, first + max(1, count)):
            around = [
                unit
                for unit in units
                if unit.span.start_line <= line and line < unit.span.end_line + (1 if count else 0)
            ]
            if around:
                names.add(min(around, key=lambda unit: unit.span.n_lines).qualname)
    return names


def rows_of(found: set[tuple[str, str]], functions: Sequence[CodeUnit]) -> list[int]:
    """Rows of the functions with these paths and names."""
    return [row for row, unit in enumerate(functions) if (unit.path, unit.qualname) in found]
