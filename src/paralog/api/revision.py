"""The files of a revision of a repository, in a folder of their own."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from paralog.core import HistoryError, UsageError

if TYPE_CHECKING:
    from paralog.history import Repository, TreeFile

_IGNORE_FILES = frozenset({".gitignore", ".paralogignore"})


@contextmanager
def revision_folder(repository: Path, revision: str | None) -> Iterator[Path]:
    """A folder with the source files of a revision; the repository's own folder where none is asked for.

    A bare repository has no files of its own: its HEAD is taken. Nothing is checked out in the repository,
    and links are left out.

    Raises:
        UsageError: there is no such folder or revision.
        HistoryError: the revision cannot be read, or one of its files is missing.
    """
    if revision is None and not _is_bare(repository):
        yield repository
        return
    with TemporaryDirectory(prefix="paralog-") as folder:
        _extract(repository, "HEAD" if revision is None else revision, Path(folder))
        yield Path(folder)


def _is_bare(folder: Path) -> bool:
    """Whether a folder is laid out as the inside of a repository, with no files around it."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def _extract(repository: Path, revision: str, folder: Path) -> None:
    from paralog.history import list_files, object_reader, open_repository
    from paralog.syntax import language_of
    from paralog.syntax.source import MAX_BYTES

    found = open_repository(repository, revision)
    wanted = [
        file
        for file in list_files(found.git, found.head)
        if file.path.startswith(found.prefix)
        and (language_of(file.path) or file.path.rpartition("/")[2] in _IGNORE_FILES)
    ]
    if not wanted:
        raise UsageError(f"{repository} has no source file at {revision}")
    unread = []
    with object_reader(found.git, MAX_BYTES) as objects:
        for file in wanted:
            content = objects.read(file.blob)
            target = _inside(folder, file.path.removeprefix(found.prefix))
            if content is None:
                unread.append(file)
            elif target is not None:
                _write(target, content)
    _refuse_missing(found, unread, revision)


def _refuse_missing(repository: Repository, unread: Sequence[TreeFile], revision: str) -> None:
    """Raise `HistoryError` where a file was not merely too large to be read."""
    asked = "".join(f"{file.blob}\n" for file in unread).encode("ascii")
    answers = (
        repository.git.run("cat-file", "--batch-check", stdin=asked).decode("ascii").splitlines()
        if unread
        else []
    )
    missing = [file for file, answer in zip(unread, answers, strict=True) if answer.endswith(" missing")]
    if missing:
        raise HistoryError(
            f"{repository.shown}: {missing[0].path} cannot be read at {revision}: it is damaged, as git fsck"
            " tells, or missing, as in a partial clone: git fetch --refetch --no-filter gets it"
        )


def _inside(folder: Path, path: str) -> Path | None:
    """The place of a path below `folder`; None for one that leads elsewhere, which git itself never makes."""
    parts = path.split("/")
    if any(part in ("", ".", "..") or "\0" in part or os.sep in part or ":" in part for part in parts):
        return None
    return folder.joinpath(*parts)


def _write(target: Path, content: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as error:
        raise HistoryError(f"{target.name}: cannot be unpacked: {error.strerror}") from None
