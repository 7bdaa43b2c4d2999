"""Readers of the bug reports of public projects, each with the tree before its repair."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paralog.core import UsageError
from paralog.datasets.records import read_records

SWE = ("sphinx-doc/sphinx", "pytest-dev/pytest", "pydata/xarray", "dask/dask", "psf/requests")
"""Python projects with the exact tree of each report."""
YE = ("Tomcat", "SWT")
"""Java projects with one tree for each stretch of time."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A report of which the repair is known.

    Attributes:
        id: key of the report.
        title: its first line.
        body: the rest, as the tracker has it.
        tree: key of the tree before the repair.
        files: paths that the repair changed and that are in the tree.
        time: when it was reported, in ISO 8601.
    """

    id: str
    title: str
    body: str
    tree: str
    files: tuple[str, ...]
    time: str


@dataclass(frozen=True, slots=True)
class IssueProject:
    """A project with its reports.

    Attributes:
        name: "owner/name", or the name alone.
        language: registered name.
        issues: reports whose repair changed a file of the tree, by time.
        trees: of each key the path of every source file, with the key of its content.
        contents: source text by key.
    """

    name: str
    language: str
    issues: tuple[Issue, ...]
    trees: Mapping[str, Mapping[str, str]]
    contents: Mapping[str, str]


def read_issue_project(data: Path, name: str) -> IssueProject:
    """The reports, trees and files of one project of `SWE` or `YE`.

    Args:
        data: folder that holds `bugloc/`.
        name: of the project.

    Raises:
        UsageError: there is no such project, or its files are missing or damaged.
    """
    if name in SWE:
        return _swe(data / "bugloc" / "swe" / name.replace("/", "__"), name)
    if name in YE:
        return _ye(data / "bugloc" / "ye" / name, name)
    raise UsageError(f"there are no reports of {name!r}; there are those of {', '.join((*SWE, *YE))}")


def _swe(stem: Path, name: str) -> IssueProject:
    trees = {record["commit"]: record["tree"] for record in _records(stem, "trees")}
    contents = {record["blob"]: record["code"] for record in _records(stem, "blobs")}
    return IssueProject(name, "python", _issues(stem, "base_commit", trees), trees, contents)


def _ye(stem: Path, name: str) -> IssueProject:
    trees: dict[str, dict[str, str]] = {}
    contents: dict[str, str] = {}
    for record in _records(stem, "files"):
        contents[record["blob"]] = record["code"]
        for snapshot in record["snapshots"]:
            trees.setdefault(snapshot, {})[record["path"]] = record["blob"]
    return IssueProject(name, "java", _issues(stem, "snapshot", trees), trees, contents)


def _issues(stem: Path, tree: str, trees: Mapping[str, Mapping[str, str]]) -> tuple[Issue, ...]:
    issues = []
    for record in _records(stem, "reports"):
        known = trees.get(record[tree], {})
        files = tuple(path for path in record["source_files"] if path in known)
        if files:
            issues.append(
                Issue(
                    id=str(record["report_id"]),
                    title=record["summary"] or "",
                    body=record["description"] or "",
                    tree=record[tree],
                    files=files,
                    time=record["report_time"],
                )
            )
    return tuple(sorted(issues, key=lambda issue: (issue.time, issue.id)))


def _records(stem: Path, kind: str) -> Iterator[dict[str, Any]]:
    return read_records(stem.parent / f"{stem.name}.{kind}.jsonl.zst")
