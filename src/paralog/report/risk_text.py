"""A ranking by risk for a terminal: files with reasons, then what the ranking is worth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from paralog.core import Assessment, RiskyFile
from paralog.report.escaping import visible
from paralog.report.risk_wording import FIGURES, basis, figure, inside, lead, likeness, why
from paralog.report.wording import percent, plural

if TYPE_CHECKING:
    from rich.text import Text

_SHOWN = ("ap", "auc", "auc_in_size", "popt")
_RED, _YELLOW = 0.5, 0.2  # probabilities


def ranking(found: Assessment, limit: int) -> Iterator[Text]:
    """Lines of the whole report but its notices.

    Args:
        found: the ranking.
        limit: files to show; 0 shows all.
    """
    from rich.text import Text

    shown = found.files[:limit] if limit else found.files
    digits = len(str(len(shown)))
    for number, file in enumerate(shown, start=1):
        yield from _entry(number, digits, file)
    if hidden := len(found.files) - len(shown):
        yield Text(f"… and {plural(hidden, 'file')} below (--show 0 shows all)", style="dim")
    yield Text()
    yield from _comparison(found)
    yield Text(visible(found.verdict), style="bold")
    yield Text(basis(found), style="dim")
    yield Text()


def _entry(number: int, digits: int, file: RiskyFile) -> Iterator[Text]:
    from rich.text import Text

    style = "red" if file.probability >= _RED else "yellow" if file.probability >= _YELLOW else "green"
    head = Text()
    head.append(f"{number:>{digits}} ", style="dim")
    head.append(f"{percent(file.probability):>4}", style=f"bold {style}")
    head.append(f"  {visible(file.path)}", style="bold")
    head.append(f"  {plural(file.lines, 'line')}", style="dim")
    yield head
    indent = " " * (digits + 7)
    if file.reasons:
        yield Text(f"{indent}{visible('; '.join(map(why, file.reasons)))}", style="dim")
    for function in file.functions:
        yield Text(f"{indent}{visible(inside(function))}", style="dim")
    for past in file.past_defects:
        yield Text(f"{indent}{visible(likeness(past))}", style="dim")


def _comparison(found: Assessment) -> Iterator[Text]:
    """The table of contenders; nothing where no ranking could be tested."""
    from rich.text import Text

    if not found.contenders:
        return
    headings = {name: heading for name, heading, _ in FIGURES}
    width = max(len(contender.name) for contender in found.contenders)
    title = "".join(f"{headings[name]:>13}" for name in _SHOWN)
    measure = headings[found.criterion]
    yield Text(f"{'ranked by':<{width}}{title}   lead of the model in {measure} (95% interval)", style="dim")
    for contender in found.contenders:
        figures = "".join(f"{figure(contender, name):>13}" for name in _SHOWN)
        yield Text(f"{contender.name:<{width}}{figures}   {lead(contender)}".rstrip())
    yield Text()
