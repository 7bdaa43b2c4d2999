"""`paralog reproduce`: the tables and figures of a paper, from the data to the report."""

from __future__ import annotations

from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paralog.cli.common_options import data_option, quiet_option
from paralog.cli.console import resumable, say
from paralog.config import ExitCode
from paralog.core import MissingExtra

if TYPE_CHECKING:
    from paralog.bundle import Bundle

PAPERS = {
    "siamese-sbt-lstm": "Wehr et al. (2019), Learning Semantic Vector Representations of Source Code",
    "rum": "Li et al. (RUM), section 3.1: code with text, and code drawn into its space",
    "rum-clones": "Li et al. (RUM), section 3.2: Table 1 and Figure 4, fine-tuning on few pairs of clones",
    "rum-defects": "Li et al. (RUM), section 3.3: Figure 5, and which files are defective beyond their size",
    "rum-bugs": "Li et al. (RUM), section 3.4: Figure 6, and which files a bug report is about",
}
"""Each has a module `paralog.experiments.NAME.reproduce`."""


@click.command(
    epilog=(
        "\b\nPapers:\n" + "\n".join(f"  {name:18}  {title}" for name, title in PAPERS.items()) + "\n\n\b\n"
        "Examples:\n"
        "  paralog reproduce siamese-sbt-lstm --data data --jobs 2\n"
        "  paralog reproduce siamese-sbt-lstm --data data --seeds 1 --max-minutes 60\n"
        "  paralog reproduce rum-defects --data data --smoke"
    )
)
@click.argument("paper", type=click.Choice(list(PAPERS)))
@data_option("Folder with clones/ and corpus/, and defects/ or bugloc/ where the paper asks for it.")
@click.option(
    "--work",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Prepared data, checkpoints, runs and models; what is there is not done again. "
    "[default: runs/PAPER, of all studies of one paper]",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="Result file and figures. [default: results/PAPER]",
)
@click.option(
    "--page",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The report, in Markdown. [default: docs/results/PAPER.md]",
)
@click.option(
    "--seeds",
    type=click.IntRange(min=1),
    help="Runs of each variant. [default: 3 for siamese-sbt-lstm, 1 for rum, 30 for the others]",
)
@click.option(
    "--max-minutes",
    type=click.FloatRange(min=0, min_open=True),
    help="Begin no run after this time, but for those under the first seed.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1, max=256),
    default=1,
    show_default=True,
    help="Runs side by side, each with one thread.",
)
@click.option(
    "--note",
    "notes",
    multiple=True,
    metavar="TEXT",
    help="A paragraph for the end of the report, such as what was found after the runs; repeatable.",
)
@click.option(
    "--smoke",
    is_flag=True,
    help="A few steps of everything, all of it written below the work folder; the figures mean nothing.",
)
@quiet_option
def reproduce(
    paper: str,
    data: Path,
    work: Path | None,
    output: Path | None,
    page: Path | None,
    seeds: int | None,
    max_minutes: float | None,
    jobs: int,
    notes: tuple[str, ...],
    smoke: bool,
    quiet: bool,
) -> ExitCode:
    """Rebuild the tables and figures of PAPER.

    A study that was cut off goes on where it was when the same command is given again. Needs PyTorch,
    scikit-learn and matplotlib: pip install 'paralog[train,eval]'.
    """
    try:
        from paralog.experiments.reproduction import ReproduceOptions

        study = import_module(f"paralog.experiments.{paper.replace('-', '_')}.reproduce")
    except ModuleNotFoundError as error:
        raise MissingExtra("reproducing a paper", "train,eval") from error

    def tell(line: str) -> None:
        if not quiet:
            say(f"{datetime.now():%H:%M:%S}  {line}")

    # The studies of the second paper share what is trained in phase one.
    work = work or Path("runs", "rum" if paper.startswith("rum") else paper)
    if smoke:  # what it writes means nothing and must not take the place of what does
        work /= "smoke"
    options = ReproduceOptions(
        data=data,
        work=work,
        output=output or (work / "results" if smoke else Path("results", paper)),
        page=page or (work if smoke else Path("docs", "results")) / f"{paper}.md",
        seeds=seeds,
        jobs=jobs,
        max_minutes=max_minutes,
        smoke=smoke,
        notes=notes,
        tell=tell,
    )
    with resumable():
        bundles: list[Bundle] = study.reproduce(options)
    say(f"wrote {options.page} and {options.output}")
    for bundle in bundles:
        say(f"wrote {bundle.folder}; use it with --model {bundle.folder}")
    return ExitCode.CLEAN
