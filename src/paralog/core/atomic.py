"""Files that are either the old ones or the new ones, never half of both."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from paralog.core.errors import UsageError

NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""What the system says where a disk, a quota or a file takes no more."""


@contextmanager
def atomic_write(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content takes the place of `path` when the block ends without an error.

    Until then, and whatever stops the program, `path` stays what it was. A device or a pipe cannot
    be replaced and is written to directly.

    Raises:
        UsageError: `path` cannot be written; the message says why.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with _opened(path, os.O_WRONLY, path) as stream:
            yield stream
        return
    target = Path(os.path.realpath(path))  # a link goes on pointing at what it points at
    temporary = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    stream = _opened(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, path)
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        _replace(temporary, target, path)
    except OSError as error:
        if error.errno not in NO_SPACE:  # else what the block did failed, and not the writing
            raise
        raise UsageError(f"{path}: cannot be written: {error.strerror}") from None
    finally:
        temporary.unlink(missing_ok=True)


def _opened(target: Path, flags: int, named: Path) -> BinaryIO:
    try:
        return os.fdopen(os.open(target, flags | getattr(os, "O_BINARY", 0), 0o666), "wb")
    except OSError as error:
        raise UsageError(f"{named}: cannot be written: {error.strerror}") from None


def _replace(temporary: Path, target: Path, named: Path) -> None:
    try:
        os.replace(temporary, target)
    except OSError as error:
        raise UsageError(f"{named}: cannot be written: {error.strerror}") from None
