"""`paralog adapt`: a model fitted to what one has labelled oneself."""

from __future__ import annotations

import os
from pathlib import Path

import click

from paralog.cli.common_options import quiet_option
from paralog.cli.console import progress, say
from paralog.cli.group import DefaultGroup
from paralog.config import ExitCode
from paralog.core import MissingExtra


@click.command(
    epilog=(
        "\b\n"
        "Layout of FOLDER:\n"
        "  two-sum/alice.py\n"
        "  two-sum/bob.java\n"
        "  fizz-buzz/alice.py\n\n"
        "\b\n"
        "Examples:\n"
        "  paralog adapt solutions ours --output models\n"
        "  paralog adapt ours --output models           the same\n"
        "  paralog scan src --model models/default-adapted@1"
    )
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Write the new model here, as NAME-adapted@VERSION.",
)
@click.option(
    "--model",
    default="default",
    metavar="NAME",
    show_default=True,
    help="Model to adapt: its name, name@version or a path.",
)
@click.option("--version", "version", default="1", show_default=True, help="Version of the new model.")
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=256),
    default=1,
    show_default=True,
    help="Processes that parse, and threads that encode.",
)
@quiet_option
def solutions(folder: Path, output: Path, model: str, version: str, jobs: int, quiet: bool) -> ExitCode:
    """Adapt a model to labelled solutions.

    FOLDER has a folder for each problem and in it a file for each author. A linear map is fitted on top
    of the model's vectors, and judged by problems that were kept out. Needs PyTorch and ONNX:
    pip install 'paralog[train]'.
    """
    from paralog.bundle import resolve
    from paralog.config import read_environment
    from paralog.report.escaping import visible

    base = resolve(model, read_environment(os.environ).model_folders)
    try:
        import onnx  # noqa: F401  (only to find out)

        from paralog.train.adapt import AdaptOptions
        from paralog.train.adapt import adapt as run
        from paralog.train.learned_text import describe, told
    except ModuleNotFoundError as error:
        raise MissingExtra("adapting a model", "train") from error

    with progress(wanted=not quiet) as advance:
        adapted = run(base, AdaptOptions(folder, output, version, jobs, advance))
    for line in () if quiet else told(adapted.learned.notices):
        say(line)
    for line in describe(adapted.learned):
        click.echo(visible(line))
    if not adapted.is_changed:
        click.echo(f"no map ranked problems better than none: the vectors stay those of {base.config.id}")
    say(f"wrote {adapted.bundle.folder}; use it with --model {adapted.bundle.folder}")
    return ExitCode.CLEAN


adapt = DefaultGroup(
    "adapt",
    [solutions],
    default="solutions",
    text="Fit a model to what you have labelled yourself; `solutions` may be left unsaid.",
    epilog="\b\nExamples:\n  paralog adapt ours --output models",
)
