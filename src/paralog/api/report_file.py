"""The text of a bug report, out of a file or a stream."""

from __future__ import annotations

from pathlib import Path

from paralog.core import SourceError, UsageError

LARGEST_REPORT = 32_000_000
"""Bytes of a report; one with more is a log, of which the part that matters has to be cut out."""


def read_report_file(path: str | Path) -> str:
    """The text of a file with a report.

    Raises:
        UsageError: it cannot be read, or is too large.
    """
    from paralog.syntax.source import read_bytes

    try:
        return decode_report(read_bytes(Path(path), str(path), max_bytes=LARGEST_REPORT), str(path))
    except SourceError as error:
        raise UsageError(str(error)) from None


def decode_report(content: bytes, shown: str) -> str:
    """The text of a report; bytes that are not UTF-8 are replaced.

    Raises:
        UsageError: there are more than `LARGEST_REPORT` bytes.
    """
    if len(content) > LARGEST_REPORT:
        raise UsageError(f"{shown}: larger than {LARGEST_REPORT:,} bytes; cut out what the report is about")
    return content.decode("utf-8-sig", "replace").replace("\0", " ")
