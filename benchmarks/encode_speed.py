"""Functions for each second of one core: parsing them, turning them into arrays, running the model."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

import numpy as np

import paralog
from paralog.core import CodeUnit, Encoder, SourceError
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.syntax import parse
from paralog.syntax.source import read_source
from provenance import RESULTS, provenance, write_results
from trees import copy_folder, copy_standard_library, describe, generate

EXAMPLES = """examples:
  python benchmarks/encode_speed.py                          the standard library without tests
  python benchmarks/encode_speed.py --every 5                every fifth file of it
  python benchmarks/encode_speed.py --tree ~/Django/django   another folder
  python benchmarks/encode_speed.py --smoke                  twenty generated files, nothing written

CPU time of this process with one thread. A model that is no ONNX bundle has no arrays of its own.
"""
Units = list[CodeUnit]


def parser() -> argparse.ArgumentParser:
    """The command line."""
    result = argparse.ArgumentParser(
        description=__doc__, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    result.add_argument("--tree", type=Path, metavar="PATH", help="default: the standard library")
    result.add_argument("--every", type=int, default=1, metavar="K", help="read every K-th file (default: 1)")
    result.add_argument("--repeats", type=int, default=3, metavar="N", help="of each step (default: 3)")
    result.add_argument("--model", help="default: the one that paralog ships with")
    result.add_argument("--output", type=Path, metavar="FILE", help="default: results/encode_speed.json")
    result.add_argument("--smoke", action="store_true", help="twenty generated files, nothing written")
    return result


def main(arguments: Sequence[str]) -> int:
    """Measure and write; returns the exit status."""
    options = parser().parse_args(arguments)
    encoder = paralog.load(options.model or ("hashing" if options.smoke else None)).encoder
    with tempfile.TemporaryDirectory(prefix="encode-speed-") as temporary:
        folder = Path(temporary)
        name = _fill(folder, options)
        texts = texts_of(folder)[:: options.every]
        tree = describe(name, folder)
    units, parsing = parsed(texts, options.repeats)
    results: dict[str, object] = {
        **provenance("encode_speed"),
        "model": encoder.name,
        "tree": asdict(tree),
        "every": options.every,
        "repeats": options.repeats,
        "n_functions": len(units),
        "tokens": _percentiles([unit.n_tokens for unit in units]),
        "functions_per_core_second": {"parse": parsing, **speeds_of(encoder, units, options.repeats)},
    }
    if options.output or not options.smoke:
        write_results(results, options.output or RESULTS / "encode_speed.json")
    print(table(results))
    return 0


def table(results: dict[str, object]) -> str:
    """A result file as Markdown."""
    plain = json.loads(json.dumps(results))
    speeds: dict[str, float] = plain["functions_per_core_second"]
    total = 1 / sum(1 / speed for speed in speeds.values())
    lines = ["| step | functions per core-second |", "|---|--:|"]
    lines += [f"| {step} | {speed:,.0f} |" for step, speed in speeds.items()]
    lines += [f"| all together | {total:,.0f} |", ""]
    machine, tokens = plain["machine"], plain["tokens"]
    lines.append(
        f"{plain['n_functions']:,} functions and scripts of {plain['tree']['name']}; half have at most "
        f"{tokens['50']:,} tokens, nine in ten at most {tokens['90']:,}. Medians of {plain['repeats']} "
        f"repeats, {plain['date']}, commit {plain['commit'][:12]}, model {plain['model']}, "
        f"{machine['cpu']}, Python {machine['python']}, load {machine['load_at_start']} at the start."
    )
    return "\n".join(lines) + "\n"


def _fill(folder: Path, options: argparse.Namespace) -> str:
    """Put the tree into `folder`; returns its name."""
    if options.smoke:
        generate(folder)
        return "a generated tree"
    if options.tree:
        copy_folder(options.tree.expanduser(), folder)
        return str(options.tree.name)
    copy_standard_library(folder)
    return "the Python standard library"


def texts_of(folder: Path) -> list[str]:
    texts = []
    for path in sorted(folder.rglob("*.py")):
        try:
            texts.append(read_source(path, path.name))
        except SourceError as error:
            print(f"left out: {error}", file=sys.stderr)
    return texts


def parsed(texts: Sequence[str], repeats: int) -> tuple[Units, float]:
    """All units, lexemes included, and how many of them parse in a second."""
    units: Units = []

    def run() -> None:
        units[:] = [unit for text in texts for unit in parse(text, "python").units]

    seconds = _typical_seconds(run, repeats)
    return units, round(len(units) / seconds, 1)


def speeds_of(encoder: Encoder, units: Units, repeats: int) -> dict[str, float]:
    """Units in a second for each step of encoding."""
    if not isinstance(encoder, OnnxEncoder):
        seconds = _typical_seconds(lambda: encoder.encode(units), repeats)
        return {"encode": round(len(units) / seconds, 1)}
    arrays = [encoder.view.arrays(unit) for unit in units]
    encoder.encode_arrays(arrays[:1])  # opens the session
    steps: dict[str, Callable[[], object]] = {
        "arrays": lambda: [encoder.view.arrays(unit) for unit in units],
        "inference": lambda: encoder.encode_arrays(arrays),
    }
    return {name: round(len(units) / _typical_seconds(step, repeats), 1) for name, step in steps.items()}


def _typical_seconds(step: Callable[[], object], repeats: int) -> float:
    """Median CPU time of this process."""
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        step()
        taken.append(time.process_time() - start)
    return median(taken)


def _percentiles(counts: Sequence[int]) -> dict[str, int]:
    return {str(share): int(np.percentile(counts, share)) for share in (10, 50, 90, 99)}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
