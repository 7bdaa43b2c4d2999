"""The audit of which commits count as repairs: a table that a person can read, correct and hand back."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.core import FixLabel, Report, UsageError
from paralog.core.atomic import atomic_write

if TYPE_CHECKING:
    from paralog.history import FixVerdict

COLUMNS = ("commit", "fix", "reason", "subject")
MAX_BYTES = 100_000_000
_YES_NO = {"1": True, "true": True, "yes": True, "fix": True, "0": False, "false": False, "no": False}
_ID = re.compile(r"[0-9a-f]{7,64}")
_FORMULA = ("=", "+", "-", "@")  # what spreadsheets would calculate


def write_labels(report: Report, path: str | Path) -> None:
    """Write the label of every commit that changes source code, newest first, as CSV.

    The file can be edited and handed to `risk` as `labels`: only the columns `commit` and `fix` are read.

    Raises:
        UsageError: the report is none of `risk`, or the file cannot be written.
    """
    if report.risk is None:
        raise UsageError("only a report of paralog.risk has labels")
    with atomic_write(Path(path)) as stream:
        stream.write(labels_text(report.risk.labels).encode("utf-8"))


def labels_text(labels: Sequence[FixLabel]) -> str:
    """The labels as CSV text."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    for label in labels:
        table.writerow([label.commit, int(label.is_fix), _harmless(label.reason), _harmless(label.subject)])
    return out.getvalue()


def read_labels(path: str | Path) -> dict[str, bool]:
    """Whether each commit is a repair, by the beginning of its id, from a CSV file.

    Raises:
        UsageError: the file cannot be read, or a line does not say what it has to; the message says which.
    """
    try:
        if Path(path).stat().st_size > MAX_BYTES:
            raise UsageError(f"{path}: larger than {MAX_BYTES:,} bytes; no table of labels is")
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is no UTF-8 text") from None
    labels: dict[str, bool] = {}
    try:
        table = csv.DictReader(io.StringIO(text))
        if not {"commit", "fix"} <= set(table.fieldnames or ()):
            raise UsageError(f"{path}: the first line has to name the columns commit and fix")
        for row in table:
            commit, said = (row["commit"] or "").strip().lower(), (row["fix"] or "").strip().lower()
            if not _ID.fullmatch(commit) or said not in _YES_NO:
                raise UsageError(
                    f"{path}, line {table.line_num}: commit has to be an id (7 digits or more), fix 1 or 0"
                )
            if labels.setdefault(commit, _YES_NO[said]) != _YES_NO[said]:
                raise UsageError(f"{path}, line {table.line_num}: {commit} was labelled otherwise before")
    except csv.Error as error:
        raise UsageError(f"{path}: is no CSV: {error}") from None
    return labels


def overruled(verdicts: Sequence[FixVerdict], labels: dict[str, bool], where: str) -> tuple[FixVerdict, ...]:
    """The verdicts with what the labels say instead.

    Raises:
        UsageError: a label is of no commit of the history, or the beginning of several; or two are of one
            commit and differ.
    """
    by_start: dict[str, list[int]] = {}
    lengths = {len(start) for start in labels}
    for place, verdict in enumerate(verdicts):
        for length in lengths:
            by_start.setdefault(verdict.commit[:length], []).append(place)
    result = list(verdicts)
    labelled: dict[int, bool] = {}
    for start, is_fix in labels.items():
        places = by_start.get(start, [])
        if len(places) != 1:
            what = "several commits" if places else "no commit"
            raise UsageError(f"{where}: {start} is the beginning of {what} of this history")
        if labelled.setdefault(places[0], is_fix) != is_fix:
            raise UsageError(f"{where}: {start} is labelled twice, and differently")
        verdict = result[places[0]]
        if verdict.is_fix != is_fix:
            result[places[0]] = replace(verdict, is_fix=is_fix, reason="labelled by hand")
    return tuple(result)


def _harmless(text: str) -> str:
    plain = text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    return f" {plain}" if plain.startswith(_FORMULA) else plain
