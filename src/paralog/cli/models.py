"""`paralog models`: what is installed, and whether it is whole."""

from __future__ import annotations

import click

from paralog.cli.console import say
from paralog.cli.group import CONTEXT
from paralog.config import ExitCode


@click.group(
    context_settings=CONTEXT,
    epilog="\b\nExamples:\n  paralog models list\n  paralog models show default\n  paralog models verify",
)
def models() -> None:
    """List, show and check the installed models.

    Some come with the package; PARALOG_MODEL_PATH names folders that hold more.
    """


@models.command("list", epilog="\b\nExamples:\n  paralog models list")
def list_models() -> None:
    """List the installed models, one a line."""
    from paralog import api
    from paralog.report.escaping import visible

    found = api.models()
    if not found:
        say("no model is installed; `--model hashing` works without one")
    for model in found:
        size = f"{model.dim} numbers  {model.n_bytes / 1e6:.1f} MB"
        click.echo(visible(f"{model.name}  {size}  {model.folder}"))


@models.command(epilog="\b\nExamples:\n  paralog models show\n  paralog models show default@1")
@click.argument("name", required=False)
def show(name: str | None) -> None:
    """Show a model's card.

    It is the card of NAME, else of the default model: data, scores, calibration, licence.
    """
    from paralog import api
    from paralog.report.escaping import visible

    for line in api.load(name).card.splitlines():
        click.echo(visible(line))


@models.command(epilog="\b\nExamples:\n  paralog models verify\n  paralog models verify default@1")
@click.argument("name", required=False)
def verify(name: str | None) -> ExitCode:
    """Check models against their hashes: NAME, else all."""
    from paralog import api
    from paralog.report.escaping import visible

    checked = api.verify_models(name)
    for model, problem in checked:
        click.echo(visible(f"{model}  {problem or 'ok'}"))
    if all(not problem for _, problem in checked):
        return ExitCode.CLEAN
    say("error: a model is damaged; install it again")
    return ExitCode.USAGE
