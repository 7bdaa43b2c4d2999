"""`paralog search`: functions by what they do."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from paralog.cli.common_options import configuration_option, format_option, output_option, quiet_option
from paralog.cli.console import progress, say
from paralog.cli.report_options import chosen_format, hand_over
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import ExitCode, SearchSettings
from paralog.core import CodeUnit


@click.command(
    cls=HeadedCommand,
    params=setting_options(SearchSettings),
    epilog=(
        "\b\n"
        "Examples:\n"
        "  paralog search 'parse an ISO date' src        in words\n"
        "  paralog search src/dates.py:120 src           what does the same as the function there\n"
        "  paralog search --code - src < snippet.py      what does the same as a piece of code\n"
        "  paralog search 'retry on failure' . -o a.html    to read in a browser\n"
        "  paralog search 'retry on failure' saved.idx   in a saved index"
    ),
)
@click.argument("arguments", metavar="QUERY [PATH...]", nargs=-1)
@click.option(
    "--code",
    metavar="FILE",
    help="Search for the code in FILE, - for standard input, instead of QUERY.",
)
@format_option("text", "json", "html")
@output_option("answer")
@configuration_option
@quiet_option
@click.pass_context
def search(
    ctx: click.Context,
    arguments: tuple[str, ...],
    code: str | None,
    format_name: str | None,
    output: Path,
    configuration: Path | None,
    quiet: bool,
) -> ExitCode:
    """Find functions below PATH by what they do.

    QUERY says it in words, or names a function that does it, as FILE:LINE or FILE::NAME. PATH is a
    file, a folder or a saved index; without any it is the present folder.

    Exits with status 0 whether or not anything is found, and with status 2 when there was nothing to
    search or QUERY is no query.
    """
    from paralog import api

    chosen = chosen_format(ctx, format_name, output, has_findings=False)
    query, paths = _divided(ctx, arguments, code)
    settings = settings_for(ctx, SearchSettings, paths[0], configuration)
    reporter = api.reporter(chosen)
    wanted = query if code is None else _code(code, settings.language)
    with progress(wanted=not quiet) as advance:
        report = api.search(wanted, *paths, settings=settings, progress=advance)
    if problem := api.unanswered(report, paths, settings.language):
        say(f"error: {problem}")
        return ExitCode.USAGE
    hand_over(report, reporter, output, report.statistics["hits"], "hit", "hits", quiet=quiet)
    return ExitCode.CLEAN


def _divided(
    ctx: click.Context, arguments: tuple[str, ...], code: str | None
) -> tuple[str, tuple[Path, ...]]:
    """The query, "" where code takes its place, and the paths."""
    query, paths = "", arguments
    if code is None:
        if not arguments:
            raise click.UsageError("say what to look for: paralog search 'parse an ISO date' src", ctx)
        query, *rest = arguments
        paths = tuple(rest)
        if not paths and os.path.isdir(query):  # unlike Path.is_dir, at any length
            raise click.UsageError(
                f"{query} is a folder: say what to look for, paralog search 'parse an ISO date' {query}",
                ctx,
            )
    return query, tuple(map(Path, paths)) or (Path("."),)


def _code(source: str, languages: tuple[str, ...]) -> CodeUnit:
    from paralog import api

    if source != "-":
        return api.read_code_file(source)
    if sys.stdin is None:
        raise click.UsageError("--code - reads standard input, which is closed")
    text = sys.stdin.buffer.read(_MOST_BYTES + 1).decode("utf-8", "replace")
    return api.snippet(text, *languages)


_MOST_BYTES = 1_000_000  # of standard input; `snippet` refuses less
