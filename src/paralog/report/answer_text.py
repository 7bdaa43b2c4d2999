"""The hits of a search for a terminal: one entry each, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from paralog.core import Answer, CloneType, Hit
from paralog.report.answer_wording import asked, rating, why
from paralog.report.escaping import visible

if TYPE_CHECKING:
    from rich.text import Text

_STYLES = {CloneType.TYPE_1: "bold blue", CloneType.TYPE_2: "bold cyan", None: "bold green"}


def entries(answer: Answer, width: int | None) -> Iterator[Text]:
    """What code was asked for, if any, and lines of all hits, best first, each followed by an empty one.

    Args:
        answer: what was found.
        width: columns that signatures and sentences are cut to; None for no limit.
    """
    from rich.text import Text

    if lead := asked(answer):
        yield Text(visible(lead), style="dim")
        yield Text()
    digits = len(str(len(answer.hits)))
    for number, hit in enumerate(answer.hits, start=1):
        yield from _entry(number, digits, hit, answer, width)
        yield Text()


def _entry(number: int, digits: int, hit: Hit, answer: Answer, width: int | None) -> Iterator[Text]:
    from rich.text import Text

    indent = " " * (digits + 1)
    head = Text()
    head.append(f"{number:>{digits}} ", style="dim")
    head.append(rating(hit), style=_STYLES[hit.copy])
    head.append(f"  {visible(hit.unit.location)}")
    head.append(f"  {visible(hit.unit.qualname)}", style="bold")
    yield head
    lines = [(hit.signature, ""), (hit.summary, ""), (why(hit, answer), "dim")]
    for text, style in lines:
        if text:
            line = Text(f"{indent}{visible(text)}", style=style)
            if width is not None:
                line.truncate(width, overflow="ellipsis")
            yield line
