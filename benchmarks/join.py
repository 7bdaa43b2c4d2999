"""Joins of many vectors: the cells against the exact index, time and completeness.

Vectors are functions of the standard library under the shipped model, repeated with small random
changes until there are enough, so that they lie in clusters as those of a large repository do.

Examples:
    python benchmarks/join.py
    python benchmarks/join.py --smoke
"""

from __future__ import annotations

import argparse
import os
import sysconfig
import time
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

import paralog
from paralog.core import Index, Vectors
from paralog.index import INDEXES
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "join.json"
THRESHOLDS = (0.95, 0.9, 0.8)
NOISE = 0.02  # of each component; a changed copy has a cosine of about 0.95 to its original
SEED = 0


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument(
        "--smoke", action="store_true", help="two thousand vectors about random ones, nothing written"
    )
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    vectors = _repeated(_random(200), 2_000) if options.smoke else _repeated(_library(), options.rows)
    results = {**provenance("join"), "rows": len(vectors), "dim": vectors.shape[1], "joins": measure(vectors)}
    if not options.smoke:
        write_results(results, options.output)
    print(table(results))


def measure(vectors: Vectors) -> list[dict[str, float]]:
    """One record for each threshold."""
    records = []
    for threshold in THRESHOLDS:
        exact_s, exact = _join(INDEXES.get("exact")(vectors.shape[1]), vectors, threshold)
        cells_s, cells = _join(INDEXES.get("cells")(vectors.shape[1]), vectors, threshold)
        complete = len(cells & exact) / len(exact) if exact else 1.0
        records.append(
            {
                "threshold": threshold,
                "pairs": len(exact),
                "exact_cpu_s": round(exact_s, 3),
                "cells_cpu_s": round(cells_s, 3),
                "complete": round(complete, 5),
            }
        )
    return records


def _join(index: Index, vectors: Vectors, threshold: float) -> tuple[float, set[tuple[int, int]]]:
    started = time.process_time()
    index.add(vectors)
    matches = index.join(threshold, 32)
    seconds = time.process_time() - started
    return seconds, set(zip(matches.left.tolist(), matches.right.tolist(), strict=True))


def _library() -> Vectors:
    folder = Path(sysconfig.get_path("stdlib"))
    return paralog.embed(*sorted(folder.glob("*.py")), *sorted(folder.glob("[a-z]*/*.py"))[:300]).vectors


def _repeated(vectors: Vectors, n: int) -> Vectors:
    rng = np.random.default_rng(SEED)
    rows = vectors[rng.integers(0, len(vectors), n)]
    return _unit(rows + NOISE * rng.standard_normal(rows.shape, dtype=np.float32))


def _random(n: int) -> Vectors:
    return _unit(np.random.default_rng(SEED).standard_normal((n, 32), dtype=np.float32))


def _unit(vectors: Vectors) -> Vectors:
    scaled: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return scaled


def table(results: dict[str, object]) -> str:
    """The result file in Markdown."""
    joins = results["joins"]
    assert isinstance(joins, list)
    lines = [
        "| cosine from | pairs | exact, CPU s | cells, CPU s | cells find |",
        "|--:|--:|--:|--:|--:|",
    ]
    for row in joins:
        lines.append(
            f"| {row['threshold']} | {row['pairs']:,} | {row['exact_cpu_s']:.2f} | {row['cells_cpu_s']:.2f} "
            f"| {row['complete']:.2%} |"
        )
    lines += [
        "",
        f"{results['rows']:,} vectors of {results['dim']} dimensions, one thread, {results['date']}.",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
