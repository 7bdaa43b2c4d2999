"""`paralog adapt`: a model, or a ranking, fitted to what one has labelled oneself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paralog.cli.adapt_locate import locate
from paralog.cli.common_options import Command, pairs_option, quiet_option
from paralog.cli.console import progress, say, say_reasons
from paralog.cli.group import DefaultGroup
from paralog.config import ExitCode
from paralog.core import MissingExtra, Notice

if TYPE_CHECKING:
    from paralog.bundle import Bundle

_SHARED = (
    click.option(
        "--output",
        "-o",
        required=True,
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Write the new model here, as NAME-adapted@VERSION.",
    ),
    click.option(
        "--model",
        metavar="NAME",
        help="Model to adapt: its name, name@version or a path. [default: PARALOG_MODEL, else default]",
    ),
    click.option("--version", "version", default="1", show_default=True, help="Version of the new model."),
    click.option(
        "--jobs",
        type=click.IntRange(min=1, max=256),
        default=1,
        show_default=True,
        help="Processes that parse, and threads that encode and fit.",
    ),
    quiet_option,
)


def _shared_options(command: Command) -> Command:
    for option in reversed(_SHARED):
        command = option(command)
    return command


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
@_shared_options
def solutions(
    folder: Path, output: Path, model: str | None, version: str, jobs: int, quiet: bool
) -> ExitCode:
    """Adapt a model to labelled solutions.

    FOLDER has a folder for each problem and in it a file for each author. A linear map is fitted on top
    of the model's vectors, and judged by problems that were kept out. Needs PyTorch and ONNX:
    pip install 'paralog[train]'.
    """
    from paralog import api

    base = api.find_bundle(model)
    with _training_extra():
        from paralog.train.adapt import adapt as run
        from paralog.train.adapt_bundle import AdaptOptions
        from paralog.train.learned_text import describe

    with progress(wanted=not quiet) as advance:
        adapted = run(base, AdaptOptions(folder, output, version, jobs, advance))
    lines = describe(adapted.learned)
    if not adapted.is_changed:
        lines.append(f"no map ranked problems better than none: the vectors stay those of {base.config.id}")
    return _tell(adapted.bundle, adapted.learned.notices, lines, quiet)


@click.command(
    epilog=(
        "\b\n"
        "A line of FILE, with places relative to its folder:\n"
        '  {"left": "shop/a.py:10-20", "right": "shop/b.py:5-14", "same": true}\n\n'
        "\b\n"
        "A side is one of:\n"
        '  "shop/a.py:12"                           the innermost function around line 12\n'
        '  "shop/a.py:10-20"                        that around these lines, as a scan prints them\n'
        '  "shop/a.py::Parser.parse"                that of this name\n'
        '  {"code": "int f()", "language": "java"}  one that is written out\n'
        '  {"path": "shop/a.py", "span": {...}}     a unit of scan --format json\n\n'
        "\b\n"
        "Examples:\n"
        "  paralog adapt clones --pairs pairs.jsonl --output models\n"
        "  paralog adapt clones --pairs pairs.csv --output models    columns left, right, same\n"
        "  paralog scan src --model models/default-adapted@1"
    )
)
@pairs_option
@_shared_options
def clones(pairs: Path, output: Path, model: str | None, version: str, jobs: int, quiet: bool) -> ExitCode:
    """Adapt a model to labelled pairs of functions.

    FILE says of pairs of functions whether they do the same: true or false, 1 or 0, same or different; a
    pair without a label is passed over. A linear map is fitted on top of the model's vectors, and each
    pair judged by one that knows neither of its functions. 50 pairs are enough to try, fewer than 20 are
    refused. Needs PyTorch and ONNX: pip install 'paralog[train]'.
    """
    from paralog import api

    base = api.find_bundle(model)
    with _training_extra():
        from paralog.train.adapt_bundle import AdaptOptions
        from paralog.train.adapt_clones import adapt_clones
        from paralog.train.adapt_learned_text import describe

    with progress(wanted=not quiet) as advance:
        adapted = adapt_clones(base, AdaptOptions(pairs, output, version, jobs, advance))
    return _tell(adapted.bundle, adapted.learned.notices, describe(adapted.learned), quiet)


adapt = DefaultGroup(
    "adapt",
    [solutions, clones, locate],
    default="solutions",
    text="Fit a model or a ranking to what you have labelled yourself; `solutions` may be left unsaid.",
    epilog=(
        "\b\nExamples:\n"
        "  paralog adapt ours --output models\n"
        "  paralog adapt clones --pairs pairs.jsonl --output models\n"
        "  paralog adapt locate --repo . --issues closed.json --output ranking.json"
    ),
)


@contextmanager
def _training_extra() -> Iterator[None]:
    """Imports of what needs the extra `train`; where one fails, the pip line is the message."""
    try:
        import onnx  # noqa: F401  (only to find out)

        yield
    except ModuleNotFoundError as error:
        raise MissingExtra("adapting a model", "train") from error


def _tell(bundle: Bundle, notices: Sequence[Notice], lines: Sequence[str], quiet: bool) -> ExitCode:
    """What was left out, what was learned, and where the new model lies."""
    from paralog.report.escaping import visible

    say_reasons(notices, quiet=quiet)
    for line in lines:
        click.echo(visible(line))
    say(f"wrote {bundle.folder}; use it with --model {bundle.folder}")
    return ExitCode.CLEAN
