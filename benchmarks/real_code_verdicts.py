"""Pairs of real code that serve one purpose, for a person to judge, and the count of the verdicts.

`collect` draws pairs, of the test projects first and as long as there are any, writes them with an empty
verdict and prints their code; a person fills in the verdicts and reasons; `count` checks that none is missing
and prints the table.

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

from paralog.datasets.real_code import pair_key, read_purposes
from paralog.datasets.records import CorpusFunction
from paralog.evaluation.proportion import wilson_interval
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "real_code_verdicts.json"
DRAWN, SEED = 200, 1
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
    """Draw pairs and write them, to be judged."""
    purposes = read_purposes(data)
    n_pairs, records = {}, []
    for split in ("test", "train"):
        pairs = [pair for p in purposes if p.split == split for pair in p.pairs]
        n_pairs[split] = len(pairs)
        for pair in sorted(pairs, key=_place)[: DRAWN - len(records)]:
            records.append(_record(split, pair))
            print("\n".join(_reading(len(records), pair)))
    results = {**provenance("real_code_verdicts"), "seed": SEED, "n_pairs": n_pairs, "pairs": records}
    write_results(results, path)


def _place(pair: Pair) -> str:
    """Where a pair stands in the draw: other pairs do not move it."""
    return sha1(f"{SEED} {pair_key(*pair)}".encode()).hexdigest()


def _record(split: str, pair: Pair) -> dict[str, object]:
    places = [f"{f.repository} {f.path}:{f.first}-{f.last}" for f in pair]
    return {
        "id": pair_key(*pair),
        "split": split,
        "functions": places,
        "languages": "+".join(sorted({f.language for f in pair})),
        "verdict": "",
        "reason": "",
    }


def _reading(number: int, pair: Pair) -> Iterator[str]:
    yield f"===== {number}"
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
    lines = ["| projects | judged, of | same | related | wrong |", "| --- | --- | --- | --- | --- |"]
    for split, n in plain["n_pairs"].items():
        lines.append(_row(split, n, [pair for pair in pairs if pair["split"] == split]))
    return "\n".join([*lines, "", "In brackets 95 % intervals by Wilson."])


def _row(label: str, n: int, pairs: list[dict[str, str]]) -> str:
    counts = Counter(pair["verdict"] for pair in pairs)
    cells = []
    for verdict in VERDICTS:
        low, high = wilson_interval(counts[verdict], len(pairs))
        cells.append(f"{counts[verdict]}: {counts[verdict] / len(pairs):.0%} ({low:.0%} to {high:.0%})")
    return f"| {label} | {len(pairs)}, of {n} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
