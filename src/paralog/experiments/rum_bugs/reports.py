"""Bug reports and the files that were changed to fix them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.datasets.records import read_typed
from paralog.datasets.store import Source

LANGUAGE = "java"
PROJECTS = ("Debug", "UI", "JDT")


@dataclass(frozen=True, slots=True)
class BugReport:
    """One report.

    Attributes:
        text: its summary, and its description where there is one.
        fixed: paths of the files that were changed, of those that the project has.
        fix_time: when, in ISO 8601.
        in_papers_size: whether it is one of the sample that has the size of the paper's set.
    """

    text: str
    fixed: tuple[str, ...]
    fix_time: str
    in_papers_size: bool


@dataclass(frozen=True)
class Project:
    """A release with the reports that came after it.

    Attributes:
        paths, sources: of its files.
        reports: in the order of their fixes; each has a file that was changed.
    """

    name: str
    paths: tuple[str, ...]
    sources: tuple[Source, ...]
    reports: tuple[BugReport, ...]

    @property
    def links(self) -> NDArray[np.bool_]:
        """Which files were changed for which report, [n reports, n files]."""
        column = {path: at for at, path in enumerate(self.paths)}
        table = np.zeros((len(self.reports), len(self.paths)), bool)
        for row, report in enumerate(self.reports):
            table[row, [column[path] for path in report.fixed]] = True
        return table


def read_project(data: Path, name: str) -> Project:
    """Files and reports of `bugloc/paper`; reports without a file that is there are left out.

    Raises:
        UsageError: a file is missing or damaged, or no report is left.
    """
    folder = data / "bugloc" / "paper"
    files = list(read_typed(folder / f"{name}.files.jsonl.zst", lambda r: (r["path"], r["code"])))
    known = {path for path, _ in files}

    def build(record: dict[str, Any]) -> BugReport:
        return BugReport(
            text="\n".join(filter(None, (record["summary"], record["description"]))),
            fixed=tuple(sorted(known.intersection(record["fixed_files"]))),
            fix_time=record["fix_time"],
            in_papers_size=bool(record["paper_size_subset"]),
        )

    found = [report for report in read_typed(folder / f"{name}.reports.jsonl.zst", build) if report.fixed]
    if not found:
        raise UsageError(f"{folder}: no report of {name} has a file that is there")
    reports = tuple(sorted(found, key=lambda report: report.fix_time))
    return Project(
        name, tuple(path for path, _ in files), tuple((code, LANGUAGE) for _, code in files), reports
    )
