"""Functions that do the same and are written differently, beside functions that merely look the same.

A suite is a folder of source files, one for each task. Comments divide a file into sections; here is one
in Python, and in Java they begin with `//`:

    # Total of the even numbers.
    import math                           before the sections: imports that every function may use

    # original
    def sum_even(values): ...

    # clone: as one expression            the same behaviour, written as differently as can be
    def total(numbers): ...

    # look-alike: odd numbers instead     nearly the same text, another behaviour
    def sum_even(values): ...

    # inputs
    # list(int(-9, 9), 0, 8)              arguments that show the behaviour, read by the tests

Nothing of a suite is executed here. That clones agree and look-alikes do not is what the tests find out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from paralog.core import SourceError, UsageError
from paralog.datasets.units import require_unit
from paralog.syntax import language_of
from paralog.syntax.source import read_source

_SECTION = re.compile(r"(?:#|//) (original|clone|look-alike|inputs)(?::\s*(.*))?")


class PairKind(StrEnum):
    """What the second function of a pair is to the first."""

    CLONE = "clone"  # does the same for every input
    LOOKALIKE = "look-alike"  # does something else for some


@dataclass(frozen=True, slots=True)
class Variant:
    """A function of a task beside its original.

    Attributes:
        code: the function alone.
        note: how it is written, or in what it differs; "" where nobody has said.
    """

    code: str
    note: str


@dataclass(frozen=True, slots=True)
class LookalikeTask:
    """One file of a suite.

    Attributes:
        name: stem of the file.
        language: registered language name.
        header: imports that the functions use; "" when they use none.
        original: the function that the others are compared with.
        clones, lookalikes: the others, at least one each.
        inputs: argument lists or generators of them, as they stand in the file.
    """

    name: str
    language: str
    header: str
    original: str
    clones: tuple[Variant, ...]
    lookalikes: tuple[Variant, ...]
    inputs: tuple[str, ...]

    @property
    def variants(self) -> tuple[tuple[PairKind, Variant], ...]:
        """Clones, then look-alikes."""
        return (
            *((PairKind.CLONE, variant) for variant in self.clones),
            *((PairKind.LOOKALIKE, variant) for variant in self.lookalikes),
        )


@dataclass(frozen=True, slots=True)
class LookalikePair:
    """The original of a task and one of its variants, as code."""

    task: str
    language: str
    kind: PairKind
    original: str
    variant: str


def read_lookalikes(root: Path) -> tuple[LookalikeTask, ...]:
    """The tasks of all files below `root`, by path.

    Raises:
        UsageError: there is no such folder, no source in it, or a file is not a task.
    """
    if not root.is_dir():
        raise UsageError(f"{root} is not a folder: name the folder of a suite of look-alikes")
    tasks = []
    for path in sorted(root.rglob("*")):
        language = language_of(path.name)
        if language is not None and path.is_file():
            try:
                tasks.append(_read_task(path, language))
            except SourceError as error:
                raise UsageError(str(error)) from error
    if not tasks:
        raise UsageError(f"{root} holds no source file, so no task")
    return tuple(tasks)


def lookalike_pairs(tasks: Iterable[LookalikeTask]) -> tuple[LookalikePair, ...]:
    """The original of each task beside each of its variants."""
    return tuple(
        LookalikePair(task.name, task.language, kind, task.original, variant.code)
        for task in tasks
        for kind, variant in task.variants
    )


def _read_task(path: Path, language: str) -> LookalikeTask:
    """Read one file.

    Raises:
        SourceError: a section is missing, stands twice or does not parse.
    """
    lines = read_source(path, str(path)).splitlines()
    header, sections = _split(lines)
    found: dict[str, list[Variant]] = defaultdict(list)
    for line, role, note, body in sections:
        if role != "inputs":
            require_unit(body, language, f"{path}:{line}")
        found[role].append(Variant(body, note))
    for role, most in (("original", 1), ("clone", None), ("look-alike", None), ("inputs", 1)):
        if not found[role] or (most and len(found[role]) > most):
            wanted = "one" if most else "at least one"
            raise SourceError(str(path), "section", f"has {len(found[role])} sections {role!r}, not {wanted}")
    return LookalikeTask(
        name=path.stem,
        language=language,
        header=header,
        original=found["original"][0].code,
        clones=tuple(found["clone"]),
        lookalikes=tuple(found["look-alike"]),
        inputs=tuple(_uncommented(found["inputs"][0].code)),
    )


def _split(lines: list[str]) -> tuple[str, list[tuple[int, str, str, str]]]:
    """Header without comments, and (line, role, note, body) of each section."""
    heads = [(at, match) for at, line in enumerate(lines) if (match := _SECTION.fullmatch(line))]
    ends = [at for at, _ in heads[1:]] + [len(lines)]
    sections = [
        (at + 1, match[1], match[2] or "", "\n".join(lines[at + 1 : end]).strip())
        for (at, match), end in zip(heads, ends, strict=True)
    ]
    first = heads[0][0] if heads else len(lines)
    header = "\n".join(line for line in lines[:first] if not line.startswith(("#", "//"))).strip()
    return header, sections


def _uncommented(body: str) -> Iterator[str]:
    for line in body.splitlines():
        text = line.removeprefix("#").removeprefix("//").strip()
        if text:
            yield text
