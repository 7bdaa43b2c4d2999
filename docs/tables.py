"""The tables of the explanation pages: written by the benchmarks out of `results/`, never typed.

A page marks the place of each with two comments:

    <!-- table: startup -->
    ... what stands here is replaced ...
    <!-- end of table -->
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STUDIES = {
    "scan_peers": "scan_peers",
    "startup": "startup",
    "encode_speed": "encode_speed",
    "clone_table": "clone_table",
    "recipes": "clone_table",
    "more_rows": "clone_table",
    "windows": "clone_table",
    "join": "join",
    "precision": "precision",
    "rewritten": "precision",
    "lookalikes": "lookalikes",
    "search": "search_table",
    "search_shares": "search_table",
    "code_shares": "clone_table",
    "real_code": "real_code",
    "real_code_verdicts": "real_code_verdicts",
    "frontier": "frontier",
    "teachers": "teachers",
    "risk_windows": "risk_windows",
    "risk_representation": "risk_windows",
    "locate_issues": "locate_issues",
    "locate_issues_java": "locate_issues",
    "locate_issues_meaning": "locate_issues:signals_table",
    "locate_speed": "locate_speed",
}
"""Names of result files, with the benchmark whose `table`, or the function after the colon, shows each."""

_PLACE = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of table -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """A page with every marked place filled anew."""
    return _PLACE.sub(lambda place: f"{place[1]}\n{_table(place[2])}\n{place[3]}", page)


def _table(study: str) -> str:
    if study not in STUDIES:
        raise ValueError(f"no benchmark is called {study}; there is {', '.join(STUDIES)}")
    path = ROOT / "results" / f"{study}.json"
    if not path.exists():
        return "Not measured yet.\n"
    benchmarks = str(ROOT / "benchmarks")
    if benchmarks not in sys.path:
        sys.path.append(benchmarks)
    module, _, function = STUDIES[study].partition(":")
    show = getattr(importlib.import_module(module), function or "table")
    table: str = show(json.loads(path.read_text(encoding="utf-8")))
    return table.strip() + "\n"
