"""Clone classes that a change touches, as a review of it wants them.

Of the past only those committed files are read that members of a class come from; the present is what was
scanned, committed or not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.core import CodeUnit, Report, SourceError, UsageError

if TYPE_CHECKING:
    from paralog.history import Git, Repository

_Codes = Counter[str]


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

    def place(self, path: Path) -> str:
        """A file's path as git has it; "" for one that the commit has not."""
        name = path.relative_to(self.top).as_posix() if path.is_relative_to(self.top) else ""
        return name if name in self.blobs else ""


def base_files(paths: Sequence[str | Path], revision: str) -> BaseFiles:
    """The files at the commit where HEAD left a revision.

    Args:
        paths: files and folders inside one repository, at least one.
        revision: anything that names a commit.

    Raises:
        UsageError: a path does not exist, they lie in several repositories, or the revision names no commit.
        HistoryError: there is no git, no repository, or no complete history.
    """
    from paralog.history import left_at, list_files, open_repository, shown_path

    folders = dict.fromkeys(Path(path).parent if Path(path).is_file() else Path(path) for path in paths)
    repositories = {_top(found, folder): found for folder in folders for found in [open_repository(folder)]}
    if len(repositories) > 1:
        one, other, *_ = (found.shown for found in repositories.values())
        raise UsageError(f"{one} and {other} lie in different repositories: scan one at a time")
    ((top, repository),) = repositories.items()
    files = list_files(repository.git, left_at(repository.git, revision, repository.head))
    return BaseFiles(repository.git, top, {shown_path(file.path): file.blob for file in files})


def touched(report: Report, base: BaseFiles) -> Report:
    """`report` with the classes that have a member written or edited since; the others count as known.

    A member is old where the file at its path, or one that is gone if there was none, had as many functions
    with exactly its text as there are now. So a file may be renamed, and a second copy in one file is new.
    """
    here = Path(report.root).resolve()
    members = [unit for found in report.classes for unit in found.units]
    places = {unit.path: base.place(here / unit.path) for unit in members}
    before = _codes_at({places[unit.path]: unit.language for unit in members if places[unit.path]}, base)
    if not all(places.values()):
        before[""] = sum(_codes_at(_gone(base, members), base).values(), start=Counter())
    now = Counter((places[unit.path], _with_plain_ends(unit.code)) for unit in members)

    def is_old(unit: CodeUnit) -> bool:
        place, code = places[unit.path], _with_plain_ends(unit.code)
        return now[place, code] <= before[place][code]

    return report.keeping(tuple(found for found in report.classes if not all(map(is_old, found.units))))


def _top(repository: Repository, folder: Path) -> Path:
    """The topmost folder of the repository that `folder` lies in."""
    here = folder.resolve()
    return (here, *here.parents)[repository.prefix.count("/")]


def _gone(base: BaseFiles, members: Sequence[CodeUnit]) -> dict[str, str]:
    """Files that are not there any more, with their language, where that is one of the members'."""
    from paralog.syntax import language_of

    wanted = {unit.language for unit in members}
    found = {path: language for path in base.blobs if (language := language_of(path)) in wanted and language}
    return {path: language for path, language in found.items() if not (base.top / path).exists()}


def _codes_at(languages: Mapping[str, str], base: BaseFiles) -> dict[str, _Codes]:
    """How often each text of a function stood in each file, of which the language is given."""
    from paralog.history import object_reader

    with object_reader(base.git) as objects:
        contents = objects.read_all(base.blobs[path] for path in languages)
        return {
            path: _codes(content, language, path)
            for (path, language), content in zip(languages.items(), contents, strict=True)
        }


def _codes(content: bytes | None, language: str, path: str) -> _Codes:
    from paralog.syntax import parse
    from paralog.syntax.source import decode

    try:
        units = parse(decode(content or b"", path), language, path).units
    except SourceError:
        return Counter()
    return Counter(_with_plain_ends(unit.code) for unit in units)


def _with_plain_ends(text: str) -> str:
    """Checked out, a file may have other line ends than in the repository."""
    return text.replace("\r\n", "\n")
