"""Labelled pairs as a file has them: JSON Lines, or a table in CSV or TSV with a header.

{"left": "shop/a.py:10-20", "right": "shop/b.py:5-14", "same": true}
{"left": "shop/a.py::total", "right": {"code": "int sum(int[] all) {...}", "language": "java"}, "same": 0}
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO, TypeAlias

from paralog.core import UsageError
from paralog.datasets.place import Place, read_place

_MEMBERS = ("left", "right", "same")
_DELIMITERS = {".csv": ",", ".tsv": "\t"}
_LABELS = {"true": True, "1": True, "same": True, "false": False, "0": False, "different": False}
_UNLABELLED = ("", "null", "none")
_WANTED = """\
Wanted is a pair a line, with places relative to the folder of the file:
    {"left": "shop/a.py:10-20", "right": "shop/b.py:5-14", "same": true}"""


@dataclass(frozen=True, slots=True)
class Inline:
    """A function that is written out."""

    code: str
    language: str


Side: TypeAlias = Place | Inline


@dataclass(frozen=True, slots=True)
class PairRecord:
    """One pair.

    Attributes:
        line: where the file has it, from 1.
        left, right: its sides.
        same: whether they do the same; None while nobody has said.
    """

    line: int
    left: Side
    right: Side
    same: bool | None


def read_pair_records(file: Path) -> Iterator[PairRecord]:
    """The pairs of a file, in its order.

    Raises:
        UsageError: it cannot be read, or a line of it says nothing that is understood; the message
            names the line.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            delimiter = _DELIMITERS.get(file.suffix.lower())
            rows = _json_rows(file, stream) if delimiter is None else _table_rows(file, stream, delimiter)
            for line, row in rows:
                try:
                    left, right = _side(row, "left"), _side(row, "right")
                    yield PairRecord(line, left, right, _label(row.get("same")))
                except UsageError as error:
                    raise UsageError(f"{file}:{line}: {error}") from error
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror}. {_WANTED}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is not UTF-8 text. {_WANTED}") from error


def _json_rows(file: Path, stream: TextIO) -> Iterator[tuple[int, dict[str, object]]]:
    for line, text in enumerate(stream, 1):
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise UsageError(f"{file}:{line}: no JSON ({error}). {_WANTED}") from error
        if not isinstance(row, dict):
            raise UsageError(f"{file}:{line}: no JSON object. {_WANTED}")
        yield line, row


def _table_rows(file: Path, stream: TextIO, delimiter: str) -> Iterator[tuple[int, dict[str, object]]]:
    table = csv.DictReader(stream, delimiter=delimiter, strict=True)
    try:
        if missing := [name for name in _MEMBERS if name not in (table.fieldnames or ())]:
            raise UsageError(f"{file}:1: the header lacks {', '.join(missing)}")
        for row in table:
            yield table.reader.line_num, {name: row[name] for name in _MEMBERS}
    except csv.Error as error:
        raise UsageError(f"{file}:{table.reader.line_num}: no table ({error})") from error


def _side(row: dict[str, object], name: str) -> Side:
    """One side: a place as text, or an object with code, or with path and span as a report has them."""
    match row.get(name):
        case str(text):
            return read_place(text)
        case {"code": str(code), "language": str(language)}:
            return Inline(code, language)
        case {"path": str(path), "span": {"start_line": int(first), "end_line": int(last)}}:
            return Place(path, first, last)
        case None:
            raise UsageError(f"the pair has no {name!r}. {_WANTED}")
        case _:
            raise UsageError(
                f"{name!r} is neither a place as text, nor an object with 'code' and 'language', nor a unit "
                f"of a report with 'path' and 'span'. {_WANTED}"
            )


def _label(value: object) -> bool | None:
    word = str(value).strip().lower()
    if word in _UNLABELLED:
        return None
    if word not in _LABELS:
        raise UsageError(f"'same' is {value!r}; say true or false, 1 or 0, same or different")
    return _LABELS[word]
