"""`paralog adapt locate`: the ranking of `paralog locate`, fitted to one's own closed issues."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.common_options import OutputFile, configuration_option, quiet_option
from paralog.cli.console import progress, say
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import ExitCode, LocateSettings


@click.command(
    "locate",
    cls=HeadedCommand,
    params=setting_options(LocateSettings),
    epilog=(
        "\b\n"
        "FILE is what the tracker exports, with the numbers that commits name:\n"
        "  gh issue list --state closed --limit 1000 --json number,title,body > closed.json\n\n"
        "\b\n"
        "Examples:\n"
        "  paralog adapt locate --issues closed.json --output ranking.json\n"
        "  paralog adapt locate --repo ../shop --output ranking.json    from commit messages alone\n"
        "  paralog locate --ranking ranking.json --report bug.md"
    ),
)
@click.option(
    "--repo",
    type=click.Path(path_type=Path),
    default=Path("."),
    metavar="DIR",
    help="The repository, with its history. [default: .]",
)
@click.option(
    "--issues",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Closed issues as JSON. [default: commits that speak of a repair, their messages as reports]",
)
@click.option(
    "--ranking",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The ranking to begin with. [default: the one that comes with paralog]",
)
@click.option(
    "--output",
    "-o",
    required=True,
    type=OutputFile(),
    metavar="FILE",
    help="Write the new ranking here.",
)
@configuration_option
@quiet_option
@click.pass_context
def locate(
    ctx: click.Context,
    repo: Path,
    issues: Path | None,
    ranking: Path | None,
    output: Path,
    configuration: Path | None,
    quiet: bool,
) -> ExitCode:
    """Fit the ranking of paralog locate to closed issues.

    Each issue is linked to the commit that settles it. The latest fifth of the issues says what was won:
    they are ranked by the old weights, and by new ones that know none of them. 20 issues are needed.
    """
    from paralog import api

    settings = settings_for(ctx, LocateSettings, repo, configuration)
    with progress(wanted=not quiet) as advance:
        adapted = api.adapt_locate(
            repo, output=output, issues=issues, settings=settings, ranking=ranking, progress=advance
        )
    for line in adapted.told():
        click.echo(line)
    say(f"wrote {output}; use it with paralog locate --ranking {output}")
    return ExitCode.CLEAN
