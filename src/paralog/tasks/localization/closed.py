"""Closed issues, to learn from: a JSON file as trackers export it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from paralog.core import UsageError
from paralog.tasks.localization.export import Json, as_issue

_LISTS = ("issues", "bugs", "items", "values")
_NUMBERS = ("number", "id", "iid")
_COMMITS = ("fix_commit", "commit", "resolution_commit")


@dataclass(frozen=True, slots=True)
class ClosedIssue:
    """An issue that was settled.

    Attributes:
        id: as commit messages name it: "#12", or a key such as "SHOP-12"; "" where it has none.
        title: one line.
        body: the rest, as the tracker has it.
        commit: that repaired it, where the file says so; else "", and commit messages tell.
    """

    id: str
    title: str
    body: str
    commit: str = ""


def read_closed(text: str, shown: str = "the file") -> list[ClosedIssue]:
    """The issues of a JSON array, an object that holds one, or JSON Lines; each as `read_export` reads it.

    Entries that are no reports are passed over.

    Raises:
        UsageError: it is no JSON, or holds no issue.
    """
    issues = [issue for entry in _entries(text, shown) if (issue := _closed(entry)) is not None]
    if not issues:
        raise UsageError(
            f"{shown}: holds no issue; an array of objects with number, title and body is needed, as"
            " gh issue list --state closed --json number,title,body writes it"
        )
    return issues


def _entries(text: str, shown: str) -> Iterator[Mapping[str, Json]]:
    try:
        found = _listed(json.loads(text))
    except RecursionError:
        raise UsageError(f"{shown}: is nested too deeply") from None
    except ValueError:
        try:
            found = [json.loads(line) for line in text.splitlines() if line.strip()]
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{shown}: is neither JSON nor JSON Lines ({error})") from None
    return (entry for entry in found if isinstance(entry, dict))


def _listed(content: Json) -> list[Json]:
    if isinstance(content, dict):
        for name in _LISTS:
            inner = content.get(name)
            if isinstance(inner, list):
                return inner
        return [content]
    return content if isinstance(content, list) else []


def _closed(entry: Mapping[str, Json]) -> ClosedIssue | None:
    issue = as_issue(dict(entry))
    if issue is None:
        return None
    key = entry.get("key")
    number = next((entry[name] for name in _NUMBERS if isinstance(entry.get(name), int | str)), "")
    commit = next((entry[name] for name in _COMMITS if isinstance(entry.get(name), str)), "")
    id = key if isinstance(key, str) else f"#{number}" if str(number).isdigit() else str(number)
    return ClosedIssue(id, issue.title, issue.body, str(commit))
