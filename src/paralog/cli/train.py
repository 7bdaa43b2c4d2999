"""`paralog train`: from a recipe and a folder of data to a model."""

from __future__ import annotations

from pathlib import Path

import click

from paralog.cli.common_options import data_option, quiet_option
from paralog.cli.console import progress, resumable, say, say_reasons
from paralog.config import ExitCode
from paralog.core import MissingExtra
from paralog.train.recipe import RECIPES, get_recipe

_RECIPES = "\n".join(f"  {recipe.name:20}  {recipe.summary}" for recipe in RECIPES.values())


@click.command(
    epilog=(
        f"\b\nRecipes:\n{_RECIPES}\n\n"
        "\b\n"
        "Examples:\n"
        "  paralog train default --data data --output runs/default   (on a GPU)\n"
        "  paralog train grown --data data --output runs/grown       (on two cores)\n"
        "  paralog train sbt-lstm --data data --output runs/lstm --max-minutes 30\n"
        "  paralog train default --data ours --output runs/ours   (folders problem/author.py)\n"
        "  paralog scan src --model runs/default/default@1"
    )
)
@click.argument("recipe")
@data_option("Folder with clones/ and corpus/, or of labelled solutions: problem/author.py.")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder for prepared data, checkpoints and the finished model.",
)
@click.option("--version", "version", default="1", show_default=True, help="Version of the model.")
@click.option(
    "--max-minutes",
    type=click.FloatRange(min=0, min_open=True),
    help="Plan no more steps than fit into this time. [default: all steps of the recipe]",
)
@click.option(
    "--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes that parse."
)
@click.option(
    "--threads",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Threads that compute; 0 leaves the choice to PyTorch.",
)
@quiet_option
def train(
    recipe: str,
    data: Path,
    output: Path,
    version: str,
    max_minutes: float | None,
    jobs: int,
    threads: int,
    quiet: bool,
) -> ExitCode:
    """Train a model by RECIPE, to use with --model.

    A run that was cut off goes on where it was when the same command is given again. Needs
    PyTorch: pip install 'paralog[train]'.
    """
    from paralog.report.escaping import visible

    chosen = get_recipe(recipe)
    try:
        from paralog.train.learned import learned_from
        from paralog.train.learned_text import describe
        from paralog.train.run import train as run
        from paralog.train.stage import LoopOptions
        from paralog.train.trained import TrainOptions
    except ModuleNotFoundError as error:
        raise MissingExtra("training", "train") from error

    with resumable(), progress(wanted=not quiet) as advance:

        def report(stage: str, step: int, steps: int, loss: float, scores: dict[str, float]) -> None:
            advance(step, steps, f"{stage}, loss {loss:.4f}")
            if scores and not quiet:
                shown = "  ".join(f"{name} {score:.4f}" for name, score in scores.items())
                say(f"{stage} {step}/{steps}  loss {loss:.4f}  {shown}")

        loop = LoopOptions(output, max_minutes=max_minutes, threads=threads, report=report)
        bundle = run(chosen, TrainOptions(data, output, version, jobs, loop))
        learned = learned_from(bundle, data, advance)
    if learned is not None:
        say_reasons(learned.notices, quiet=quiet)
        for line in describe(learned):
            click.echo(visible(line))
    say(f"wrote {bundle.folder}; use it with --model {bundle.folder}")
    return ExitCode.CLEAN
