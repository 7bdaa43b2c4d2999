"""Commits as past changes: files under the names that they have now, repairs told from the rest."""

from __future__ import annotations

from collections.abc import Sequence

from paralog.history import Commit, Lineage, judge_message
from paralog.tasks.localization.past import PastChange

_DAY = 86_400.0
_SHOWN = 9  # characters of the id of a commit


def past_changes(commits: Sequence[Commit], now: int, prefix: str = "") -> list[PastChange]:
    """The commits that changed files, oldest first.

    Args:
        commits: parents before children, as a history gives them.
        now: seconds since 1970 of the report.
        prefix: folder that paths are relative to, ending in "/"; files outside of it are left out.
    """
    paths = _paths_now(commits)
    found = []
    for commit, touched in zip(commits, paths, strict=True):
        inside = [path.removeprefix(prefix) for path in touched if path.startswith(prefix)]
        if inside:
            is_fix, _ = judge_message(commit.message)
            days = max(0.0, (now - commit.committed) / _DAY)
            found.append(PastChange(commit.id[:_SHOWN], commit.message, tuple(inside), days, is_fix))
    return found


def _paths_now(commits: Sequence[Commit]) -> list[list[str]]:
    """For each commit the files that it changed, by the last name that each had."""
    lineage = Lineage(commits)
    latest = {event.file: event.change.path for event in lineage.events}
    paths: list[list[str]] = [[] for _ in commits]
    for event in lineage.events:
        paths[event.commit].append(latest[event.file])
    return paths
