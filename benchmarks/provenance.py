"""Where result files lie, and what they say about their own origin."""

from __future__ import annotations

import json
from pathlib import Path

from paralog.core.atomic import atomic_write
from paralog.experiments import provenance as origin

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "results"


def provenance(study: str) -> dict[str, object]:
    """The head of a result file."""
    return {"schema": 1, **origin.provenance(study)}


def write_results(results: dict[str, object], path: Path) -> None:
    """Write a result file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as stream:
        stream.write(json.dumps(results, indent=1).encode() + b"\n")
