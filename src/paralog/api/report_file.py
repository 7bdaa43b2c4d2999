"""The text of a bug report, out of a file or a stream."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from paralog.core import SourceError, UsageError

LARGEST_REPORT = 32_000_000
"""Bytes of a report; one with more is a log, of which the part that matters has to be cut out."""
_CONTROLS = bytes({*range(7), *range(14, 27), *range(28, 32), 127})
"""Bytes that no encoding of text but UTF-16 and UTF-32 has; logs have single ones, and escapes."""
_MOST_CONTROLS = 0.05
_FEWEST_CONTROLS = 10


def read_report_file(path: str | Path) -> str:
    """The text of a file with a report.

    Raises:
        UsageError: it cannot be read, is too large, or no text.
    """
    from paralog.syntax.source import read_bytes

    try:
        return decode_report(read_bytes(Path(path), str(path), max_bytes=LARGEST_REPORT), str(path))
    except SourceError as error:
        raise UsageError(str(error)) from None


def decode_report(content: bytes, shown: str) -> str:
    """The text of a report in UTF-8, or in UTF-16 with its mark; bytes that are neither are replaced.

    Raises:
        UsageError: there are more than `LARGEST_REPORT` bytes, or they are no text.
    """
    if len(content) > LARGEST_REPORT:
        raise UsageError(f"{shown}: larger than {LARGEST_REPORT:,} bytes; cut out what the report is about")
    if content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return content.decode("utf-16", "replace").replace("\0", " ")
    controls = len(content) - len(content.translate(None, _CONTROLS))
    if controls >= _FEWEST_CONTROLS and controls > _MOST_CONTROLS * len(content):
        raise UsageError(f"{shown}: is no text but binary; paste what the report says into a text file")
    return content.decode("utf-8-sig", "replace").replace("\0", " ")
