"""From runs to the study: means, leads over the same repeats, and differences over the projects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from paralog.evaluation.clusters import clustered_mean
from paralog.evaluation.defects import METRICS
from paralog.experiments.compared import average_lead, compare
from paralog.experiments.kept_runs import RunResult, seconds_by_method
from paralog.experiments.provenance import provenance
from paralog.experiments.rum_defects.arenas import PAPER, PROTOCOLS
from paralog.experiments.rum_defects.schedule import DefectGround, Grounds
from paralog.experiments.rum_defects.study import PAPERS_AVERAGES, RUM, RUM_SUMS, Facts, Mean, Study

SCHEMA = 1


def collect(grounds: Grounds, results: Sequence[RunResult], notes: Sequence[str] = ()) -> Study:
    """The study as plain values.

    Raises:
        MissingExtra: scipy is not installed.
    """
    arenas = grounds.all
    papers = [result for result in results if arenas[result.arena].arena.protocol == PAPER]
    methods = dict.fromkeys(result.method for result in papers)
    means: dict[str, dict[str, dict[str, Mean]]] = {}
    differences: dict[str, dict[str, dict[str, Mean]]] = {}
    for protocol in PROTOCOLS:
        found = [result for result in results if arenas[result.arena].arena.protocol == protocol]
        means[protocol], differences[protocol] = _over_projects(found, arenas)
    return {
        "schema": SCHEMA,
        "provenance": provenance("rum-defects"),
        "data_hash": next(iter(arenas.values())).corpus.key,
        "arenas": {name: _facts(ground) for name, ground in arenas.items()},
        "cells": compare(results, RUM_SUMS),
        "averages": {m: average_lead(papers, RUM_SUMS, m, "auc") for m in methods if m != RUM_SUMS},
        "plain": {
            m: average_lead(papers, RUM, m, "auc") for m in PAPERS_AVERAGES if m in methods and m != RUM
        },
        "means": means,
        "differences": differences,
        "seconds": seconds_by_method(results),
        "notes": list(notes),
    }


def _over_projects(
    results: Sequence[RunResult], arenas: dict[str, DefectGround]
) -> tuple[dict[str, dict[str, Mean]], dict[str, dict[str, Mean]]]:
    """Means over projects, and what `RUM_SUMS` has more, by method and metric."""
    runs: dict[str, dict[tuple[str, int], dict[str, float]]] = defaultdict(dict)
    for result in results:
        runs[result.method][result.arena, result.seed] = result.scores
    ours = runs.get(RUM_SUMS, {})
    means, differences = {}, {}
    for method, found in runs.items():
        means[method] = {
            metric: _mean(
                [found[at][metric] for at in found], [arenas[arena].arena.project for arena, _ in found]
            )
            for metric in METRICS
        }
        both = [at for at in found if at in ours]
        projects = [arenas[arena].arena.project for arena, _ in both]
        differences[method] = {
            metric: _mean([ours[at][metric] - found[at][metric] for at in both], projects)
            for metric in METRICS
        }
    return means, differences


def _mean(values: Sequence[float], projects: Sequence[str]) -> Mean:
    measure = clustered_mean(np.array(values, np.float64), projects)
    return {"value": measure.value, "low": measure.interval[0], "high": measure.interval[1]}


def _facts(ground: DefectGround) -> Facts:
    rows = np.concatenate([ground.arena.train, ground.arena.test])
    return {
        "protocol": ground.arena.protocol,
        "files": len(rows),
        "defective": int(ground.corpus.labels[rows].sum()),
        "tested": len(ground.arena.test) or len(ground.arena.split(ground.corpus.labels, 0)[1]),
    }
