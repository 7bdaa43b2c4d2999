"""`paralog risk`: files by the probability of a defect."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.common_options import (
    OutputFile,
    configuration_option,
    format_option,
    output_option,
    quiet_option,
)
from paralog.cli.console import progress, say
from paralog.cli.report_options import chosen_format, hand_over, keep_apart
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import ExitCode, RiskSettings
from paralog.core import Assessment


@click.command(
    cls=HeadedCommand,
    params=setting_options(RiskSettings),
    epilog=(
        "\b\n"
        "Examples:\n"
        "  paralog risk .                              the files of this repository\n"
        "  paralog risk . -o risk.html                 a treemap, in a browser\n"
        "  paralog risk . --effort                     what is found soonest for each line read\n"
        "  paralog risk . --changed-since origin/main  only what a pull request changes\n"
        "  paralog risk . --changed-since origin/main --fail-above 90\n"
        "  paralog risk . --write-labels labels.csv    which commits count as repairs, and why\n"
        "  paralog risk . --labels labels.csv          with that table, corrected"
    ),
)
@click.argument("path", metavar="[PATH]", default=".", type=click.Path(path_type=Path))
@format_option("text", "json", "sarif", "html")
@output_option("report")
@click.option("--changed-since", metavar="REV", help="Report only files that changed since HEAD left REV.")
@click.option(
    "--labels",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Which commits are repairs, over what their messages say; see --write-labels.",
)
@click.option(
    "--write-labels",
    type=OutputFile(),
    metavar="FILE",
    help="Write which commits count as repairs, and why, to FILE as CSV.",
)
@configuration_option
@quiet_option
@click.pass_context
def risk(
    ctx: click.Context,
    path: Path,
    format_name: str | None,
    output: Path,
    changed_since: str | None,
    labels: Path | None,
    write_labels: Path | None,
    configuration: Path | None,
    quiet: bool,
) -> ExitCode:
    """Rank the files in PATH, a folder of a git repository, by the probability of a defect.

    The ranking is learned from the repository's own repairs and from other projects, and the report says
    whether it beats simple rankings on this repository's past. The last commit is ranked.

    Exits with status 1 only when --fail-above is given and a reported file stands above it, and with status 2
    when there is no history to learn from.
    """
    from paralog import api

    keep_apart(ctx, output, write_labels, "the labels")
    settings = settings_for(ctx, RiskSettings, path, configuration)
    chosen = chosen_format(ctx, format_name, output, has_findings=True)
    reporter = api.reporter(chosen, limit=settings.show)
    with progress(wanted=not quiet) as advance:
        report = api.risk(
            path, settings=settings, labels=labels, changed_since=changed_since, progress=advance
        )
    assert report.risk is not None
    if write_labels:
        api.write_labels(report, write_labels)
    hand_over(report, reporter, output, len(report.risk.files), "file", "files", quiet=quiet)
    return _gate(report.risk, settings.fail_above)


def _gate(assessment: Assessment, fail_above: float | None) -> ExitCode:
    """Fails where a file stands too high, and says so however quiet it is to be: that is the error."""
    if fail_above is None:
        return ExitCode.CLEAN
    over = [file for file in assessment.files if 100 * file.percentile > fail_above]
    if not over:
        return ExitCode.CLEAN
    from paralog.report.wording import plural

    stand = f"{plural(len(over), 'file')} {'stands' if len(over) == 1 else 'stand'}"
    say(f"{stand} above {fail_above:g}% of the repository's files (--fail-above)")
    return ExitCode.FINDINGS
