"""What a person is told while a command works: on standard error, never in the output."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from paralog.core import Notice, Progress

_PLACES = 3


def say(message: str) -> None:
    """One message, made harmless: paths and names in it come from code that nobody has vetted."""
    from paralog.report.escaping import visible

    for line in message.splitlines():
        click.echo(visible(line), err=True)


def say_notices(notices: Sequence[Notice], *, quiet: bool) -> None:
    """What was left out or could not be read; when quiet, only the errors."""
    from paralog.report.text import notice_lines

    for line in notice_lines([notice for notice in notices if notice.is_error or not quiet]):
        say(line.plain)


def say_reasons(notices: Iterable[Notice], *, quiet: bool) -> None:
    """What was left out of a file of labels: a line for each reason, with the first few places."""
    by_reason: defaultdict[str, list[Notice]] = defaultdict(list)
    for notice in () if quiet else notices:
        by_reason[notice.reason].append(notice)
    for reason, found in sorted(by_reason.items()):
        shown = [f"{one.path}: {one.message}" if one.path else one.message for one in found[:_PLACES]]
        rest = ["..."] if len(found) > _PLACES else []
        say(f"{reason} ({len(found)}): {'; '.join([*shown, *rest])}")


@contextmanager
def resumable() -> Iterator[None]:
    """Around work that keeps what it has done: an interrupt tells the way on."""
    try:
        yield
    except KeyboardInterrupt:
        say("what is done is kept; the same command goes on from there")
        raise


@contextmanager
def progress(*, wanted: bool) -> Iterator[Progress]:
    """A function that shows how far the work is, with the time left, when a person is looking."""
    if not wanted or sys.stderr is None or not sys.stderr.isatty():  # None where it is closed
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bars

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(compact=True),
    )
    with Bars(*columns, console=Console(stderr=True), transient=True) as bars:
        bar, counted = bars.add_task("starting", total=None), 0

        def advance(done: int, total: int, stage: str) -> None:
            nonlocal bar, counted
            if total != counted:  # the next stage has its own clock, or none while it cannot be counted
                bars.remove_task(bar)
                bar, counted = bars.add_task(stage, total=total or None), total
            bars.update(bar, completed=done, description=stage)

        yield advance


def _silent(_done: int, _total: int, _stage: str) -> None:
    """Show nothing."""
