"""Suspected files for a terminal: one entry each, with the reasons and its functions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from paralog.core import Located, SuspectFile, SuspectFunction
from paralog.report.escaping import visible
from paralog.report.located_wording import because, likely

if TYPE_CHECKING:
    from rich.text import Text


def located_lines(located: Located, width: int | None) -> Iterator[Text]:
    """Lines of all suspected files, most suspected first, each followed by an empty one.

    Args:
        located: what was found.
        width: columns that reasons are cut to; None for no limit.
    """
    from rich.text import Text

    digits = len(str(len(located.files)))
    for number, suspect in enumerate(located.files, start=1):
        for line in _file(f"{number:>{digits}} ", suspect):
            if width is not None and line.plain.startswith(" "):
                line.truncate(width, overflow="ellipsis")
            yield line
        yield Text()


def _file(number: str, suspect: SuspectFile) -> Iterator[Text]:
    from rich.text import Text

    indent = " " * len(number)
    yield Text.assemble(
        (number, "dim"), (likely(suspect), "bold green"), "  ", (visible(suspect.path), "bold")
    )
    for reason in suspect.reasons:
        yield Text(f"{indent}{visible(because(reason))}", style="dim")
    for function in suspect.functions:
        yield from _function(indent, function)


def _function(indent: str, suspect: SuspectFunction) -> Iterator[Text]:
    from rich.text import Text

    unit = suspect.unit
    lines = f"{unit.span.start_line}-{unit.span.end_line}"
    name = (visible(unit.qualname), "bold")
    yield Text.assemble(f"{indent}  {likely(suspect)}  ", name, f"  lines {lines}")
