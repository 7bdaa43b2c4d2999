"""A ranking for `paralog locate`, fitted to one's own closed issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from paralog.api.cache import open_cache
from paralog.api.locatable import NEWEST_COMMITS, Locatable, read_locatable
from paralog.api.report_file import read_report_file
from paralog.config import LocateSettings, chosen_settings
from paralog.core import HistoryError, Progress, UsageError
from paralog.core.atomic import atomic_write

if TYPE_CHECKING:
    from paralog.history import Commit, Repository
    from paralog.tasks.localization import BugReport
    from paralog.tasks.localization.adapting import AdaptedRanking
    from paralog.tasks.localization.closed import ClosedIssue
    from paralog.tasks.localization.training import Solved

MOST_ISSUES = 300
"""Issues that are learned from, the latest."""
STRETCHES = 10
"""Revisions that are read: the issues are divided into as many stretches of time, each with one tree."""
MOST_FILES = 10
"""Files of a repair from which it says little about any of them."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A report, the commit that repaired what it says, and the files that it changed."""

    report: BugReport
    commit: Commit
    files: tuple[str, ...]


def adapt_locate(
    repo: str | Path = ".",
    *,
    output: str | Path,
    issues: str | Path | None = None,
    settings: LocateSettings | None = None,
    ranking: str | Path | None = None,
    progress: Progress | None = None,
) -> AdaptedRanking:
    """Fit the ranking to closed issues of a repository, and write it.

    For each issue the files are those before its repair and the history what led to them: what a report
    is ranked by never holds its own repair. Issues are taken in stretches of time, each with the tree before
    its first repair.

    Args:
        repo: a repository, bare or not.
        output: file to write, for `locate(ranking=...)`.
        issues: JSON file of closed issues, as trackers export them, which commits name by their numbers;
            None to take commits that settle an issue as their own reports.
        settings: which files to read, and what to compare; None for the defaults.
        ranking: to begin with; None for the one that comes with paralog.
        progress: told how far the work is.

    Raises:
        UsageError: too few issues can be linked to repairs; a file cannot be read or written.
        HistoryError: there is no history.
    """
    from paralog.tasks import localization as task
    from paralog.tasks.localization.adapting import FEWEST, adapt
    from paralog.tasks.localization.ranker import as_json

    chosen = chosen_settings(settings, LocateSettings)
    base = task.load_ranker() if ranking is None else task.read_ranker(Path(ranking))
    repairs = _repairs(Path(repo), None if issues is None else Path(issues), chosen, progress)
    if len(repairs) < FEWEST:
        raise UsageError(
            f"{repo}: commits settle {len(repairs)} of the issues, fewer than the {FEWEST} that are needed;"
            " a commit settles an issue where its message says so: 'fixes #12'"
        )
    solved = list(_solve(Path(repo), repairs, chosen, progress))
    adapted = adapt(base, solved, f"{base.name.partition('@')[0]}-adapted@1")
    with atomic_write(Path(output)) as stream:
        stream.write(as_json(adapted.ranker).encode())
    return adapted


def _repairs(
    repository: Path, issues: Path | None, settings: LocateSettings, progress: Progress | None
) -> list[Repair]:
    """Reports with their repairs, in order of time, the latest of them."""
    from paralog.history import open_repository, read_commits
    from paralog.syntax import source_endings
    from paralog.tasks.localization.closed import read_closed

    closed = None if issues is None else read_closed(read_report_file(issues), str(issues))
    found = open_repository(repository)
    with open_cache() as cache:
        commits = read_commits(
            found.git,
            found.head,
            extensions=source_endings(),
            known=cache if settings.cache else None,
            newest=NEWEST_COMMITS,
            progress=progress,
        )
    linked = _of_commits(commits) if closed is None else _of_issues(commits, closed)
    repairs = [repair for report, commit in linked if (repair := _repair(report, commit, found)) is not None]
    repairs.sort(key=lambda repair: (repair.commit.committed, repair.commit.id))
    return repairs[-MOST_ISSUES:]


def _of_commits(commits: Sequence[Commit]) -> Iterator[tuple[tuple[str, str], Commit]]:
    """Commits that settle an issue or speak of a repair, with their messages as the report."""
    from paralog.history import judge_message

    for commit in commits:
        if judge_message(commit.message)[0]:
            title, _, body = commit.message.strip().partition("\n")
            yield (title, body), commit


def _of_issues(
    commits: Sequence[Commit], closed: Sequence[ClosedIssue]
) -> Iterator[tuple[tuple[str, str], Commit]]:
    """Issues with the commit that the file names, or the first that says that it settles them.

    A later one, after the issue was opened again, would be ranked by a history that holds the first.
    """
    from paralog.history import issue_links

    by_id = {commit.id: commit for commit in commits}
    settling: dict[str, Commit] = {}
    for commit in commits:
        for link in issue_links(commit.message):
            if commit.changes and (link.closes or not link.issue.startswith("#")):
                settling.setdefault(link.issue, commit)
    for issue in closed:
        found = _by_prefix(by_id, issue.commit) if issue.commit else settling.get(issue.id)
        if found is not None:
            yield (issue.title, issue.body), found


def _by_prefix(commits: dict[str, Commit], id: str) -> Commit | None:
    if id in commits or len(id) < 7:
        return commits.get(id)
    found = [commit for full, commit in commits.items() if full.startswith(id)]
    return found[0] if len(found) == 1 else None


def _repair(said: tuple[str, str], commit: Commit, repository: Repository) -> Repair | None:
    """The repair, where it changed some files that were there before, and its report says something."""
    from paralog.tasks.localization import make_report

    files = tuple(
        change.before.removeprefix(repository.prefix)
        for change in commit.changes
        if change.status in "MRD" and change.before.startswith(repository.prefix)
    )
    if not commit.parents or not 0 < len(files) <= MOST_FILES:
        return None
    try:
        return Repair(make_report(*said), commit, files)
    except UsageError:
        return None


def _solve(
    repository: Path, repairs: Sequence[Repair], settings: LocateSettings, progress: Progress | None
) -> Iterator[Solved]:
    """Signals of each report, by the tree before the first repair of its stretch of time."""
    cuts = np.linspace(0, len(repairs), min(STRETCHES, len(repairs)) + 1).astype(int)
    for number, (first, last) in enumerate(pairwise(cuts)):
        if progress is not None:
            progress(number, len(cuts) - 1, "reading revisions")
        stretch = repairs[first:last]
        try:
            within = read_locatable(
                repository, stretch[0].commit.parents[0], settings, None, with_history=settings.history
            )
        except (UsageError, HistoryError):
            continue  # a revision without source files, at the beginning of a history
        yield from _observe(within, stretch, settings)


def _observe(within: Locatable, repairs: Sequence[Repair], settings: LocateSettings) -> Iterator[Solved]:
    from paralog.tasks import localization as task
    from paralog.tasks.localization.training import Solved

    wanted = frozenset(group for group in task.Group if getattr(settings, group))
    groups = task.at_hand(within.code, within.past, None) & wanted
    row_of = {file.path: row for row, file in enumerate(within.code.files)}
    for repair in repairs:
        rows = sorted(row_of[path] for path in repair.files if path in row_of)
        if rows:
            observed = task.observe(repair.report, within.code, groups, past=within.past)
            nothing = np.zeros(0, np.intp)
            yield Solved(observed.by_group, within.code.owner, np.array(rows, np.intp), nothing)
