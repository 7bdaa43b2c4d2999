"""`paralog scan`: functions that do the same thing."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.common_options import (
    OutputFile,
    configuration_option,
    format_option,
    output_option,
    paths_argument,
    quiet_option,
)
from paralog.cli.console import progress, say
from paralog.cli.report_options import chosen_format, hand_over, keep_apart
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import ExitCode, ScanSettings


@click.command(
    cls=HeadedCommand,
    params=setting_options(ScanSettings),
    epilog=(
        "\b\n"
        "Examples:\n"
        "  paralog scan .                                 everything below this folder\n"
        "  paralog scan src -o report.html                side by side, in a browser\n"
        "  paralog scan src -o paralog.sarif              for code scanning\n"
        "  paralog scan src --types 3,4                   only what copying tools do not see\n"
        "  paralog scan src --max-classes 0               fail when anything is found\n"
        "  paralog scan src --write-baseline known.json   accept what is there today\n"
        "  paralog scan src --baseline known.json --max-classes 0   fail on what is new\n"
        "  paralog scan src --changed-since origin/main             only what a pull request touches"
    ),
)
@paths_argument
@format_option("text", "json", "sarif", "html")
@output_option("report")
@click.option(
    "--write-baseline",
    type=OutputFile(),
    metavar="FILE",
    help="Write what is found to FILE, for --baseline in later scans.",
)
@click.option(
    "--changed-since",
    metavar="REV",
    help="Report only classes with a function that was written or edited since HEAD left REV.",
)
@configuration_option
@quiet_option
@click.option("--verbose", "-v", is_flag=True, help="Name every file that was not read in full.")
@click.pass_context
def scan(
    ctx: click.Context,
    paths: tuple[Path, ...],
    format_name: str | None,
    output: Path,
    write_baseline: Path | None,
    changed_since: str | None,
    configuration: Path | None,
    quiet: bool,
    verbose: bool,
) -> ExitCode:
    """Find functions that do the same thing below PATH.

    Exits with status 1 only when --max-classes is given and exceeded, and with status 2 when
    nothing could be read or a file named as PATH could not.
    """
    from paralog import api

    settings = settings_for(ctx, ScanSettings, paths[0], configuration)
    if write_baseline and settings.baseline:
        raise click.UsageError("--baseline and --write-baseline exclude one another", ctx)
    if write_baseline and changed_since is not None:
        raise click.UsageError("--changed-since and --write-baseline exclude one another", ctx)
    chosen = chosen_format(ctx, format_name, output, has_findings=True)
    keep_apart(ctx, output, write_baseline, "the baseline")
    reporter = api.reporter(chosen, limit=settings.limit)
    with progress(wanted=not quiet) as advance:
        report = api.scan(*paths, settings=settings, changed_since=changed_since, progress=advance)
    if verbose:
        for notice in report.notices:
            if notice.path:
                say(f"{notice.path}: {notice.message}")
    if write_baseline:
        api.write_baseline(report, write_baseline)
    hand_over(report, reporter, output, len(report.classes), "clone class", "clone classes", quiet=quiet)
    if problem := api.unevaluated(report, paths):
        say(f"error: {problem}")
        return ExitCode.USAGE
    return _gate(len(report.classes), settings.max_classes)


def _gate(found: int, allowed: int | None) -> ExitCode:
    """Fails where more is found than is allowed, and says so however quiet it is to be: that is the error."""
    if allowed is None or found <= allowed:
        return ExitCode.CLEAN
    from paralog.report.wording import plural

    verb = "is" if found == 1 else "are"
    classes = plural(found, "clone class", "clone classes")
    say(f"{classes} {verb} more than the {allowed} allowed (--max-classes)")
    return ExitCode.FINDINGS
