"""`paralog embed`: one vector for every function."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.common_options import OutputFile, configuration_option, paths_argument, quiet_option
from paralog.cli.console import progress, say, say_notices
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import EmbedSettings, ExitCode


@click.command(
    cls=HeadedCommand,
    params=setting_options(EmbedSettings),
    epilog=(
        "\b\n"
        "Examples:\n"
        "  paralog embed src -o vectors.npz     for numpy.load\n"
        "  paralog embed src -o vectors.jsonl   one JSON object a function"
    ),
)
@paths_argument
@click.option(
    "--output",
    "-o",
    required=True,
    type=OutputFile(),
    metavar="FILE",
    help="Write here; the ending, .npz or .jsonl, chooses the format.",
)
@configuration_option
@quiet_option
@click.pass_context
def embed(
    ctx: click.Context, paths: tuple[Path, ...], output: Path, configuration: Path | None, quiet: bool
) -> ExitCode:
    """Write one vector for every function below PATH."""
    from paralog import api

    api.check_ending(output)
    settings = settings_for(ctx, EmbedSettings, paths[0], configuration)
    with progress(wanted=not quiet) as advance:
        found = api.embed(*paths, settings=settings, progress=advance)
    problem = api.unevaluated(found, paths)
    say_notices(found.notices, quiet=quiet)
    if len(found):
        found.save(output)
        if not quiet:
            say(f"wrote {output}: {len(found)} vectors of {found.vectors.shape[1]} numbers by {found.model}")
    if problem:
        say(f"error: {problem}")
    return ExitCode.USAGE if problem else ExitCode.CLEAN
