"""Which commits repair a defect, and why each counts or does not.

A rule over the message: words that speak of repairing behaviour, or of closing an issue; and against them
words that speak of something else that is also called a fix (a typo, a test, a build, the wording of the
documentation). The rule is plain so that a person can audit it, and overrule it with a file of labels.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from paralog.history.commit import Commit
from paralog.history.issues import issue_links
from paralog.history.treatment import Treatment

_REPAIRS = re.compile(
    r"(?i)\b(fix(?:e[sd]|ing|up)?|bug(?:s|fix(?:e[sd])?|gy)?|hot-?fix|defects?|faults?|faulty|regressions?|crash(?:e[sd]|ing)?"
    r"|segfaults?|deadlocks?|(?:memory|resource|handle) leaks?|race conditions?|incorrect(?:ly)?|wrong(?:ly)?"
    r"|broken|failing|repair(?:s|ed)?|npe|null ?pointer(?:exception)?|infinite (?:loop|recursion)"
    r"|off[- ]by[- ]one|(?:exceptions?|errors?) (?:when|if)|workaround|vulnerabilit(?:y|ies)|CVE-\d+)\b"
)
_STRONG = re.compile(
    r"(?i)\b(bug(?:s|fix(?:e[sd])?|gy)?|hot-?fix|defects?|regressions?|crash(?:e[sd]|ing)?|segfaults?|npe)\b"
)
_OTHERWISE = (
    ("a typo", r"typos?|spell(?:ing|ed)?|misspell(?:ed|ing|ings)?|grammar|wording|typographical"),
    (
        "documentation",
        r"docs?|documentation|docstrings?|javadocs?|readme|changelog|release notes|sphinx warnings?",
    ),
    ("comments", r"comments?"),
    (
        "style",
        r"lint(?:er|ing|s)?|flake8|pep-?8|pyflakes|pylint|ruff|isort|black|checkstyle|style|styling|format(?:ting)?"
        r"|whitespaces?|indent(?:ation)?|unused (?:imports?|variables?)|import order|code smells?",
    ),
    ("types", r"mypy|pyright|type (?:hints?|annotations?|checking|errors?)|typing|annotations?"),
    ("tests", r"tests?|testing|test ?cases?|unit ?tests?|testsuite|doctests?|fixtures?|coverage|flaky"),
    (
        "the build",
        r"ci|travis|appveyor|tox|azure|github actions?|workflows?|build|packaging|setup\.py|pre-commit"
        r"|makefile|docker(?:file)?|maven|gradle|pom(?:\.xml)?|dependabot",
    ),
    ("a release", r"release|bump|version|copyright|licen[cs]e"),
    ("warnings", r"(?:deprecation)?warnings?"),
    ("speed", r"performance|perf|speed(?: ?up)?"),
    ("a merge", r"merge (?:pull request|branch|remote)|conflicts?"),
)
_OTHER = tuple((name, re.compile(rf"(?i)(?<![\w.])(?:{words})(?![\w])")) for name, words in _OTHERWISE)
_ALWAYS_OTHER = frozenset({"a typo", "tests", "the build", "a merge"})
"""What a message that names a bug outright may still speak of."""

_CONVENTIONAL = re.compile(
    r"(?i)^(feat|feature|docs?|style|refactor|perf|tests?|build|ci|chore|revert|deps)(\([^)]*\))?!?:"
)
_CONVENTIONAL_FIX = re.compile(r"(?i)^(fix|bugfix|hotfix)(\([^)]*\))?!?:")
_REVERT = re.compile(r"(?i)\Arevert\b|^this reverts commit", re.MULTILINE)
_WITH_TESTS = re.compile(
    r"(?i)(?:[,.;&+]|\b(?:and|plus|with|also)\b)\s*(?:(?:also|a|an|some|the) )*"
    r"(?:add(?:s|ed|ing)?|new|includ(?:e[sd]?|ing)|regression)\b[\w -]*?"
    r"\b(?:unit ?)?test(?:s|cases?| cases?)?\b.*"
)
"""What follows a repair that brings its test along: "Fix #785 & add regression test"."""
_LONGEST_SUBJECT = 1_000  # characters that are looked at
_SUBJECT_NOISE = re.compile(r"(?i)\(?#\d+\)?|https?://\S+|\bgh-\d+\b")


@dataclass(frozen=True, slots=True)
class FixVerdict:
    """Whether a commit counts as the repair of a defect.

    Attributes:
        commit: its id.
        is_fix: the verdict.
        reason: why, in a few words of ours, with the words of the message that decided.
        subject: first line of the message; as hostile as the message.
    """

    commit: str
    is_fix: bool
    reason: str
    subject: str


def judge_fix(commit: Commit, treatment: Treatment, is_source: Callable[[str], bool]) -> FixVerdict:
    """The verdict on one commit.

    Args:
        commit: with its changes.
        treatment: whether it is left out as a merge, a mass change or a formatting change.
        is_source: whether a path is production code; a commit that touches none repairs none.
    """
    is_fix, reason = _judged(commit, treatment, is_source)
    return FixVerdict(commit.id, is_fix, reason, commit.subject[:200])


def _judged(commit: Commit, treatment: Treatment, is_source: Callable[[str], bool]) -> tuple[bool, str]:
    if treatment.left_out:
        return False, treatment.left_out
    if not any(is_source(change.path) and change.status in "MRD" for change in commit.changes):
        return False, "changes no production code"
    return judge_message(commit.message)


def judge_message(message: str) -> tuple[bool, str]:
    """Whether a message speaks of the repair of a defect, and the words that decided.

    "Fix crash when the list is empty" -> (True, "says 'Fix'")
    "Fix typo in docstring" -> (False, "speaks of a typo")
    """
    subject, _, body = message.strip().partition("\n")
    subject = subject[:_LONGEST_SUBJECT]
    if _REVERT.search(message.strip()):
        return False, "reverts a commit"
    if match := _CONVENTIONAL.match(subject):
        return False, f"calls itself {match[1].lower()!r}"
    closed = [link.issue for link in issue_links(message) if link.closes]
    plain = _SUBJECT_NOISE.sub(" ", subject)
    if _REPAIRS.search(alone := _WITH_TESTS.sub("", plain)) and _says_what(_WITH_TESTS.sub("", subject)):
        plain = alone
    other = next((name for name, pattern in _OTHER if pattern.search(plain)), "")
    if other and not (_STRONG.search(plain) and other not in _ALWAYS_OTHER):
        return False, f"speaks of {other}"
    if _CONVENTIONAL_FIX.match(subject):
        return True, "calls itself a fix"
    if match := _REPAIRS.search(plain):
        return True, f"says {match[0]!r}"
    if closed and (match := _REPAIRS.search(_SUBJECT_NOISE.sub(" ", body))):
        return True, f"closes {closed[0]} and says {match[0]!r}"
    return False, "says nothing of a repair"


def _says_what(subject: str) -> bool:
    """Whether a subject names what was repaired, be it the number of an issue, and not that alone."""
    return re.search(r"\w", _REPAIRS.sub("", subject)) is not None
