"""Bug localization on real reports: a ranking learned from other projects, beside words alone.

Examples:
    python benchmarks/locate_issues.py --data data --clones clones
    python benchmarks/locate_issues.py --data data --clones clones --ranking shipped.json
    python benchmarks/locate_issues.py --data data --project SWT --project Tomcat --shipped \
        --output results/locate_issues_java.json
    python benchmarks/locate_issues.py --data data --smoke

`--clones` has the git repositories of the projects, as OWNER/NAME: they give the history before each
report, and which functions a repair changed. Without it, files are ranked by words and mentions alone.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import paralog
from paralog.core import TextEncoder
from paralog.datasets.issues import SWE
from paralog.experiments.locate_issues.shipping import make_ranker
from paralog.experiments.locate_issues.solve import solve_project
from paralog.experiments.locate_issues.study import OURS, STRATA, study
from paralog.runtime.cache import EmbeddingCache
from paralog.tasks.localization import load_ranker
from paralog.tasks.localization.ranker import as_json
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "locate_issues.json"
SMOKE = 3
_CACHE_BYTES = 8_000_000_000
_SHOWN = {"acc@1": "Acc@1", "acc@5": "Acc@5", "acc@10": "Acc@10", "hit@1": "Hit@1", "mrr": "MRR"}


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with bugloc/")
    parser.add_argument("--clones", type=Path, help="folder with OWNER/NAME repositories [no history]")
    parser.add_argument("--project", action="append", help="repeatable [the five Python projects]")
    parser.add_argument("--limit", type=int, help="reports of each project, evenly spread [all]")
    parser.add_argument("--model", help="with a text side, for signals of meaning [none]")
    parser.add_argument("--cache", type=Path, help="folder that keeps what was parsed [a temporary one]")
    parser.add_argument("--ranking", type=Path, help="write the ranking that is fitted to all reports")
    parser.add_argument(
        "--shipped",
        action="store_true",
        help="judge the ranking that comes with paralog; the projects must be none that it was fitted to",
    )
    parser.add_argument(
        "--smoke", action="store_true", help=f"{SMOKE} reports of two projects, no result file"
    )
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    encoder = paralog.load(options.model).encoder if options.model else None
    names = options.project or (SWE[-2:] if options.smoke else SWE)
    with _cache(options.cache) as cache:
        solved = {
            name: list(
                solve_project(
                    options.data,
                    name,
                    cache,
                    clones=options.clones,
                    encoder=encoder if isinstance(encoder, TextEncoder) else None,
                    limit=SMOKE if options.smoke else options.limit,
                    report=lambda line: print(line, file=sys.stderr, flush=True),
                )
            )
            for name in names
        }
    known = load_ranker() if options.shipped else None
    results = {**provenance("locate_issues"), **study(solved, known)}
    print(table(results))
    if options.ranking:
        ranker = make_ranker(solved, "locate@1", encoder=encoder.name if encoder else "")
        options.ranking.write_text(as_json(ranker), encoding="utf-8")
    if not options.smoke:
        write_results(results, options.output)


@contextmanager
def _cache(folder: Path | None) -> Iterator[EmbeddingCache]:
    with tempfile.TemporaryDirectory() as temporary:
        with EmbeddingCache(folder or Path(temporary), max_bytes=_CACHE_BYTES) as cache:
            yield cache


def table(results: dict[str, object]) -> str:
    """The result file as Markdown tables: files, functions, strata, projects, signals, probabilities."""
    found = json.loads(json.dumps(results))
    n = sum(found["reports"].values())
    parts = [
        _comparison(f"files, {n} reports", found["files"]),
        _comparison("functions", found["functions"]) if found["functions"] else "",
        _parts("by what the report gives away", found["strata"], STRATA),
        _parts("by project", found["projects"], tuple(found["projects"])),
        _ablation(found["ablation"], bool(found["functions"])),
        _calibration(found["calibration"]),
    ]
    return "\n\n".join(filter(None, parts))


def _comparison(title: str, methods: dict[str, dict[str, object]]) -> str:
    lines = [[title, *_SHOWN.values(), "Acc@1 ahead of BM25"], ["---"] * 7]
    for method, scores in methods.items():
        cells = [_value(scores[name]) for name in _SHOWN]
        lines.append([_bold(method), *cells, _ahead(scores["acc@1"])])
    return _rows(lines)


def _value(measure: dict[str, object]) -> str:
    low, high = measure["interval"]
    return f"{100 * measure['value']:.1f} ({100 * low:.0f} to {100 * high:.0f})"


def _ahead(measure: dict[str, object]) -> str:
    low, high = measure["ahead_interval"]
    return f"{100 * measure['ahead']:+.1f} ({100 * low:+.1f} to {100 * high:+.1f})"


def _bold(method: str) -> str:
    return f"**{method}**" if method == OURS else method


def _parts(title: str, parts: dict[str, dict[str, dict[str, object]]], names: tuple[str, ...]) -> str:
    """Acc@1 / @5 / @10 of the first baseline and of ours on each part of the reports."""
    lines = [[title, "reports", "BM25, files", f"**{OURS}**"], ["---"] * 4]
    for name in names:
        if methods := parts.get(name):
            baseline, ours = (_triple(methods[method]) for method in ("BM25, files", OURS))
            lines.append([name, str(methods[OURS]["n"]), baseline, ours])
    return _rows(lines)


def _triple(scores: dict[str, dict[str, float]]) -> str:
    return " / ".join(f"{100 * scores[f'acc@{k}']['value']:.1f}" for k in (1, 5, 10))


def signals_table(results: dict[str, object]) -> str:
    """What each choice of signals finds, alone."""
    found = json.loads(json.dumps(results))
    return _ablation(found["ablation"], bool(found["functions"]))


def _ablation(choices: dict[str, dict[str, dict[str, float]]], with_functions: bool) -> str:
    """What each choice of signals finds; of functions only where it is known which were repaired."""
    kinds = ("files", "functions") if with_functions else ("files",)
    lines = [["signals", *(f"{kind}: Acc@1 / @5 / @10" for kind in kinds), "MRR of files"]]
    lines.append(["---"] * len(lines[0]))
    for name, scores in sorted(choices.items(), key=lambda item: (item[0].count("+"), item[0])):
        shown = [" / ".join(f"{100 * scores[kind][f'acc@{k}']:.1f}" for k in (1, 5, 10)) for kind in kinds]
        lines.append([name.replace("+", ", "), *shown, f"{100 * scores['files']['mrr']:.1f}"])
    return _rows(lines)


def _calibration(found: dict[str, object]) -> str:
    lines = [["probability of the first file", "right", "reports"], ["---"] * 3]
    lines += [[f"{one['stated']:.2f}", f"{one['right']:.2f}", str(one["n"])] for one in found["first_bins"]]
    return _rows(lines)


def _rows(lines: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    main()
