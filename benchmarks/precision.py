"""Findings of scans of real repositories, for a person to judge, and the count of the verdicts.

They are the first ones, or with `--rewritten` pairs of type 4, drawn at random: few are among the first.

`collect` writes the findings with an empty verdict and prints their code; a person fills in the verdicts
and reasons; `count` checks that none is missing and prints the table.

    same      every member does the same thing; one function could stand for all
    variant   copies that were changed on purpose (another type, direction, bound); could share code
    wrong     nothing that a maintainer would want to know

Examples:
    python benchmarks/precision.py collect --tree jsoup=../jsoup --tree scrapy=../scrapy > reading.txt
    python benchmarks/precision.py collect --rewritten 8 --tree jsoup=../jsoup > pairs.txt
    python benchmarks/precision.py count
    python benchmarks/precision.py count --results results/rewritten.json
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

import paralog
from paralog.core import CloneClass, CloneType
from paralog.report.wording import reason
from provenance import RESULTS, provenance, write_results

TOP = 20
VERDICTS = ("same", "variant", "wrong")
_SEED = 0
_BINS = (0.5, 0.7, 0.9, 1.0001)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("step", choices=("collect", "count"))
    parser.add_argument("--tree", action="append", default=[], metavar="NAME=PATH")
    parser.add_argument(
        "--rewritten", type=int, metavar="N", help="draw so many pairs of type 4 from each tree"
    )
    parser.add_argument("--results", type=Path, help="[results/precision.json, or rewritten.json beside it]")
    options = parser.parse_args(arguments)
    drawn = options.rewritten
    if drawn is not None and drawn < 1:
        parser.error("at least one pair is drawn")
    results = options.results or RESULTS / f"{'precision' if drawn is None else 'rewritten'}.json"
    if options.step == "collect":
        if results.exists() and any(f["verdict"] for f in json.loads(results.read_text("utf-8"))["findings"]):
            parser.error(f"{results} holds verdicts; give another place with --results, or move it away")
        trees = dict(tree.split("=", 1) for tree in options.tree)
        if drawn is None:
            collect(trees, first, f"the first {TOP} findings of each", results)
        else:
            chosen = f"{drawn} random pairs of type 4 of each, seed {_SEED}"
            collect(trees, partial(rewritten, drawn), chosen, results)
    else:
        print(table(json.loads(results.read_text("utf-8"))))


Choose = Callable[[Sequence[CloneClass]], Sequence[CloneClass]]
"""What is judged of the classes of a scan."""


def first(classes: Sequence[CloneClass]) -> Sequence[CloneClass]:
    """The first `TOP`."""
    return classes[:TOP]


def rewritten(n: int, classes: Sequence[CloneClass]) -> Sequence[CloneClass]:
    """Up to `n` pairs of type 4, drawn at random, each as a class of its own."""
    pairs = [pair for found in classes for pair in found.pairs if pair.type == CloneType.TYPE_4]
    return [
        CloneClass(
            f"{pair.left.location} {pair.right.location}",
            (pair.left, pair.right),
            (pair,),
            pair.type,
            pair.similarity,
            pair.probability,
        )
        for pair in random.Random(_SEED).sample(pairs, min(n, len(pairs)))
    ]


def collect(trees: dict[str, str], choose: Choose, chosen: str, path: Path) -> None:
    """Scan each tree with default settings and write what is chosen of its findings, to be judged.

    Args:
        trees: folders by name.
        choose: of the classes of a scan.
        chosen: the same in words.
        path: to write to.
    """
    findings = []
    for name, folder in trees.items():
        report = paralog.scan(folder)
        for rank, found in enumerate(choose(report.classes), 1):
            findings.append(_record(name, rank, found))
            print("\n".join(_reading(name, rank, found)))
        print(f"{name}: {len(report.classes)} classes", file=sys.stderr)
    about = {"model": paralog.load().name, "chosen": chosen}
    write_results({**provenance("precision"), **about, "findings": findings}, path)


def _record(tree: str, rank: int, found: CloneClass) -> dict[str, object]:
    return {
        "tree": tree,
        "rank": rank,
        "id": found.id,
        "type": int(found.type),
        "probability": round(found.probability, 3),
        "may_differ": "the behaviour may differ" in reason(found),
        "members": [f"{unit.location} {unit.qualname}" for unit in found.units],
        "verdict": "",
        "reason": "",
    }


def _reading(tree: str, rank: int, found: CloneClass) -> Iterator[str]:
    yield f"===== {tree} {rank} {found.id} type {int(found.type)} p {found.probability:.2f}"
    for unit in found.units[:3]:
        yield f"--- {unit.location} {unit.qualname}"
        yield unit.code
    if len(found.units) > 3:
        yield f"--- and {len(found.units) - 3} more: {', '.join(unit.qualname for unit in found.units[3:])}"


def table(results: dict[str, object]) -> str:
    """Verdicts by tree, and by probability for all trees together, in Markdown.

    Raises:
        ValueError: a finding is not judged.
    """
    findings = json.loads(json.dumps(results))["findings"]
    unjudged = [f"{f['tree']} {f['rank']}" for f in findings if f["verdict"] not in VERDICTS]
    if unjudged:
        raise ValueError(f"not judged: {', '.join(unjudged)}")
    trees = list(dict.fromkeys(finding["tree"] for finding in findings))
    lines = ["| repository | judged | same | variant | wrong |", "| --- | --- | --- | --- | --- |"]
    lines += [_row(tree, [f for f in findings if f["tree"] == tree]) for tree in trees]
    lines.append(_row("all", findings))
    lines += ["", "| probability | findings | same | variant | wrong |", "| --- | --- | --- | --- | --- |"]
    for low, high in pairwise(_BINS):
        inside = [f for f in findings if low <= f["probability"] < high]
        if inside:
            lines.append(_row(f"{low:.1f} to {min(high, 1):.1f}", inside))
    lines += ["", "| verdict | findings | the behaviour may differ |", "| --- | --- | --- |"]
    for verdict in VERDICTS:
        inside = [f for f in findings if f["verdict"] == verdict]
        lines.append(f"| {verdict} | {len(inside)} | {sum(f['may_differ'] for f in inside)} |")
    return "\n".join(lines)


def _row(label: str, findings: list[dict[str, str]]) -> str:
    counts = Counter(finding["verdict"] for finding in findings)
    shares = (f"{counts[verdict]} ({counts[verdict] / len(findings):.0%})" for verdict in VERDICTS)
    return f"| {label} | {len(findings)} | {' | '.join(shares)} |"


if __name__ == "__main__":
    main()
