"""`paralog evaluate`: how well models do on pairs that one has labelled."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from paralog.cli.common_options import output_option, pairs_option, quiet_option
from paralog.cli.console import progress, say, say_reasons
from paralog.config import ExitCode

SCHEMA = "paralog.evaluation/1"


@click.command(
    epilog=(
        "\b\n"
        "A line of FILE, with places relative to its folder; see also paralog adapt clones --help:\n"
        '  {"left": "shop/a.py:10-20", "right": "shop/b.py:5-14", "same": true}\n\n'
        "\b\n"
        "Examples:\n"
        "  paralog evaluate --pairs pairs.jsonl\n"
        "  paralog evaluate --pairs pairs.jsonl --model default --model models/ours@1\n"
        "  paralog evaluate --pairs pairs.csv --json -o scores.json"
    )
)
@pairs_option
@click.option(
    "--model",
    "names",
    multiple=True,
    metavar="NAME",
    help="A model: its name, name@version or a path; repeatable, the first is compared with the others. "
    "[default: PARALOG_MODEL, else default]",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON instead of text.")
@output_option("scores")
@quiet_option
def evaluate(pairs: Path, names: tuple[str, ...], as_json: bool, output: Path, quiet: bool) -> ExitCode:
    """Score models on labelled pairs of functions, beside TF-IDF.

    A model is scored by the probability that it states of a pair, and by the similarity of its vectors
    alone. Nothing is learned from the pairs; 20 are needed, at least 8 of either label. TF-IDF needs
    scikit-learn: pip install 'paralog[eval]'.
    """
    from paralog import api
    from paralog.core.atomic import atomic_write
    from paralog.report.escaping import visible

    models = [api.load(name) for name in names or (None,)]
    with progress(wanted=not quiet) as advance:
        found = api.evaluate(pairs, models=models, progress=advance)
    say_reasons(found.notices, quiet=quiet)
    if as_json:
        lines = [json.dumps({"schema": SCHEMA, **asdict(found)}, indent=1)]
    else:
        lines = [visible(line) for line in found.describe()]
    if output == Path("-"):
        for line in lines:
            click.echo(line)
        return ExitCode.CLEAN
    with atomic_write(output) as stream:
        stream.write("".join(f"{line}\n" for line in lines).encode())
    if not quiet:
        say(f"wrote {output}")
    return ExitCode.CLEAN
