"""Where a function stands, as people and reports write it: `file:line`, `file:first-last`, `file::name`."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from paralog.core import CodeUnit, SourceError, UnitKind, UsageError
from paralog.syntax import LANGUAGES, language_of, parse
from paralog.syntax.source import read_source

_FORMS = re.compile(
    r"(?P<path>.+?)(?:::(?P<name>.+)|:(?P<first>\d{1,9})(?:-(?P<last>\d{1,9})|:\d{1,9})?)", re.ASCII
)
_NEAREST = 2  # functions that a message names


@dataclass(frozen=True, slots=True)
class Place:
    """Where a function stands below a folder.

    Attributes:
        path: of its file, relative to the folder.
        first, last: lines that it has, the outermost or some between; 0 where it goes by its name.
        name: its qualified name or the end of it; "" where it goes by its lines.
    """

    path: str
    first: int = 0
    last: int = 0
    name: str = ""

    def __str__(self) -> str:
        if self.name:
            return f"{self.path}::{self.name}"
        return f"{self.path}:{self.first}" + (f"-{self.last}" if self.last != self.first else "")


def read_place(text: str) -> Place:
    """A place as it is written.

        "shop/a.py:10-20" -> Place("shop/a.py", 10, 20)
        "shop/a.py:12" -> Place("shop/a.py", 12, 12)
        "shop/a.py:12:7" -> Place("shop/a.py", 12, 12), as compilers and editors write it
        "shop/a.py::Parser.parse" -> Place("shop/a.py", name="Parser.parse")

    Raises:
        UsageError: it is none of these.
    """
    found = _FORMS.fullmatch(text)
    if found is None:
        raise UsageError(
            f"{text!r} is no place of a function: write FILE:LINE, FILE:FIRST-LAST or FILE::NAME"
        )
    if found["name"]:
        return Place(found["path"], name=found["name"])
    return Place(found["path"], int(found["first"]), int(found["last"] or found["first"]))


class Functions:
    """Functions of the files below a folder; a file is read when it is first asked for.

    Args:
        root: the folder; nothing outside it is read.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.path.realpath(root)
        self._files: dict[str, tuple[CodeUnit, ...]] = {}

    def at(self, place: Place) -> CodeUnit:
        """The innermost function there; a script only where its lines or its name are exactly those.

        Raises:
            UsageError: the file is outside the folder or in no known language.
            SourceError: it cannot be read, no function stands there, or several go by the name.
        """
        if place.path not in self._files:
            self._files[place.path] = self._read(place.path)
        return unit_at(self._files[place.path], place)

    def _read(self, path: str) -> tuple[CodeUnit, ...]:
        if (language := language_of(path)) is None:
            raise UsageError(f"{path} is in no language that paralog reads: {', '.join(LANGUAGES.names())}")
        return parse(read_source(self._inside(path), path), language, path).units

    def _inside(self, path: str) -> Path:
        try:
            real = os.path.realpath(os.path.join(self._root, path))
            if os.path.commonpath([real, self._root]) == self._root:
                return Path(real)
        except ValueError:  # on another drive, or of characters that no path has
            pass
        raise UsageError(f"{path} is not below {self._root}: nothing else is read")


def unit_at(units: Sequence[CodeUnit], place: Place) -> CodeUnit:
    """The innermost unit of a file at a place; a script only where its lines or name are exactly those.

    Raises:
        SourceError: no function stands there, which names the nearest, or several go by the name.
    """
    return _named(units, place) if place.name else _innermost(units, place)


def _named(units: Sequence[CodeUnit], place: Place) -> CodeUnit:
    found = [unit for unit in units if f".{unit.qualname}".endswith(f".{place.name}")]
    exact = [unit for unit in found if unit.qualname == place.name] or found
    if len(exact) > 1:
        lines = ", ".join(str(unit.span.start_line) for unit in exact)
        raise SourceError(
            place.path, "ambiguous", f"{place} names several functions, in lines {lines}; write FILE:LINE"
        )
    return _only(exact, place, units)


def _innermost(units: Sequence[CodeUnit], place: Place) -> CodeUnit:
    around = [
        unit
        for unit in units
        if unit.span.start_line <= place.first <= place.last <= unit.span.end_line
        and (unit.kind is not UnitKind.SCRIPT or unit.span.n_lines == 1 + place.last - place.first)
    ]
    return _only(sorted(around, key=lambda unit: unit.span.end_byte - unit.span.start_byte), place, units)


def _only(found: Sequence[CodeUnit], place: Place, units: Sequence[CodeUnit]) -> CodeUnit:
    if not found:
        message = f"no function stands at {place}; {_nearest(units, place)}"
        raise SourceError(place.path, "no-function", message)
    return found[0]


def _nearest(units: Sequence[CodeUnit], place: Place) -> str:
    """Which functions there are instead: those nearest by line, or by name where the place is a name."""
    functions = [unit for unit in units if unit.kind is not UnitKind.SCRIPT]
    if not functions:
        return "the file has no function"
    if place.name:
        near = get_close_matches(place.name, [unit.qualname for unit in functions], _NEAREST)
        if not near:
            return f"none of its functions ({len(functions):,}) is called anything near"
        return f"the nearest names are {', '.join(near)}"
    functions.sort(key=lambda unit: abs(unit.span.start_line - place.first))
    near = [f"{unit.span.start_line} ({unit.qualname})" for unit in functions[:_NEAREST]]
    return f"the nearest begin in line {' and '.join(near)}"
