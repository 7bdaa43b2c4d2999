"""`paralog locate`: files and functions that a bug report is about."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from paralog.cli.common_options import configuration_option, format_option, output_option, quiet_option
from paralog.cli.console import progress
from paralog.cli.report_options import chosen_format, hand_over
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import ExitCode, LocateSettings


@click.command(
    cls=HeadedCommand,
    params=setting_options(LocateSettings),
    epilog=(
        "\b\n"
        "Examples:\n"
        "  paralog locate --report issue.md                     in the repository around\n"
        "  paralog locate --repo ../shop --report bug.json -o bug.html\n"
        "  paralog locate --repo shop.git --at v1.2 --report -  < report.txt\n"
        "  gh issue view 12 --json title,body | paralog locate --report -"
    ),
)
@click.option(
    "--report",
    "report_file",
    required=True,
    metavar="FILE",
    help="The report: text, Markdown, HTML, or JSON of GitHub, Bugzilla or Jira; - is standard input.",
)
@click.option(
    "--repo",
    type=click.Path(path_type=Path),
    default=Path("."),
    metavar="DIR",
    help="Where to look: a folder, in a git repository or not, or a bare repository. [default: .]",
)
@click.option(
    "--at",
    metavar="REV",
    help="The revision that the report is about. [default: the files in DIR, and the history up to HEAD]",
)
@click.option(
    "--ranking",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Rank by what paralog adapt locate wrote. [default: the ranking that comes with paralog]",
)
@format_option("text", "json", "html")
@output_option("answer")
@configuration_option
@quiet_option
@click.pass_context
def locate(
    ctx: click.Context,
    report_file: str,
    repo: Path,
    at: str | None,
    ranking: Path | None,
    format_name: str | None,
    output: Path,
    configuration: Path | None,
    quiet: bool,
) -> ExitCode:
    """Find the files and functions that a bug report is about.

    Words, mentioned paths, stack traces and names, and the commits before the report are compared, and
    weighed by what was learned from the reports of other projects. Nothing leaves the machine.

    Exits with status 0, and with status 2 when the report says nothing or there is no code to look in.
    """
    from paralog import api

    chosen = chosen_format(ctx, format_name, output, has_findings=False)
    settings = settings_for(ctx, LocateSettings, repo, configuration)
    reporter = api.reporter(chosen)
    text = _read(ctx, report_file)
    with progress(wanted=not quiet) as advance:
        report = api.locate(text, repo, at=at, settings=settings, ranking=ranking, progress=advance)
    n = report.statistics["files"]
    hand_over(report, reporter, output, n, "file compared", "files compared", quiet=quiet)
    return ExitCode.CLEAN


def _read(ctx: click.Context, source: str) -> str:
    from paralog import api

    if source != "-":
        return api.read_report_file(source)
    if sys.stdin is None:
        raise click.UsageError("--report - reads standard input, which is closed", ctx)
    return api.decode_report(sys.stdin.buffer.read(api.LARGEST_REPORT + 1), "standard input")
