"""Means over the repeats, and how far RUM_cd is ahead of each method on the same repeats."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from paralog.datasets.bcb_sample import label_pairs
from paralog.experiments.compared import compare
from paralog.experiments.kept_runs import RunResult, seconds_by_method
from paralog.experiments.provenance import provenance
from paralog.experiments.rum_clones.arenas import Arena, SampledFunctions
from paralog.experiments.rum_clones.schedule import Grounds
from paralog.experiments.rum_clones.study import RUM, ArenaFacts, Study

SCHEMA = 2


def collect(grounds: Grounds, results: Sequence[RunResult], notes: Sequence[str] = ()) -> Study:
    """The study as plain values.

    Raises:
        MissingExtra: scipy is not installed.
    """
    plan = grounds.plan
    arenas = {name: grounds(name) for name in plan.arenas}
    return {
        "schema": SCHEMA,
        "provenance": provenance("rum-clones"),
        "data_hash": next(iter(arenas.values())).models.material.data_hash,
        "sizes": sorted(plan.effort.sizes),
        "arenas": {name: _facts(ground.arena, plan.effort.sizes[0]) for name, ground in arenas.items()},
        "cells": compare(results, RUM),
        "seconds": seconds_by_method(results),
        "notes": list(notes),
    }


def _facts(arena: Arena, size: int) -> ArenaFacts:
    draw = arena.draw(size, seed=0)
    judged = np.triu(draw.judged, 1)
    copies = 0
    if isinstance(arena, SampledFunctions):
        tests = [arena.functions[int(at)] for at in draw.test]
        copies = label_pairs(tests, tests).n_copies // 2
    return {
        "functions": len(arena.sources),
        "test_functions": len(draw.test),
        "test_pairs": int(judged.sum()),
        "clone_share": float(draw.truth[judged].mean()),
        "copies": copies,
    }
