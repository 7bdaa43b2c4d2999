"""Signals of what a report names: paths, stack traces, modules, and names of the code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from paralog.tasks.localization.bug_report import BugReport, Frame
from paralog.tasks.localization.codebase import Codebase, Rows
from paralog.tasks.localization.mentions import find_names, without_paths
from paralog.tasks.localization.signal import Floats, Signals, share_of_best

_NAME = re.compile(r"[A-Za-z_]\w{2,100}")
_CALLED = re.compile(r"([A-Za-z_]\w{2,100})\(")
_DOTTED = re.compile(r"[A-Za-z_]\w{0,100}(?:\.[A-Za-z_]\w{0,100}){1,12}")
_LEAST = 0.3  # of the rarity of a name, from which it is worth telling: in up to three files


@dataclass(frozen=True, slots=True)
class Mentions:
    """The signals, and for each file or function what the report says that leads to it.

    Attributes:
        signals: of files and functions.
        paths, traces, names: row of a file to what was written, most telling first.
        functions: row of a function to what was written.
    """

    signals: Signals
    paths: dict[int, list[str]] = field(default_factory=dict)
    traces: dict[int, list[str]] = field(default_factory=dict)
    names: dict[int, list[str]] = field(default_factory=dict)
    functions: dict[int, list[str]] = field(default_factory=dict)


def find_mentions(report: BugReport, code: Codebase) -> Mentions:
    """Look up all that a report names."""
    n = len(code.files)
    found = Mentions(Signals({}, {}))
    path = np.zeros(n)
    for mention in report.paths:
        rows = rows_of_path(mention, code)
        for row in rows:
            path[row] = max(path[row], 1 / len(rows))
            found.paths.setdefault(row, []).append(mention)
    frame, times, of_functions = _traced(report.frames, code, found)
    marked = _single_names(report.names)
    titled = set(_NAME.findall(report.title))
    prosaic = titled | set(_NAME.findall(report.prose))
    coded = {name for block in report.code for name in _NAME.findall(block)}
    tables = (code.declarations, code.assignments)
    by_names = _rarities(marked, tables, n)
    told = _written_as_code(report)
    _tell_names(told, code, found)
    files = {
        "path": path,
        "module": _module_mentions(report, code),
        "trace": frame,
        "traced times": np.log1p(times),
        "names": share_of_best(by_names),
        "title names": _highest_rarity(titled, code.declarations, n),
        "code names": share_of_best(_rarities(coded, tables, n)),
        "prose names": share_of_best(_rarities(prosaic, tables, n)),
    }
    found.signals.files.update(files)
    found.signals.functions.update(
        {
            "trace": of_functions,
            "name": _named_functions(marked, prosaic | coded, told, code, found),
            "owner named": _named_owners(marked | prosaic | coded, code),
        }
    )
    return found


def rows_of_path(mention: str, code: Codebase) -> Rows:
    """Files that a path means: those whose path ends in it, or in which it ends.

    "site-packages/shop/cart.py" means shop/cart.py, and cart.py too where that is a whole path.
    """
    parts = [part for part in mention.split("/") if part not in ("", ".", "..")]
    for start in range(len(parts)):
        ending = "/".join(parts[start:])
        rows = code.endings.get(ending, ())
        if start > 0 and len(parts) - start < 2:
            rows = tuple(row for row in rows if code.files[row].path == ending)
        if rows:
            return rows
    return ()


def _traced(frames: Iterable[Frame], code: Codebase, found: Mentions) -> tuple[Floats, Floats, Floats]:
    """Of files: one over the rank of their first line in the traces, and how many lines; of functions too."""
    first, times = np.zeros(len(code.files)), np.zeros(len(code.files))
    functions = np.zeros(len(code.functions))
    rank = 0
    for frame in frames:
        rows = rows_of_path(frame.path, code)
        if not rows:
            continue
        rank += 1
        for row in rows:
            first[row] = max(first[row], 1 / rank / len(rows))
            times[row] += 1
            found.traces.setdefault(row, []).append(_frame_text(frame))
            for at in _functions_of_frame(frame, row, code):
                functions[at] = max(functions[at], 1 / rank)
                found.functions.setdefault(at, []).append(f"in the stack trace, line {rank} from the error")
    return first, times, functions


def _functions_of_frame(frame: Frame, row: int, code: Codebase) -> list[int]:
    """Functions of a file by the name that the trace has, or by its line where it has none.

    Of several of one name it is the nearest to the line, which may be one or two off in another version.
    """
    first, last = np.searchsorted(code.owner, [row, row + 1])
    name = frame.function.rpartition(".")[2]
    inside = range(int(first), int(last))
    if name:
        named = [at for at in inside if code.functions[at].name == name]
        if len(named) > 1 and frame.line:
            named = [min(reversed(named), key=lambda at: _distance(code, at, frame.line))]  # the innermost
        return named
    spans = [at for at in inside if not _distance(code, at, frame.line)]
    return spans[-1:]  # the innermost comes last


def _distance(code: Codebase, at: int, line: int) -> int:
    """Lines from a line to a function; 0 inside of it."""
    span = code.functions[at].span
    return max(span.start_line - line, line - span.end_line, 0)


def _frame_text(frame: Frame) -> str:
    where = f"{frame.path}:{frame.line}" if frame.line else frame.path
    return f"{where} in {frame.function}" if frame.function else where


def _module_mentions(report: BugReport, code: Codebase) -> Floats:
    """Of each file one over how many files the longest module name means that leads to it."""
    values = np.zeros(len(code.files))
    for dotted in dict.fromkeys(_DOTTED.findall(report.text)):
        parts = tuple(dotted.split("."))
        for end in range(len(parts), 1, -1):
            rows = code.modules.get(parts[:end], ())
            if rows:
                values[list(rows)] = np.maximum(values[list(rows)], 1 / len(rows))
                break
    return values


def _written_as_code(report: BugReport) -> set[str]:
    """Names that a reader takes for code: marked, called, dotted, or of a shape that no word has.

    A word such as "value" may be a name of the code too, and counts; it is no reason to show. Neither is a
    part of a path.
    """
    called = {name for block in report.code for name in _CALLED.findall(block)}
    return called | _single_names(find_names(without_paths(report.text)))


def _single_names(names: Iterable[str]) -> set[str]:
    return {part for name in names for part in re.split(r"\.|::|#", name)}


def _rarities(names: Iterable[str], tables: Iterable[Mapping[str, Rows]], n: int) -> Floats:
    """Of each file the sum, over the names that it declares or sets, of one over how many files do."""
    values = np.zeros(n)
    tables = tuple(tables)
    for name in names:
        rows = {row for table in tables for row in table.get(name, ())}
        for row in rows:
            values[row] += 1 / len(rows)
    return values


def _highest_rarity(names: Iterable[str], table: Mapping[str, Rows], n: int) -> Floats:
    values = np.zeros(n)
    for name in names:
        for row in (rows := table.get(name, ())):
            values[row] = max(values[row], 1 / len(rows))
    return values


def _tell_names(names: set[str], code: Codebase, found: Mentions) -> None:
    """Note for each file the names that hardly any other file declares, rarest first."""
    for name in sorted(names, key=lambda name: (len(code.declarations.get(name, ())), name)):
        rows = code.declarations.get(name, ())
        if rows and 1 / len(rows) >= _LEAST:
            for row in rows:
                found.names.setdefault(row, []).append(name)


def _named_functions(
    marked: set[str], said: set[str], told: set[str], code: Codebase, found: Mentions
) -> Floats:
    """Of each function whose name is written: one over how many have that name; half for a plain word."""
    values = np.zeros(len(code.functions))
    for name in sorted(marked | said):
        rows = code.named.get(name, ())
        values[list(rows)] = (1.0 if name in marked else 0.5) / max(1, len(rows))
        if name in told and rows and 1 / len(rows) >= _LEAST:
            for at in rows:
                found.functions.setdefault(at, []).append(f"{name} is named")
    return values


def _named_owners(names: set[str], code: Codebase) -> Floats:
    """1 for functions inside something that is named: a method of a class that the report speaks of."""
    values = np.zeros(len(code.functions))
    for name in names:
        values[list(code.inside.get(name, ()))] = 1
    return values
