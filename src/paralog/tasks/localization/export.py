"""Reports as trackers export them: GitHub, Bugzilla and Jira, each a JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from paralog.core import UsageError

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

_TITLES = ("title", "summary", "short_desc")
_BODIES = ("body", "description", "text")
_DEEPEST = 60  # levels of JSON around a report, and of a document of Jira


@dataclass(frozen=True, slots=True)
class Exported:
    """A report as a tracker has it.

    Attributes:
        title: "" where there is none.
        body: Markdown, HTML or plain text; "" where there is none.
    """

    title: str
    body: str


def read_export(text: str) -> Exported | None:
    """The report in a JSON object; None where `text` is no JSON object or list.

    The report itself is read, not what was said about it later: comments often name the fix.

    Raises:
        UsageError: it is JSON, and neither an issue of GitHub, nor a bug of Bugzilla, nor one of Jira.
    """
    if text.lstrip()[:1] not in ("{", "["):
        return None
    try:
        content: Json = json.loads(text)
    except (ValueError, RecursionError):
        return None
    issue = as_issue(content)
    if issue is None:
        raise UsageError(
            "the JSON is no bug report: an object with title and body (GitHub), summary and description"
            " (Bugzilla), or key and fields (Jira) is needed"
        )
    return issue


def as_issue(content: Json, depth: int = 0) -> Exported | None:
    """The report in what JSON holds; None where it holds none, or several, or lies too deep."""
    if depth > _DEEPEST:
        return None
    if isinstance(content, list):
        return as_issue(content[0], depth + 1) if len(content) == 1 else None
    if not isinstance(content, dict):
        return None
    for wrapper in ("issue", "bug", "fields"):
        inner = content.get(wrapper)
        if isinstance(inner, dict):
            return as_issue(inner, depth + 1)
    bugs = content.get("bugs")
    if isinstance(bugs, list) and len(bugs) == 1:
        return as_issue({"comments": _comments_of_bugs(content), **_mapping(bugs[0])}, depth + 1)
    title = _first_text(content, _TITLES)
    body = _first_text(content, _BODIES) or _document(content.get("description")) or _first_comment(content)
    return Exported(title, body) if title or body else None


def _first_text(content: Mapping[str, Json], names: tuple[str, ...]) -> str:
    for name in names:
        value = content.get(name)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def _comments_of_bugs(content: Mapping[str, Json]) -> Json:
    """Comments as Bugzilla's second request gives them: by the number of the bug."""
    by_bug = content.get("comments")
    if isinstance(by_bug, dict) and len(by_bug) == 1:
        return _mapping(next(iter(by_bug.values()))).get("comments")
    return by_bug


def _first_comment(content: Mapping[str, Json]) -> str:
    """The description of a bug in Bugzilla, which is its first comment."""
    comments = content.get("comments")
    if isinstance(comments, list) and comments:
        return _first_text(_mapping(comments[0]), ("text", "body", "thetext"))
    return ""


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, dict) else {}


def _document(value: Json) -> str:
    """Text of a document as newer versions of Jira keep it, code blocks fenced."""
    return "".join(_pieces(value, 0)).strip()


def _pieces(node: Json, depth: int) -> Iterator[str]:
    if not isinstance(node, dict) or depth > _DEEPEST:
        return
    text, kind, content = node.get("text"), node.get("type"), node.get("content")
    is_code = kind == "codeBlock"
    if is_code:
        yield "\n```\n"
    if isinstance(text, str):
        yield text
    for child in content if isinstance(content, list) else ():
        yield from _pieces(child, depth + 1)
    if is_code:
        yield "\n```\n"
    elif kind in ("paragraph", "heading", "listItem", "hardBreak"):
        yield "\n"
