"""Search among functions of real projects for those of the same purpose, with baselines in the same run.

Queries and counterparts come from projects that no training sees, and once more from the others, whose code a
model may have seen, though not which functions belong together, unless it was trained on those pairs.

Examples:
    python benchmarks/real_code.py --data data
    python benchmarks/real_code.py --data data --split test --model runs/new/encoder@2 --model default
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import paralog
from minilm import text_embedding
from paralog.experiments.clone_table import by_encoder, by_search
from paralog.experiments.real_code_table import POOL, real_code_table
from paralog.experiments.tables import as_records
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "real_code.json"
VERDICTS = RESULTS / "real_code_verdicts.json"
SPLITS = ("test", "train")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with corpus/")
    parser.add_argument("--model", action="append", help="name or folder of a model, repeatable [default]")
    parser.add_argument("--split", action="append", choices=SPLITS, help="repeatable [both]")
    parser.add_argument("--minilm", action="store_true", help="a text embedding too, on test; see minilm.py")
    parser.add_argument("--size", type=int, default=POOL, help="candidates")
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    models = [paralog.load(name) for name in options.model or ["default"]]
    methods = {model.name: by_encoder(model.encoder) for model in models} | {
        f"{model.name} and words": by_search(model.encoder) for model in models
    }
    cells = []
    for split in options.split or SPLITS:
        cells += real_code_table(
            options.data,
            {**text_embedding(options.minilm and split == "test"), **methods},
            split,
            judged_same(VERDICTS) if split == "test" else frozenset(),  # of the others only some are judged
            options.size,
            report=lambda row: print(row, file=sys.stderr, flush=True),
        )
    results = {
        **provenance("real_code"),
        "protocol": f"{options.size} candidates; names masked or all names of its own anonymised; "
        "95 % intervals over resampled purposes",
        "cells": as_records(cells),
    }
    write_results(results, options.output)
    print(table(results))


def judged_same(path: Path) -> frozenset[str]:
    """Keys of the pairs that were read and found to do the same."""
    if not path.exists():
        return frozenset()
    pairs = json.loads(path.read_text("utf-8"))["pairs"]
    return frozenset(pair["id"] for pair in pairs if pair["verdict"] == "same")


def table(results: dict[str, object]) -> str:
    """The result file as Markdown tables, one a naming and split."""
    cells = json.loads(json.dumps(results))["cells"]
    groups = list(dict.fromkeys((cell["split"], cell["names"]) for cell in cells))
    return "\n\n".join(_table([c for c in cells if (c["split"], c["names"]) == group]) for group in groups)


def _table(cells: list[dict[str, object]]) -> str:
    rows = list(dict.fromkeys(cell["row"] for cell in cells))
    methods = list(dict.fromkeys(cell["method"] for cell in cells))
    by_key = {(cell["row"], cell["method"]): cell["scores"] for cell in cells}
    title = f"Projects of {cells[0]['split']}, {cells[0]['names']}"
    head = [f"{title}: MRR (95 %), Hit@1 / Hit@10 / MAP", "queries", *methods]
    lines = [head, ["---"] * len(head)]
    for row in rows:
        found = [by_key[row, method] for method in methods]
        lines.append([row, str(found[0]["n_queries"]), *map(_cell, found)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(scores: dict) -> str:
    low, high = scores["intervals"]["mrr"]
    return (
        f"{scores['mrr']:.3f} ({low:.3f} to {high:.3f}), "
        f"{scores['hit1']:.3f} / {scores['hit10']:.3f} / {scores['map']:.3f}"
    )


if __name__ == "__main__":
    main()
