"""Methods side by side: means over the same repeats, and how far one of them is ahead of each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypedDict

import numpy as np

from paralog.evaluation.paired import paired_t_test
from paralog.experiments.kept_runs import RunResult

Lead = tuple[float, float, float, float]
"""Mean difference, its 95 % interval, and the p of the paired t-test."""


class Cell(TypedDict):
    """One method in one arena.

    Attributes:
        values: mean by metric, over the repeats in which it is defined.
        deviation: standard deviation over the repeats, by metric.
        lead: how far the reference is ahead over the same repeats, by metric; none of the reference itself.
    """

    arena: str
    method: str
    repeats: int
    values: dict[str, float]
    deviation: dict[str, float]
    lead: dict[str, Lead]


def compare(results: Sequence[RunResult], reference: str) -> list[Cell]:
    """A cell for each method and arena, in the order of the results."""
    runs = by_method(results)
    return [_cell(found, runs.get((arena, reference), {}), reference) for (arena, _), found in runs.items()]


def average_lead(results: Sequence[RunResult], reference: str, other: str, metric: str) -> Lead:
    """How far the reference is ahead on average over the arenas: each seed's mean over them is one draw."""
    runs = by_method(results)
    arenas = [arena for arena, method in runs if method == other and (arena, reference) in runs]
    seeds = set.intersection(
        *({*runs[arena, other].keys() & runs[arena, reference].keys()} for arena in arenas)
    )
    ours, theirs = (
        [
            float(np.mean([runs[arena, name][seed].scores[metric] for arena in arenas]))
            for seed in sorted(seeds)
        ]
        for name in (reference, other)
    )
    test = paired_t_test(ours, theirs)
    return (test.difference, *test.interval, test.p)


def mark(lead: Lead | None) -> str:
    """◦ where the reference is significantly ahead of a method, • where it is behind."""
    if lead is None or not lead[3] < 0.05:
        return ""
    return "◦" if lead[0] > 0 else "•"


def shown(lead: Lead) -> str:
    """A lead in words: "+0.100 [+0.050, +0.150], p < .001"."""
    difference, low, high, p = lead
    return f"{difference:+.3f} [{low:+.3f}, {high:+.3f}], p {'< .001' if p < 0.001 else f'{p:.3f}'}"


def by_method(results: Sequence[RunResult]) -> dict[tuple[str, str], dict[int, RunResult]]:
    """Results by arena and method, then seed."""
    runs: dict[tuple[str, str], dict[int, RunResult]] = defaultdict(dict)
    for result in results:
        runs[result.arena, result.method][result.seed] = result
    return dict(runs)


def _cell(found: dict[int, RunResult], ours: dict[int, RunResult], reference: str) -> Cell:
    first = next(iter(found.values()))
    values, deviation = {}, {}
    for metric in first.scores:
        numbers = np.array([found[seed].scores[metric] for seed in sorted(found)])
        numbers = numbers[~np.isnan(numbers)]
        values[metric] = float(numbers.mean()) if len(numbers) else float("nan")
        deviation[metric] = float(numbers.std(ddof=1)) if len(numbers) > 1 else 0.0
    both = sorted(found.keys() & ours.keys())
    lead: dict[str, Lead] = {}
    for metric in first.scores if first.method != reference and both else ():
        test = paired_t_test(*([runs[seed].scores[metric] for seed in both] for runs in (ours, found)))
        lead[metric] = (test.difference, *test.interval, test.p)
    return {
        "arena": first.arena,
        "method": first.method,
        "repeats": len(found),
        "values": values,
        "deviation": deviation,
        "lead": lead,
    }
