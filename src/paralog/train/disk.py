"""What a person is told when a long run cannot write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from paralog.core import UsageError


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn a full disk and the like into words; every file before was written whole, so a run can go on.

    Raises:
        UsageError: something in `folder` cannot be read or written.
    """
    try:
        yield
    except (OSError, SafetensorError) as error:
        where = getattr(error, "filename", None) or folder
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{where}: {reason}; what was finished is kept: mend this and give the same command again"
        ) from error
