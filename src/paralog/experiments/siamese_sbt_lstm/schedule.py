"""All runs of the study, one after another or side by side; whatever is finished is kept."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
from itertools import product

from paralog.experiments.siamese_sbt_lstm.protocol import S1_TEST, S2, read_protocol
from paralog.experiments.siamese_sbt_lstm.runs import (
    RunResult,
    Workplace,
    finished,
    pretrain_for,
    run,
    start_of,
)
from paralog.experiments.siamese_sbt_lstm.variants import Variant
from paralog.experiments.side_by_side import side_by_side
from paralog.train.material import prepare


def run_all(
    variants: Sequence[Variant],
    seeds: int,
    place: Workplace,
    *,
    max_minutes: float | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> list[RunResult]:
    """Train every variant under seeds 0 to `seeds` − 1; results in the order of variants, then seeds.

    Arrays are prepared first, then encoders pre-trained, each once; then every variant runs under the
    first seed before any runs under the second, so that a study that is cut off is thin, not narrow.

    Args:
        variants: what to train.
        seeds: runs of each.
        place: where to read and write; its `jobs` runs go side by side, each with one thread.
        max_minutes: after this time no run is begun but those under the first seed.
        report: called with a line for each thing that is done.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
    """
    started = time.time()
    read_protocol(place.data)
    for variant in variants:
        report(f"reading what {variant.name} trains on")
        prepare(variant.recipe, place.data, place.folder / "prepared", place.jobs)
    starts = {repr(start_of(v.recipe)): v for v in reversed(variants) if v.recipe.pretrain_steps}
    encoders = [(variant, place) for variant in starts.values()]
    for _, path in side_by_side(pretrain_for, encoders, place.jobs):
        report(f"pre-trained {path.stem}")
    deadline = math.inf if max_minutes is None else started + 60 * max_minutes
    tasks = [(variant, seed, place, deadline) for seed, variant in product(range(seeds), variants)]
    found: dict[tuple[str, int], RunResult] = {}
    for _, result in side_by_side(_run_in_time, tasks, place.jobs):
        if result is None:
            continue
        found[result.variant, result.seed] = result
        shown = "  ".join(f"{name} {result.scores[name]['auc']:.3f}" for name in (S1_TEST, S2))
        report(f"{len(found)}/{len(tasks)} {result.variant}, seed {result.seed}: {shown}")
    if len(found) < len(tasks):
        report(f"{max_minutes:g} minutes are over: {len(found)} of {len(tasks)} runs are done")
    return [
        found[variant.name, seed]
        for variant in variants
        for seed in range(seeds)
        if (variant.name, seed) in found
    ]


def _run_in_time(variant: Variant, seed: int, place: Workplace, deadline: float) -> RunResult | None:
    """A run, or None when it is too late to begin one under another seed than the first."""
    in_time = seed == 0 or time.time() < deadline
    return run(variant, seed, place) if in_time else finished(variant, seed, place)
