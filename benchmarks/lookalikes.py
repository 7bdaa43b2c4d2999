"""Whether a model tells functions that do the same from functions that merely look the same.

The suite lies with the tests, which execute its functions; token overlap and TF-IDF are in the same run.

Examples:
    python benchmarks/lookalikes.py
    python benchmarks/lookalikes.py --model default --model runs/mine/mine@1 --output mine.json
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import paralog
from minilm import text_embedding
from paralog.datasets.lookalikes import read_lookalikes
from paralog.experiments.clone_table import by_encoder, by_probability
from paralog.experiments.lookalike_table import lookalike_table
from paralog.experiments.tables import as_records, markdown_table
from provenance import RESULTS, ROOT, provenance, write_results

SUITE = ROOT / "tests" / "data" / "lookalikes"
RESULT = RESULTS / "lookalikes.json"
COLUMNS = {
    "clone_first": "clone before look-alike",
    "clone_first_of_task": "of the same original",
    "original_first": "original before look-alike",
    "stranger_last": "clone before stranger",
    "nearest": "nearest is a clone",
}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", action="append", help="name or folder of a model, repeatable [default]")
    parser.add_argument("--suite", type=Path, default=SUITE, help="folder of tasks [that of the tests]")
    parser.add_argument("--minilm", action="store_true", help="a text embedding too; see minilm.py")
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    models = [paralog.load(name) for name in options.model or ["default"]]
    methods = {model.name: by_encoder(model.encoder) for model in models}
    judges = {f"{model.name}, verified": by_probability(model) for model in models if model.verifier}
    cells = lookalike_table(
        read_lookalikes(options.suite),
        text_embedding(options.minilm) | methods | judges,
        report=lambda row: print(row, file=sys.stderr, flush=True),
    )
    results = {
        **provenance("lookalikes"),
        "protocol": "an original, two clones and two look-alikes a task; 95 % intervals over resampled tasks",
        "cells": as_records(cells),
    }
    write_results(results, options.output)
    print(table(results))


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table, a line for each method under each naming."""
    cells = json.loads(json.dumps(results))["cells"]
    head = ["functions", "names", "method", *COLUMNS.values()]
    rows = [
        [f"{cell['row']}, {cell['n_tasks']} tasks", cell["names"], cell["method"]]
        + [_share(cell[column]) for column in COLUMNS]
        for cell in cells
    ]
    return markdown_table(head, rows)


def _share(share: dict[str, float | list[float]]) -> str:
    low, high = share["interval"]
    return f"{share['value']:.3f} ({low:.2f} to {high:.2f})"


if __name__ == "__main__":
    main()
