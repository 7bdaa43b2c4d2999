"""The files of a revision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from paralog.core import HistoryError
from paralog.history.git import Git

MAX_FILES = 1_000_000
_REGULAR = (b"100644", b"100755", b"100664")


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A regular file of a revision.

    Attributes:
        path: relative to the top of the repository; see `FileChange` for bytes that are no UTF-8.
        blob: id of its content.
    """

    path: str
    blob: str


def list_files(git: Git, revision: str) -> tuple[TreeFile, ...]:
    """The regular files of a revision, in path order; links and submodules are none.

    Raises:
        HistoryError: the tree cannot be read, or has more than `MAX_FILES` files.
    """
    files = sorted(_listed(git, revision, "-r"), key=lambda file: file.path)
    if len(files) > MAX_FILES:
        raise HistoryError(f"{revision} has more than {MAX_FILES:,} files: given up")
    return tuple(files)


def list_top(git: Git, revision: str) -> dict[str, str]:
    """Name and blob of each regular file in the topmost folder of a revision."""
    return {file.path: file.blob for file in _listed(git, revision)}


def _listed(git: Git, revision: str, *options: str) -> Iterator[TreeFile]:
    listing = git.run("ls-tree", *options, "-z", "--full-tree", revision)
    for entry in listing.split(b"\0"):
        meta, tab, path = entry.partition(b"\t")
        if tab:
            mode, _kind, blob = meta.split()
            if mode in _REGULAR:
                yield TreeFile(decoded_path(path), blob.decode("ascii"))


def decoded_path(path: bytes) -> str:
    """A path as text; what is no UTF-8 stays what it is, as lone surrogates."""
    return path.decode("utf-8", "surrogateescape")


def shown_path(path: str) -> str:
    """A path as it can be written and printed; lone surrogates as escapes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
