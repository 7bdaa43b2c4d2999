"""The content of objects by their ids, through one running `git cat-file`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from paralog.core import HistoryError
from paralog.history.git import Git, GitProcess

MAX_BYTES = 4_000_000
"""Largest object that is handed out; a larger one is no source file."""


class ObjectReader:
    """Hands out objects of one repository; made by `object_reader`."""

    def __init__(self, process: GitProcess, max_bytes: int) -> None:
        self._process, self._max_bytes = process, max_bytes

    def read(self, id: str) -> bytes | None:
        """Content of an object; None where it is not there or larger than allowed.

        Raises:
            HistoryError: git stopped answering.
        """
        if not id.isalnum():  # a line of its own, and never anything but an id
            return None
        try:
            self._process.stdin.write(id.encode("ascii", "replace") + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            self._process.check()
            raise HistoryError("git cat-file ended early; git fsck tells what is damaged") from None
        header = self._process.stdout.readline().split()
        if len(header) == 2 and header[1] in (b"missing", b"ambiguous"):
            return None
        if len(header) != 3 or not header[2].isdigit():
            self._process.check()
            raise HistoryError("git cat-file answered in a way of its own; git fsck tells what is damaged")
        size = int(header[2])
        if size > self._max_bytes:
            self._skip(size + 1)
            return None
        return self._take(size + 1)[:-1]

    def read_all(self, ids: Iterable[str]) -> Iterator[bytes | None]:
        """`read` for each of `ids`, in their order."""
        return map(self.read, ids)

    def _take(self, size: int) -> bytes:
        content = self._process.stdout.read(size)
        if len(content) != size:
            self._process.check()
            raise HistoryError("git cat-file ended early; git fsck tells what is damaged")
        return content

    def _skip(self, size: int) -> None:
        while size:
            size -= len(self._take(min(size, 1 << 20)))


@contextmanager
def object_reader(git: Git, max_bytes: int = MAX_BYTES) -> Iterator[ObjectReader]:
    """A reader of objects, as long as the block lasts.

    Raises:
        HistoryError: git is missing.
    """
    with git.process("cat-file", "--batch") as process:
        yield ObjectReader(process, max_bytes)
