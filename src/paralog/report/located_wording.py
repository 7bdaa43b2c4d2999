"""Sentences about suspected files and functions that several formats share."""

from __future__ import annotations

from paralog.core import Located, Reason, Report, SuspectFile, SuspectFunction
from paralog.report.wording import percent, plural

_LEADS = {"past": "a past change reads alike:"}
"""What a reason begins with, where its text alone would not say why it counts."""


def likely(suspect: SuspectFile | SuspectFunction) -> str:
    """How probable it is that the repair is made there: 62% likely."""
    return f"{percent(suspect.probability)} likely"


def because(reason: Reason) -> str:
    """A reason as a clause: holds tax, cart; a past change reads alike: 1a2b3c4d5 Round the tax."""
    return f"{_LEADS.get(reason.kind, '')} {reason.text}".strip()


def looked(report: Report, located: Located) -> str:
    """One line of totals: 19 files and 239 functions compared by words and history (412 commits)."""
    files = plural(report.statistics.get("files", 0), "file")
    functions = plural(report.statistics.get("functions", 0), "function")
    commits = report.statistics.get("commits", 0)
    *some, last = located.signals
    ways = f"{', '.join(some)} and {last}" if some else last
    past = f" ({plural(commits, 'commit')})" if "history" in located.signals else ""
    return f"{files} and {functions} compared by {ways}{past}"
