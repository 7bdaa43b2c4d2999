"""How long `paralog locate` takes to read a repository, to read it again, and to answer.

Example:
    python benchmarks/locate_speed.py --repo REPOSITORY --at v1.0
"""

from __future__ import annotations

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path
from statistics import median

import paralog
from provenance import RESULTS, provenance, write_results

RESULT = RESULTS / "locate_speed.json"
REPEATS = 9
REPORTS = (
    "A plot fails with ValueError when only one channel is picked\n\nI expected a plot.",
    "Saving twice loses the annotations\n\nCalling `save` on a file that exists loses them.",
    "The filter is slow\n\n" + "It takes minutes where an older version took seconds. " * 20,
)


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--repo", type=Path, required=True, help="a git repository, bare or not")
    parser.add_argument("--at", default="HEAD", help="revision to read [HEAD]")
    parser.add_argument("--jobs", type=int, default=1, help="processes that parse [1]")
    parser.add_argument("--output", type=Path, default=RESULT)
    options = parser.parse_args(arguments)
    settings = paralog.LocateSettings(jobs=options.jobs)
    with tempfile.TemporaryDirectory() as cache:
        os.environ["PARALOG_CACHE_DIR"] = cache
        readings = []
        for _ in ("first", "again"):
            start = _cpu_seconds()
            locator = paralog.locator(options.repo, at=options.at, settings=settings)
            readings.append(round(_cpu_seconds() - start, 2))
    locator.locate(REPORTS[0])
    queries = []
    for report in REPORTS * REPEATS:
        start = time.process_time()
        found = locator.locate(report)
        queries.append(time.process_time() - start)
    results = {
        **provenance("locate_speed"),
        "repository": options.repo.absolute().name,
        "revision": options.at,
        "jobs": options.jobs,
        "statistics": found.statistics,
        "first_cpu_s": readings[0],
        "again_cpu_s": readings[1],
        "query_ms": round(1000 * median(queries), 1),
        "slowest_query_ms": round(1000 * max(queries), 1),
        "memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    write_results(results, options.output)
    print(table(results))


def _cpu_seconds() -> float:
    """Of this process and of those that it has waited for, such as git."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + others.ru_utime + others.ru_stime


def table(results: dict[str, object]) -> str:
    """The result file as a Markdown table."""
    counts = results["statistics"]
    what = f"{counts['files']:,} files, {counts['lines']:,} lines, {counts['functions']:,} functions"
    rows = [
        ("read and index, CPU s", results["first_cpu_s"]),
        ("again, nothing changed, CPU s", results["again_cpu_s"]),
        ("one report, median, ms", results["query_ms"]),
        ("one report, slowest, ms", results["slowest_query_ms"]),
        ("memory of the process, MiB", results["memory_mib"]),
    ]
    lines = [f"| {what}, {counts['commits']:,} commits | |", "|---|--:|"]
    lines += [f"| {name} | {value:,} |" for name, value in rows]
    lines.append("")
    lines.append(f"One process, {results['date']}, {results['machine']['cpu']}.")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
