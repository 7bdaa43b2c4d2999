"""The report for a terminal: coloured and aligned there, plain and stable in a pipe."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from paralog.core import CloneClass, CloneType, CodeUnit, Notice, Report
from paralog.report.answer_text import entries
from paralog.report.answer_wording import found as found_in
from paralog.report.escaping import encodable, visible
from paralog.report.located_text import located_lines
from paralog.report.located_wording import looked
from paralog.report.risk_text import ranking
from paralog.report.risk_wording import closing as closing_of_risk
from paralog.report.totals import count
from paralog.report.wording import TYPE_NAMES, closing, likelihood, plural, purpose, reason, size

if TYPE_CHECKING:
    from rich.text import Text

_TYPE_STYLES: dict[CloneType, str] = {
    CloneType.TYPE_1: "blue",
    CloneType.TYPE_2: "cyan",
    CloneType.TYPE_3: "yellow",
    CloneType.TYPE_4: "magenta",
}
_GAP = 2  # columns between a location and the name beside it
_MOST_ERRORS = 20


@dataclass(frozen=True, slots=True)
class TextReporter:
    """Writes an entry for each clone class, hit or file, then what was not read, then totals.

    Attributes:
        colour: whether to use colour; None: only when the stream is a terminal.
        width: columns to lay the entries out in; None: the terminal's, or no limit in a pipe.
        limit: classes or files to show; 0 shows all.
    """

    colour: bool | None = None
    width: int | None = None
    limit: int = 20

    def write(self, report: Report, out: TextIO) -> None:
        """Write the report in one piece, in characters that `out` can encode."""
        colour = out.isatty() if self.colour is None else self.colour
        rendered = _render(_lines(report, self.limit, self.width or _terminal_width(out)), colour)
        out.write(encodable(rendered, out.encoding))


REPORTER = TextReporter()


def _terminal_width(out: TextIO) -> int | None:
    if not out.isatty():
        return None
    try:
        return os.get_terminal_size(out.fileno()).columns or None
    except OSError:
        return None


def _render(lines: Iterator[Text], colour: bool) -> str:
    """All lines as one string; escape sequences only where `colour` asks for them."""
    from io import StringIO

    from rich.console import Console

    buffer = StringIO()
    console = Console(
        file=buffer,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        width=80,  # no meaning: soft_wrap leaves lines as long as they are
        height=25,
        legacy_windows=False,
    )
    for line in lines:
        console.print(line, soft_wrap=True)
    return buffer.getvalue()


def _lines(report: Report, limit: int, width: int | None) -> Iterator[Text]:
    from rich.text import Text

    if report.answer is not None:
        yield from entries(report.answer, width)
        yield from notice_lines(report.notices)
        yield Text(found_in(report, report.answer), style="bold")
        return
    if report.risk is not None:
        yield from ranking(report.risk, limit)
        yield from notice_lines(report.notices)
        yield Text(closing_of_risk(report.risk, report.statistics["files"]), style="bold")
        return
    if report.located is not None:
        yield from located_lines(report.located, width)
        yield from notice_lines(report.notices)
        yield Text(looked(report, report.located), style="bold")
        return
    shown = report.classes[:limit] if limit else report.classes
    digits = len(str(len(shown)))
    for number, found in enumerate(shown, start=1):
        yield from _entry(number, digits, found, width)
        yield Text()
    hidden = len(report.classes) - len(shown)
    if hidden:
        yield Text(f"… and {hidden:,} more, each less worth reading (--limit 0 shows all)", style="dim")
        yield Text()
    yield from notice_lines(report.notices)
    yield Text(closing(count(report)), style="bold")


def _entry(number: int, digits: int, found: CloneClass, width: int | None) -> Iterator[Text]:
    from rich.text import Text

    style = _TYPE_STYLES[found.type]
    head = Text()
    head.append(f"{number:>{digits}} ", style="dim")
    head.append(f"type {int(found.type)}", style=f"bold {style}")
    head.append(f"  {TYPE_NAMES[found.type]}", style=style)
    head.append(f"  {likelihood(found)}", style="bold")
    head.append(f"  {size(found)}")
    yield head
    if said := purpose(found):
        yield Text(f"{' ' * (digits + 1)}{visible(said)}", style="dim")
    yield from _members(found.units, " " * (digits + 1), width)
    if found.pairs:
        yield Text(f"{' ' * (digits + 1)}{reason(found)}", style="dim")


def _members(units: tuple[CodeUnit, ...], indent: str, width: int | None) -> Iterator[Text]:
    """One line for each unit, names in a column; on a narrow terminal the name takes its own line."""
    from rich.cells import cell_len
    from rich.text import Text

    rows = [(visible(unit.location), visible(unit.qualname)) for unit in units]
    column = max(cell_len(location) for location, _ in rows)
    needed = len(indent) + column + _GAP + max(cell_len(name) for _, name in rows)
    stacked = width is not None and needed > width
    for location, name in rows:
        line = Text(f"{indent}{location}")
        if stacked:
            line.append(f"\n{indent}{' ' * _GAP}")
        else:
            line.append(" " * (column - cell_len(location) + _GAP))
        line.append(name, style="bold")
        yield line


def notice_lines(notices: Sequence[Notice]) -> Iterator[Text]:
    """Errors and what concerns the whole run one by one, the rest as counts by reason."""
    from rich.text import Text

    errors = [notice for notice in notices if notice.is_error]
    for notice in errors[:_MOST_ERRORS]:
        where = f"{visible(notice.path)}: " if notice.path else ""
        yield Text.assemble(("error", "bold red"), f" {where}{visible(notice.message)}")
    if len(errors) > _MOST_ERRORS:
        yield Text(f"… and {plural(len(errors) - _MOST_ERRORS, 'more error', 'more errors')}", style="red")
    mild = [notice for notice in notices if not notice.is_error]
    for notice in mild:
        if not notice.path:
            yield Text.assemble(("note", "yellow"), f" {visible(notice.message)}")
    reasons = Counter(visible(notice.reason) for notice in mild if notice.path)
    if reasons:
        counts = ", ".join(f"{reason} {number:,}" for reason, number in sorted(reasons.items()))
        yield Text.assemble(("note", "yellow"), f" files with notices, by reason: {counts}")
    if notices:
        yield Text()
