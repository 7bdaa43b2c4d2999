"""Every report of a project with its signals and what its repair changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.core import HistoryError, TextEncoder, UsageError
from paralog.datasets.issues import Issue, IssueProject, read_issue_project
from paralog.experiments.locate_issues.baselines import baselines
from paralog.experiments.locate_issues.material import CodebaseMaker
from paralog.experiments.locate_issues.repaired import Repairs, rows_of
from paralog.history import Ancestry, Commit, open_repository, read_commits
from paralog.index.words import Bm25Index
from paralog.runtime.cache import EmbeddingCache
from paralog.tasks.localization import BugReport, Codebase, Past, at_hand, index_past, make_report, observe
from paralog.tasks.localization.history_changes import past_changes
from paralog.tasks.localization.training import Solved

_ENDINGS = (".py", ".java")


@dataclass(frozen=True, slots=True)
class SolvedIssue:
    """A report of the benchmark.

    Attributes:
        project: its name.
        id: of the report.
        stratum: "path" where it names a source file or has a stack trace, "names" where it names code or
            quotes some, else "prose".
        solved: signals, and what the repair changed.
        n_functions: functions that the repair changed, those counted that are not in the tree.
        baselines: scores [n files] by method.
        function_baselines: scores [n functions] by method.
    """

    project: str
    id: str
    stratum: str
    solved: Solved
    n_functions: int
    baselines: dict[str, NDArray[np.float64]]
    function_baselines: dict[str, NDArray[np.float64]]


class ProjectHistory:
    """The history of a project, as it was before any of its commits.

    Args:
        clone: folder of the repository, bare or not.
        cache: keeps commits that were read.
    """

    def __init__(self, clone: Path, cache: EmbeddingCache) -> None:
        repository = open_repository(clone)
        self._git, self._cache = repository.git, cache
        self._commits = self._read(repository.head)
        self._ancestry = Ancestry(self._commits)
        self.repairs = Repairs(repository.git, self._commits)

    def past(self, commit: str, code: Codebase) -> Past | None:
        """What led to a commit; None where the repository does not have it."""
        before = self._before(commit)
        if not before:
            return None
        return index_past(past_changes(before, before[-1].committed), code, Bm25Index.build)

    def _before(self, commit: str) -> Sequence[Commit]:
        """A commit and what it descends from, itself last; on a branch that was left, they are read anew."""
        place = self._ancestry.places.get(commit)
        if place is not None:
            reached = self._ancestry.of(place).tolist()
            return [commit for commit, is_before in zip(self._commits, reached, strict=True) if is_before]
        try:
            return self._read(commit)
        except HistoryError:
            return ()

    def _read(self, commit: str) -> Sequence[Commit]:
        return read_commits(self._git, commit, extensions=_ENDINGS, known=self._cache)


def solve_project(
    data: Path,
    name: str,
    cache: EmbeddingCache,
    *,
    clones: Path | None = None,
    encoder: TextEncoder | None = None,
    limit: int | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> Iterator[SolvedIssue]:
    """The reports of one project, in order of time.

    Args:
        data: folder that holds `bugloc/`.
        name: of the project.
        cache: keeps what was parsed and read.
        clones: folder with the project's repository as OWNER/NAME; without it there are no signals of
            history, and repaired functions are not known.
        encoder: for signals of meaning; None to do without.
        limit: reports to take, evenly spread; None for all.
        report: told what is being done.
    """
    project = read_issue_project(data, name)
    maker = CodebaseMaker(project, cache)
    history = _history(clones, name, cache)
    for issue in _spread(project.issues, limit):
        report(f"{name} {issue.id}")
        yield _solve(project, issue, maker.codebase(issue), history, encoder)


def _history(clones: Path | None, name: str, cache: EmbeddingCache) -> ProjectHistory | None:
    if clones is None or not (clones / name).is_dir():
        return None
    try:
        return ProjectHistory(clones / name, cache)
    except HistoryError as error:
        raise UsageError(f"{clones / name}: {error}") from error


def _solve(
    project: IssueProject,
    issue: Issue,
    code: Codebase,
    history: ProjectHistory | None,
    encoder: TextEncoder | None,
) -> SolvedIssue:
    report = make_report(issue.title, issue.body)
    past = history.past(issue.tree, code) if history else None
    repaired = history.repairs.functions(issue, project.language) if history else set()
    observed = observe(report, code, at_hand(code, past, encoder), past=past, encoder=encoder)
    row_of = {file.path: row for row, file in enumerate(code.files)}
    files, functions = baselines(report, code, past)
    return SolvedIssue(
        project=project.name,
        id=issue.id,
        stratum=stratum(report),
        solved=Solved(
            by_group=observed.by_group,
            owner=code.owner,
            files=np.array(sorted(row_of[path] for path in issue.files), np.intp),
            functions=np.array(rows_of(repaired, code.functions), np.intp),
        ),
        n_functions=len(repaired),
        baselines=files,
        function_baselines=functions,
    )


def stratum(report: BugReport) -> str:
    """How much of the place a report gives away: "path", "names" or "prose"."""
    if report.paths or report.frames:
        return "path"
    return "names" if report.names or report.code else "prose"


def _spread(issues: Sequence[Issue], limit: int | None) -> Sequence[Issue]:
    if limit is None or limit >= len(issues):
        return issues
    return [issues[at] for at in np.linspace(0, len(issues) - 1, limit).round().astype(int)]
