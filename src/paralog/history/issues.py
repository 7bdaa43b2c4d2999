"""Issues that a commit message speaks of."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CLOSES = r"(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)"
_GITHUB = re.compile(
    rf"(?i)(?<![\w&/])(?P<closes>{_CLOSES}:?\s+)?(?:[\w.-]+/[\w.-]+)?#(?P<number>\d{{1,7}})\b"
)
_PLAIN = re.compile(
    r"(?i)\b(?P<closes>fix(?:e[sd])?\s+)?(?:gh-|issue[ -]|bug[ -]|ticket[ -])(?P<number>\d{1,7})\b"
)
_LINK = re.compile(
    rf"(?i)(?P<closes>{_CLOSES}:?\s+)?https?://[^\s<>]{{1,200}}/(?:issues|show_bug\.cgi\?id=)/?(?P<number>\d{{1,7}})\b"
)
_TRACKER = re.compile(r"\b(?P<key>[A-Z][A-Z0-9]{1,9}-\d{1,6})\b")
_NO_TRACKERS = frozenset(
    {"UTF", "ISO", "SHA", "MD", "RFC", "CVE", "PEP", "CP", "HTTP", "TLS", "X", "AES", "GH"}
)


@dataclass(frozen=True, slots=True)
class IssueLink:
    """An issue that is named in a message.

    Attributes:
        issue: "#123", or the key of a tracker such as "HADOOP-123".
        closes: whether the message says that the commit settles it ("fixes #123").
    """

    issue: str
    closes: bool


def issue_links(message: str) -> tuple[IssueLink, ...]:
    """The issues that a message names, each once, in order of appearance.

    "Fixes #12, see GH-7 and HADOOP-31" -> #12 (closes), #7, HADOOP-31
    """
    found: dict[str, tuple[int, bool]] = {}
    for pattern in (_LINK, _GITHUB, _PLAIN):
        for match in pattern.finditer(message):
            _add(found, f"#{match['number']}", match.start(), bool(match["closes"]))
    for match in _TRACKER.finditer(message):
        if match["key"].partition("-")[0] not in _NO_TRACKERS:
            _add(found, match["key"], match.start(), False)
    ordered = sorted(found.items(), key=lambda item: item[1][0])
    return tuple(IssueLink(issue, closes) for issue, (_, closes) in ordered)


def _add(found: dict[str, tuple[int, bool]], issue: str, place: int, closes: bool) -> None:
    first, said = found.get(issue, (place, False))
    found[issue] = (min(first, place), said or closes)
