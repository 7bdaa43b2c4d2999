"""Means over the repeats, and how far RUM_cd is ahead of each method on the same repeats."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from paralog.datasets.bcb_sample import label_pairs
from paralog.evaluation.paired import paired_t_test
from paralog.experiments.kept_runs import RunResult
from paralog.experiments.provenance import provenance
from paralog.experiments.rum_clones.arenas import Arena, SampledFunctions
from paralog.experiments.rum_clones.schedule import Grounds
from paralog.experiments.rum_clones.study import METRICS, RUM, ArenaFacts, Cell, Study, at

SCHEMA = 1


def collect(grounds: Grounds, results: Sequence[RunResult], notes: Sequence[str] = ()) -> Study:
    """The study as plain values.

    Raises:
        MissingExtra: scipy is not installed.
    """
    plan = grounds.plan
    by_method: dict[tuple[str, str], dict[int, RunResult]] = defaultdict(dict)
    for result in results:
        by_method[result.arena, result.method][result.seed] = result
    cells = [
        _cell(size, found, by_method[arena, RUM])
        for (arena, _), found in by_method.items()
        for size in plan.effort.sizes
    ]
    seconds: dict[str, float] = defaultdict(float)
    for result in results:
        seconds[result.method] += result.seconds
    arenas = {name: grounds(name) for name in plan.arenas}
    return {
        "schema": SCHEMA,
        "provenance": provenance("rum-clones"),
        "data_hash": next(iter(arenas.values())).models.material.data_hash,
        "arenas": {name: _facts(ground.arena, plan.effort.sizes[0]) for name, ground in arenas.items()},
        "cells": cells,
        "seconds": dict(seconds),
        "notes": list(notes),
    }


def _cell(size: int, found: dict[int, RunResult], rum: dict[int, RunResult]) -> Cell:
    first = next(iter(found.values()))
    values = {
        metric: np.array([found[seed].scores[at(metric, size)] for seed in sorted(found)])
        for metric in METRICS
    }
    both = sorted(found.keys() & rum.keys())
    lead = {}
    for metric in METRICS if first.method != RUM else ():
        ours = [rum[seed].scores[at(metric, size)] for seed in both]
        test = paired_t_test(ours, [found[seed].scores[at(metric, size)] for seed in both])
        lead[metric] = (test.difference, *test.interval, test.p)
    return {
        "arena": first.arena,
        "method": first.method,
        "n_pairs": size,
        "repeats": len(found),
        "values": {metric: float(numbers.mean()) for metric, numbers in values.items()},
        "deviation": {
            metric: float(numbers.std(ddof=min(1, len(numbers) - 1))) for metric, numbers in values.items()
        },
        "lead": lead,
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
