"""Commits whose changes say nothing about defects: merges, mass changes, formatting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from paralog.history.commit import Commit
from paralog.history.git import Git
from paralog.history.objects import object_reader
from paralog.history.tree import list_top

IGNORE_REVISIONS = ".git-blame-ignore-revs"
MASS_FLOOR = 50
"""Files that a commit may change in any repository before it can count as a mass change."""
MASS_QUANTILE = 0.99
"""Share of the commits that change fewer files than a mass change does."""

_FORMATS = re.compile(
    r"(?i)\b(re-?formatt?(?:ed|ing)?|run(?:ning)? (?:black|isort|ruff|yapf|autopep8|clang-format|spotless)"
    r"|appl(?:y|ied) (?:black|isort|ruff|yapf|autopep8|google-java-format|spotless)"
    r"|blacken(?:ed)?|black (?:all|code ?base|everything)"
    r"|isort|pyupgrade|autopep8|yapf|clang-format|spotless"
    r"|white-?spaces? only|trailing white-?spaces?|re-?indent(?:ed)?"
    r"|tabs to spaces|(?:normali[sz]e|convert|unify) line endings?"
    r"|(?:copyright|licen[cs]e) (?:headers?|years?|notices?)|pep-?8)\b"
)
_ID = re.compile(rb"^[0-9a-f]{40}(?:[0-9a-f]{24})?\b")


@dataclass(frozen=True, slots=True)
class Treatment:
    """How a commit is treated.

    Attributes:
        left_out: why its changes count neither as work on its files nor as a repair, in a few words; ""
            where they count.
    """

    left_out: str = ""


def treat(commits: Sequence[Commit], ignored: Iterable[str] = ()) -> tuple[Treatment, ...]:
    """The treatment of each commit, in their order.

    Args:
        commits: a history with the changes to source files.
        ignored: ids of commits that the repository asks to ignore; see `ignored_revisions`.
    """
    asked = frozenset(ignored)
    limit = mass_limit(commits)
    return tuple(Treatment(_left_out(commit, asked, limit)) for commit in commits)


def mass_limit(commits: Sequence[Commit]) -> int:
    """More changed files than this are a mass change."""
    sizes = [len(commit.changes) for commit in commits if commit.changes]
    return max(MASS_FLOOR, int(np.quantile(sizes, MASS_QUANTILE))) if sizes else MASS_FLOOR


def ignored_revisions(git: Git, revision: str) -> frozenset[str]:
    """The commits that `.git-blame-ignore-revs` of a revision lists, by their whole ids."""
    blob = list_top(git, revision).get(IGNORE_REVISIONS)
    if blob is None:
        return frozenset()
    with object_reader(git) as objects:
        content = objects.read(blob) or b""
    found = (_ID.match(line.strip().lower()) for line in content.splitlines())
    return frozenset(match[0].decode("ascii") for match in found if match)


def _left_out(commit: Commit, asked: frozenset[str], limit: int) -> str:
    if commit.is_merge:
        return "a merge"
    if commit.id in asked:
        return f"listed in {IGNORE_REVISIONS}"
    if len(commit.changes) > limit:
        return f"a mass change of {len(commit.changes):,} files"
    if _FORMATS.search(commit.subject):
        return "a formatting change"
    return ""
