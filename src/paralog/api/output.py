"""From a report to a stream or a file."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TextIO

from paralog.config import read_environment
from paralog.core import Report, Reporter, UsageError
from paralog.core.atomic import atomic_write


def is_source(path: Path) -> bool:
    """Whether the name of a file is that of code that paralog reads."""
    from paralog.syntax import language_of

    return language_of(path.name) is not None


def reporter(name: str, *, limit: int = 20) -> Reporter:
    """The reporter of a format: text, json, sarif, html, or one that another package brings.

    Args:
        name: name of the format.
        limit: clone classes or files that the text format shows, 0 for all; the others write all.

    Raises:
        UnknownName: no such format; the message lists the near ones.
    """
    from paralog.report import build_reporter

    if name != "text":
        return build_reporter(name, {})
    colour = False if read_environment(os.environ).no_color else None
    return build_reporter(name, {"limit": limit, "colour": colour})


def write_report(
    report: Report, format: str | Reporter = "text", out: str | Path | TextIO | None = None
) -> None:
    """Write a report.

    Args:
        report: what a task found.
        format: name of a format, or a reporter.
        out: a file, which is replaced only once the whole report is written; an open stream,
            which is left open; None for standard output.

    Raises:
        UnknownName: no such format.
        UsageError: the file, or standard output, cannot be written.
    """
    chosen = reporter(format) if isinstance(format, str) else format
    if out is not None and not isinstance(out, str | Path):
        chosen.write(report, out)
        return
    if out is None and sys.stdout is None:
        raise UsageError("standard output is closed: open it, or write to a file")
    try:
        if out is None:
            chosen.write(report, sys.stdout)
            sys.stdout.flush()
        else:
            _write_file(report, chosen, Path(out))
    except BrokenPipeError:
        raise
    except OSError as error:  # a disk that is full, for one
        place = "standard output" if out is None else out
        raise UsageError(f"{place}: cannot be written: {error.strerror}") from None


def _write_file(report: Report, chosen: Reporter, path: Path) -> None:
    with atomic_write(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="\n")
        chosen.write(report, text)
        text.flush()
        text.detach()  # or the wrapper closes the stream that it does not own
