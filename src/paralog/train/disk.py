"""What a person is told when a long run cannot write, or loses a process."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path

from safetensors import SafetensorError

from paralog.core import UsageError


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Turn a full disk and the like into words; every file before was written whole, so a run can go on.

    Raises:
        UsageError: something in `folder` cannot be read or written, or a process that helped was ended.
    """
    try:
        yield
    except (OSError, SafetensorError) as error:
        where = getattr(error, "filename", None) or folder
        reason = getattr(error, "strerror", None) or error
        raise UsageError(
            f"{where}: {reason}; what was finished is kept: mend this and give the same command again"
        ) from error
    except BrokenExecutor as error:
        raise UsageError(
            "a process was ended from outside, perhaps for want of memory; what was finished is kept: "
            "give the same command again, with fewer --jobs where memory is short"
        ) from error
