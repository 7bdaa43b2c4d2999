"""The file that every index is kept in: the vectors and nothing else.

An index is a deterministic function of its vectors, so partitions and quantized codes are made
anew after loading instead of being stored: a file holds no code, no third-party format, and can
be opened by any index type.

    line 1   "paralog-index 1 <rows> <dim> <crc32 of the rows, 8 hex digits>" and a line feed
    rest     rows x dim little-endian float32, row by row
"""

from __future__ import annotations

import zlib
from pathlib import Path

import numpy as np

from paralog.core import UsageError, Vectors
from paralog.core.atomic import atomic_write

_MAGIC = "paralog-index"
_VERSION = 1
_MAX_HEADER = 128  # bytes


def write_vectors(path: Path, vectors: Vectors) -> None:
    """Write `vectors` to `path`, atomically; raises `UsageError` where that is not possible."""
    rows = np.ascontiguousarray(vectors, dtype="<f4")
    header = f"{_MAGIC} {_VERSION} {rows.shape[0]} {rows.shape[1]} {zlib.crc32(rows.data):08x}\n"
    with atomic_write(path) as out:
        out.write(header.encode("ascii"))
        out.write(rows.data)


def read_vectors(path: Path) -> Vectors:
    """The vectors that `write_vectors` put into `path`.

    Raises:
        UsageError: the file cannot be read, is no index, is of another version, or is damaged.
    """
    try:
        with path.open("rb") as source:
            header = source.readline(_MAX_HEADER)
            content = source.read()
    except OSError as error:
        raise UsageError(f"{path}: cannot read the index: {error.strerror}") from error
    n, dim, checksum = _parse_header(path, header)
    if len(content) != n * dim * 4 or zlib.crc32(content) != checksum:
        raise UsageError(f"{path}: the index is damaged; build it again")
    return np.frombuffer(content, dtype="<f4").astype(np.float32).reshape(n, dim)


def _parse_header(path: Path, header: bytes) -> tuple[int, int, int]:
    """Rows, dim and checksum from the first line."""
    words = header.decode("ascii", errors="replace").split()
    if not words or words[0] != _MAGIC:
        raise UsageError(f"{path}: this is not a paralog index")
    if words[1:2] != [str(_VERSION)]:
        raise UsageError(f"{path}: the index is of another version than {_VERSION}; build it again")
    try:
        n, dim, checksum = int(words[2]), int(words[3]), int(words[4], 16)
    except (IndexError, ValueError) as error:
        raise UsageError(f"{path}: the index is damaged; build it again") from error
    return n, dim, checksum
