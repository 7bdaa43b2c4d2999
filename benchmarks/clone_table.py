"""The clone table of a model: unseen problems of four platforms, TF-IDF in the same run.

Examples:
    python benchmarks/clone_table.py --data data
    python benchmarks/clone_table.py --data data --model runs/lstm/sbt-lstm@1 --model default
    python benchmarks/clone_table.py --data data --more --output results/more_rows.json
    python benchmarks/clone_table.py --data data --split dev --share .5 --share .7 --output shares.json
    python benchmarks/clone_table.py --data data --split dev --window 512 --window 4096 --output windows.json
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

import paralog
from minilm import text_embedding
from paralog.bundle import Bundle, resolve
from paralog.datasets.clone_rows import MORE_ROWS, ROWS
from paralog.experiments.clone_table import by_encoder, by_search, clone_table
from paralog.experiments.tables import as_records
from paralog.runtime.onnx_encoder import OnnxEncoder
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "clone_table.json"
BASELINE = "TF-IDF"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with clones/")
    parser.add_argument("--model", action="append", help="name or folder of a model, repeatable [default]")
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument(
        "--share", action="append", type=float, help="of the meaning, beside words, in a search; repeatable"
    )
    parser.add_argument(
        "--window", action="append", type=int, help="tokens of a window, in place of its own; repeatable"
    )
    parser.add_argument("--minilm", action="store_true", help="a text embedding too; see minilm.py")
    parser.add_argument("--more", action="store_true", help="rows of C and of authors instead")
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    if any(size < 1 for size in options.window or ()):
        parser.error("a window has one token at least")
    names = options.model or ["default"]
    models = [paralog.load(name) for name in names]
    windows = options.window or ()
    methods = text_embedding(options.minilm)
    methods |= {} if windows else {model.name: by_encoder(model.encoder) for model in models}
    methods |= {
        f"{model.name} and words, {share:g}": by_search(model.encoder, share)
        for model in models
        for share in options.share or ()
    }
    methods |= {
        f"{encoder.name}, windows of {encoder.window:,}": by_encoder(encoder)
        for name in names
        for encoder in (_with_window(resolve(name), size) for size in windows)
    }
    cells = clone_table(
        options.data,
        methods,
        options.split,
        lambda row: print(row, file=sys.stderr, flush=True),
        MORE_ROWS if options.more else ROWS,
    )
    results = {
        **provenance("clone_table"),
        "split": options.split,
        "protocol": "at most 60 problems a row, at most 12 solutions a problem, one an author; "
        "95 % intervals over resampled problems",
        "cells": as_records(cells),
    }
    write_results(results, options.output)
    print(table(results))


def _with_window(bundle: Bundle, size: int) -> OnnxEncoder:
    """For this process alone: another one would open the bundle as it is."""
    return OnnxEncoder(replace(bundle, config=replace(bundle.config, max_tokens=size)))


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table: AUC / MAP@R, names as written and anonymised."""
    cells = json.loads(json.dumps(results))["cells"]
    methods = list(dict.fromkeys(cell["method"] for cell in cells))
    rows = list(dict.fromkeys(cell["row"] for cell in cells))
    by_key = {(cell["row"], cell["names"], cell["method"]): cell for cell in cells}
    namings = ("as written", "anonymised")
    head = ["AUC / MAP@R", *(f"{method}, {naming}" for naming in namings for method in methods)]
    lines = [head, ["---"] * len(head)]
    for row in rows:
        found = [by_key[row, naming, method] for naming in namings for method in methods]
        lines.append([row, *(_cell(cell) for cell in found)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(cell: dict[str, dict[str, float]]) -> str:
    scores = cell["scores"]
    return f"{scores['auc']:.3f} / {scores['map_at_r']:.3f}"


if __name__ == "__main__":
    main()
