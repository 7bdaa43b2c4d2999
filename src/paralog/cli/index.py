"""`paralog index`: an index in a file."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.common_options import OutputFile, configuration_option, quiet_option
from paralog.cli.console import progress, say, say_notices
from paralog.cli.group import CONTEXT
from paralog.cli.setting_option import HeadedCommand, setting_options, settings_for
from paralog.config import EmbedSettings, ExitCode

_index_argument = click.argument("file", metavar="FILE", type=click.Path(path_type=Path))


@click.group(
    context_settings=CONTEXT,
    epilog=(
        "\b\nExamples:\n  paralog index build src -o saved.idx\n  paralog index update saved.idx\n"
        "  paralog search 'parse an ISO date' saved.idx"
    ),
)
def index() -> None:
    """Keep the functions of a folder in one file, which is searched without the sources.

    To search a folder on this machine no index is needed: the cache makes it as fast. An index is for
    searching where the sources are not; it holds the code of the functions.
    """


@index.command(
    cls=HeadedCommand,
    params=setting_options(EmbedSettings),
    epilog="\b\nExamples:\n  paralog index build src -o saved.idx",
)
@click.argument("paths", metavar="[PATH...]", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    required=True,
    type=OutputFile(),
    metavar="FILE",
    help="Write the index here, in place of an older one.",
)
@configuration_option
@quiet_option
@click.pass_context
def build(
    ctx: click.Context, paths: tuple[Path, ...], output: Path, configuration: Path | None, quiet: bool
) -> ExitCode:
    """Write an index of the functions below PATH, or below the present folder."""
    from paralog import api

    named = paths or (Path("."),)
    settings = settings_for(ctx, EmbedSettings, named[0], configuration)
    with progress(wanted=not quiet) as advance:
        change = api.build_index(*named, output=output, settings=settings, progress=advance)
    say_notices(change.index.content.notices, quiet=quiet)
    if not quiet:
        n = len(change.index.content.units)
        say(f"wrote {output}: {n:,} functions of {change.added:,} files, by {change.index.model}")
    return ExitCode.CLEAN


@index.command(epilog="\b\nExamples:\n  paralog index update saved.idx")
@_index_argument
@click.option(
    "--model", metavar="NAME", help="Encode all anew with this model. [default: the one that made the index]"
)
@quiet_option
def update(file: Path, model: str | None, quiet: bool) -> ExitCode:
    """Bring FILE up to date with the files that it was built from.

    The paths and the settings are those that it was built with. What the cache knows is not encoded again.
    """
    from paralog import api

    with progress(wanted=not quiet) as advance:
        change = api.update_index(file, model=api.load(model) if model else None, progress=advance)
    say_notices(change.index.content.notices, quiet=quiet)
    if not quiet:
        say(
            f"wrote {file}: {len(change.index.content.units):,} functions; files: {change.added:,} new,"
            f" {change.changed:,} changed, {change.removed:,} gone"
        )
    return ExitCode.CLEAN


@index.command(epilog="\b\nExamples:\n  paralog index info saved.idx")
@_index_argument
def info(file: Path) -> None:
    """Say what FILE holds and what it was made from."""
    from paralog import api
    from paralog.report.escaping import visible

    found = api.index_info(file)
    units = found.content.units
    rows = (
        ("file", str(file)),
        ("size", f"{file.stat().st_size / 1e6:,.1f} MB"),
        ("functions", f"{len(units):,}, of {len({unit.path for unit in units}):,} files"),
        ("languages", ", ".join(sorted({unit.language for unit in units}))),
        ("model", found.model),
        ("built from", ", ".join(found.paths)),
    )
    for name, value in rows:
        click.echo(f"{name:<10}  {visible(value)}")
