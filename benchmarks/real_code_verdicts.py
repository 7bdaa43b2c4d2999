"""Pairs of real code that serve one purpose, for a person to judge, and the count of the verdicts.

`collect` draws pairs of the test projects, writes them with an empty verdict and prints their code; a person
fills in the verdicts and reasons; `count` checks that none is missing and prints the table.

    same      the same purpose and essentially the same behaviour
    related   the same purpose, but the behaviour differs in more than details
    wrong     another purpose

Examples:
    python benchmarks/real_code_verdicts.py collect --data data > reading.txt
    python benchmarks/real_code_verdicts.py count
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha1
from pathlib import Path

import numpy as np

from paralog.datasets.real_code import read_purposes
from paralog.datasets.records import CorpusFunction
from paralog.evaluation.proportion import wilson_interval
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "real_code_verdicts.json"
DRAWN, SEED = 200, 0
VERDICTS = ("same", "related", "wrong")
Pair = tuple[CorpusFunction, CorpusFunction]


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("collect", "count"))
    parser.add_argument("--data", type=Path, help="folder with corpus/, to collect from")
    parser.add_argument("--results", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    if options.step == "count":
        print(table(json.loads(options.results.read_text("utf-8"))))
    elif options.data is None:
        parser.error("collect needs --data")
    else:
        collect(options.data, options.results)


def collect(data: Path, path: Path) -> None:
    """Draw pairs from all there are and write them, to be judged."""
    pairs = [pair for p in read_purposes(data) if p.split == "test" for pair in p.pairs]
    drawn = [pairs[at] for at in np.random.default_rng(SEED).permutation(len(pairs))[:DRAWN]]
    for number, pair in enumerate(drawn, 1):
        print("\n".join(_reading(number, pair)))
    results = {
        **provenance("real_code_verdicts"),
        "seed": SEED,
        "n_pairs": len(pairs),
        "pairs": [_record(pair) for pair in drawn],
    }
    write_results(results, path)


def _record(pair: Pair) -> dict[str, object]:
    places = [f"{f.repository} {f.path}:{f.first}-{f.last}" for f in pair]
    return {
        "id": sha1("|".join(sorted(places)).encode()).hexdigest()[:16],
        "functions": places,
        "languages": "+".join(sorted({f.language for f in pair})),
        "verdict": "",
        "reason": "",
    }


def _reading(number: int, pair: Pair) -> Iterator[str]:
    yield f"===== {number} {_record(pair)['id']}"
    for f in pair:
        yield f"--- {f.repository} {f.qualname}: {' '.join(f.doc.split())[:300]}"
        yield f.code


def table(results: dict[str, object]) -> str:
    """Verdicts by languages and together, with 95 % intervals, in Markdown.

    Raises:
        ValueError: a pair is not judged.
    """
    plain = json.loads(json.dumps(results))
    pairs = plain["pairs"]
    unjudged = [pair["id"] for pair in pairs if pair["verdict"] not in VERDICTS]
    if unjudged:
        raise ValueError(f"not judged: {', '.join(unjudged)}")
    lines = ["| languages | judged | same | related | wrong |", "| --- | --- | --- | --- | --- |"]
    for languages in sorted({pair["languages"] for pair in pairs}):
        shown = " and ".join(word.title() for word in languages.split("+"))
        lines.append(_row(shown, [pair for pair in pairs if pair["languages"] == languages]))
    lines.append(_row("all", pairs))
    return "\n".join([*lines, "", f"Drawn from {plain['n_pairs']} pairs; 95 % intervals by Wilson."])


def _row(label: str, pairs: list[dict[str, str]]) -> str:
    counts = Counter(pair["verdict"] for pair in pairs)
    cells = []
    for verdict in VERDICTS:
        low, high = wilson_interval(counts[verdict], len(pairs))
        cells.append(f"{counts[verdict]} ({counts[verdict] / len(pairs):.0%}, {low:.0%} to {high:.0%})")
    return f"| {label} | {len(pairs)} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
