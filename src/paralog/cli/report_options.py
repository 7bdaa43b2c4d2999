"""What the commands that write a report have in common: its format, and where it goes."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.console import say
from paralog.core import Report, Reporter

_FORMATS = {
    ".json": "json", ".sarif": "sarif", ".html": "html", ".htm": "html",
    "": "text", ".txt": "text", ".text": "text", ".log": "text",
}  # fmt: skip
_STANDARD_OUTPUT = Path("-")


def chosen_format(ctx: click.Context, format_name: str | None, output: Path, *, has_findings: bool) -> str:
    """The format by its name, else by the ending of `output`; text for standard output.

    Raises:
        click.UsageError: SARIF, for a report that has no findings; an ending that says no format.
    """
    by_ending = _FORMATS.get(output.suffix.lower())
    if format_name is None and by_ending is None:
        raise click.UsageError(
            f"{output}: no format has the ending {output.suffix}; choose one with --format", ctx
        )
    if not has_findings and "sarif" in (format_name, by_ending):
        raise click.UsageError(f"SARIF is for findings; {ctx.info_name} writes text, json or html", ctx)
    return format_name or by_ending or "text"


def keep_apart(ctx: click.Context, output: Path, other: Path | None, what: str) -> None:
    """Refuse one file for the report and for `what`.

    Raises:
        click.UsageError: they are one.
    """
    if other is not None and output.resolve() == other.resolve():
        raise click.UsageError(f"{output} cannot take both the report and {what}", ctx)


def hand_over(
    report: Report, reporter: Reporter, output: Path, n: int, noun: str, nouns: str, *, quiet: bool
) -> None:
    """Write the report; where that is a file, say so and how many of what it holds."""
    from paralog import api

    is_file = output != _STANDARD_OUTPUT
    api.write_report(report, reporter, output if is_file else None)
    if is_file and not quiet:
        from paralog.report.wording import plural

        say(f"wrote {output}: {plural(n, noun, nouns)}")
