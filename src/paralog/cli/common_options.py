"""What several commands take: each spelled once."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., object])

paths_argument = click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
configuration_option = click.option(
    "--config",
    "configuration",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Read settings from FILE instead of the nearest paralog.toml or pyproject.toml.",
)
quiet_option = click.option(
    "--quiet", "-q", is_flag=True, help="On standard error nothing but errors: no progress, no remarks."
)


pairs_option = click.option(
    "--pairs",
    required=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Labelled pairs of functions, as JSON Lines; by its ending .csv or .tsv as a table.",
)


class OutputFile(click.Path):
    """A file to write, which may take the place of an older one but never that of source code."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """The path; fails for a file of code that is there."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if path.is_file():
            from paralog import api

            if api.is_source(path) or api.is_source(path.resolve()):  # a link is written through
                self.fail(f"{path} is source code, which would be lost: name another file", param, ctx)
        return path


def data_option(text: str) -> Callable[[Command], Command]:
    """`--data`, a folder that has to be there."""
    return click.option(
        "--data",
        required=True,
        type=click.Path(path_type=Path, exists=True, file_okay=False),
        metavar="FOLDER",
        help=text,
    )


def format_option(*names: str) -> Callable[[Command], Command]:
    """`--format`, one of the formats `names`; passed on as `format_name`."""
    *others, last = names
    return click.option(
        "--format",
        "-f",
        "format_name",
        metavar="NAME",
        help=f"{', '.join(others)} or {last}. [default: by the ending of --output, else {names[0]}]",
    )


def output_option(what: str) -> Callable[[Command], Command]:
    """`--output`, a file for `what` or, by default, standard output."""
    return click.option(
        "--output",
        "-o",
        type=OutputFile(),
        default=Path("-"),
        metavar="FILE",
        help=f"Write the {what} here; - is standard output. [default: -]",
    )
