"""From runs to the study: means, and leads over the same splits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paralog.experiments.compared import average_lead, compare
from paralog.experiments.kept_runs import RunResult, seconds_by_method
from paralog.experiments.provenance import provenance
from paralog.experiments.rum_bugs.arenas import PAPER, PROTOCOLS
from paralog.experiments.rum_bugs.schedule import BugGround, Grounds
from paralog.experiments.rum_bugs.study import METRICS, PAPERS_AVERAGES, RUM, RUM_WORDS, Facts, Study

SCHEMA = 1


def collect(grounds: Grounds, results: Sequence[RunResult], notes: Sequence[str] = ()) -> Study:
    """The study as plain values.

    Raises:
        MissingExtra: scipy is not installed.
    """
    arenas = grounds.all
    by_protocol = {p: [r for r in results if arenas[r.arena].arena.protocol == p] for p in PROTOCOLS}
    cells = compare(results, RUM_WORDS)
    averages = {
        protocol: {
            method: {
                metric: float(
                    np.mean(
                        [
                            cell["values"][metric]
                            for cell in cells
                            if cell["method"] == method and arenas[cell["arena"]].arena.protocol == protocol
                        ]
                    )
                )
                for metric in METRICS
            }
            for method in dict.fromkeys(result.method for result in found)
        }
        for protocol, found in by_protocol.items()
    }
    return {
        "schema": SCHEMA,
        "provenance": provenance("rum-bugs"),
        "data_hash": "-".join(dict.fromkeys(ground.corpus.key for ground in arenas.values())),
        "arenas": {name: _facts(ground) for name, ground in arenas.items()},
        "cells": cells,
        "averages": averages,
        "leads": {
            protocol: {
                method: average_lead(found, RUM_WORDS, method, "top10")
                for method in averages[protocol]
                if method != RUM_WORDS
            }
            for protocol, found in by_protocol.items()
            if found
        },
        "plain": {
            method: average_lead(by_protocol[PAPER], RUM, method, "top10")
            for method in PAPERS_AVERAGES
            if method != RUM
        },
        "seconds": seconds_by_method(results),
        "notes": list(notes),
    }


def _facts(ground: BugGround) -> Facts:
    return {
        "project": ground.arena.project,
        "protocol": ground.arena.protocol,
        "files": len(ground.corpus.project.paths),
        "reports": len(ground.arena.rows),
        "links": int(ground.corpus.links[ground.arena.rows].sum()),
    }
