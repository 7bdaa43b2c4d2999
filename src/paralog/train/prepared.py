"""What takes minutes to make is made once and kept; what has been damaged since is made again."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from zipfile import BadZipFile

from safetensors import SafetensorError

log = logging.getLogger(__name__)
DAMAGE = (OSError, EOFError, ValueError, TypeError, KeyError, BadZipFile, SafetensorError)
"""What reading a file of arrays, weights or JSON raises when the file is not whole."""
T = TypeVar("T")


def kept(path: Path, make: Callable[[Path], None], read: Callable[[Path], T]) -> T:
    """What `read` finds at `path`, a file or a folder; where that is nothing whole, it is made first.

    Args:
        path: where it is kept.
        make: writes it at the place that it is given, which becomes `path` when all is there.
        read: raises one of `DAMAGE` where it is not whole.
    """
    if path.exists():
        try:
            return read(path)
        except DAMAGE as error:
            log.warning("%s is damaged (%s) and is made again", path, error)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        make(new)
        _remove(path)
        os.replace(new, path)
    finally:
        _remove(new)
    return read(path)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
