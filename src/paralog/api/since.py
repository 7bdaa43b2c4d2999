"""Clone classes that a change touches, as a review of it wants them.

Of the past only those committed files are read that members of a class come from; the present is what was
scanned, committed or not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.core import CodeUnit, Report, SourceError

if TYPE_CHECKING:
    from paralog.history import Git


@dataclass(frozen=True, slots=True)
class BaseFiles:
    """The files of a commit.

    Attributes:
        git: reads them.
        top: folder that their paths are relative to.
        blobs: id of the content by path, as units show it.
    """

    git: Git
    top: Path
    blobs: Mapping[str, str]


def base_files(path: str | Path, revision: str) -> BaseFiles:
    """The files at the commit where HEAD left a revision.

    Args:
        path: a file or folder inside a repository.
        revision: anything that names a commit.

    Raises:
        UsageError: the path does not exist, or the revision names no commit.
        HistoryError: there is no git, no repository, or no complete history.
    """
    from paralog.history import left_at, list_files, open_repository, shown_path

    folder = Path(path).parent if Path(path).is_file() else Path(path)
    found = open_repository(folder)
    files = list_files(found.git, left_at(found.git, revision, found.head))
    here = folder.resolve()
    top = (here, *here.parents)[found.prefix.count("/")]
    return BaseFiles(found.git, top, {shown_path(file.path): file.blob for file in files})


def touched(report: Report, base: BaseFiles) -> Report:
    """`report` with the classes that have a member written or edited since; the others count as known.

    A member is old where the file at its path held exactly its text. One that was moved to another file, or
    whose file was renamed, was written since.
    """
    texts = _texts({unit.path for found in report.classes for unit in found.units}, report.root, base)

    def is_old(unit: CodeUnit) -> bool:
        return _with_plain_ends(unit.code) in texts[unit.path]

    staying = tuple(found for found in report.classes if not all(map(is_old, found.units)))
    known = report.statistics.get("known_classes", 0) + len(report.classes) - len(staying)
    return replace(report, classes=staying, statistics={**report.statistics, "known_classes": known})


def _texts(paths: set[str], root: str, base: BaseFiles) -> dict[str, str]:
    """What stood in each file of the report; "" where there was none, or none that is text."""
    from paralog.history import object_reader

    here = Path(root).resolve()
    blobs = {path: base.blobs.get(_relative(here / path, base.top), "") for path in sorted(paths)}
    with object_reader(base.git) as objects:
        contents = objects.read_all(blobs.values())
        return {path: _decoded(content, path) for path, content in zip(blobs, contents, strict=True)}


def _relative(path: Path, top: Path) -> str:
    """The path as git has it; "" for one outside."""
    return path.relative_to(top).as_posix() if path.is_relative_to(top) else ""


def _decoded(content: bytes | None, path: str) -> str:
    from paralog.syntax.source import decode

    try:
        return _with_plain_ends(decode(content or b"", path))
    except SourceError:
        return ""


def _with_plain_ends(text: str) -> str:
    """Checked out, a file may have other line ends than in the repository."""
    return text.replace("\r\n", "\n")
