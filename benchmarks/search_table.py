"""The search table: words, and where a model reads text its meaning and both, on queries in words.

Examples:
    python benchmarks/search_table.py --data data
    python benchmarks/search_table.py --data data --model runs/text/enriched@1
    python benchmarks/search_table.py --data data --model NAME --split dev --share .3 --share .5
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import paralog
from paralog.experiments.search_table import DEFAULT_SHARES, NAMINGS, search_table
from paralog.experiments.tables import as_records
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "search.json"


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with clones/ and corpus/")
    parser.add_argument("--model", action="append", help="name or folder of a model, repeatable [default]")
    parser.add_argument("--split", choices=("dev", "test"), default="test")
    parser.add_argument(
        "--share", action="append", type=float, help="of the meaning in a fused score, repeatable"
    )
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    cells = search_table(
        options.data,
        [paralog.load(name).encoder for name in options.model or ["default"]],
        options.split,
        options.share or DEFAULT_SHARES,
        report=lambda row: print(row, file=sys.stderr, flush=True),
    )
    results = {
        **provenance("search_table"),
        "split": options.split,
        "protocol": "one right function a query: CoSQA without docstrings, and first sentences of"
        " documentation against projects that no training sees; 95 % intervals over resampled queries",
        "cells": as_records(cells),
    }
    write_results(results, options.output)
    print(table(results))


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table: MRR with its interval, and Hit@1 / 5 / 10."""
    cells = json.loads(json.dumps(results))["cells"]
    methods = list(dict.fromkeys(cell["method"] for cell in cells))
    by_key = {(cell["row"], cell["names"], cell["method"]): cell["scores"] for cell in cells}
    head = ["MRR (95 % interval); Hit@1 / @5 / @10", "names", *methods]
    lines = [head, ["---"] * len(head)]
    for row in dict.fromkeys(cell["row"] for cell in cells):
        first = by_key[row, NAMINGS[0], methods[0]]
        label = f"{row}: {first['n_queries']:,} queries, {first['n_candidates']:,} functions"
        for names in NAMINGS:
            lines.append([label, names, *(_cell(by_key[row, names, method]) for method in methods)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(scores: dict[str, dict[str, object]]) -> str:
    low, high = scores["mrr"]["interval"]
    hits = " / ".join(f"{scores[f'hit_at_{k}']['value']:.2f}" for k in (1, 5, 10))
    return f"{scores['mrr']['value']:.3f} ({low:.3f} to {high:.3f}); {hits}"


if __name__ == "__main__":
    main()
