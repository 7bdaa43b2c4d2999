"""`paralog reproduce siamese-sbt-lstm`: from raw solutions to the report."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from paralog.bundle import Bundle
from paralog.core.atomic import atomic_write
from paralog.experiments.siamese_sbt_lstm.collect import collect
from paralog.experiments.siamese_sbt_lstm.protocol import read_protocol
from paralog.experiments.siamese_sbt_lstm.report import report
from paralog.experiments.siamese_sbt_lstm.runs import Workplace, bundle_of, median
from paralog.experiments.siamese_sbt_lstm.schedule import run_all
from paralog.experiments.siamese_sbt_lstm.study import Study
from paralog.experiments.siamese_sbt_lstm.variants import Variant, variants
from paralog.train.disk import writing_to

RESULT = "study.json"


@dataclass(frozen=True)
class ReproduceOptions:
    """Where the study reads and writes, and how much of it is done.

    Attributes:
        data: folder with `clones/` and `corpus/`.
        work: prepared arrays and runs; a study that was cut off goes on from there.
        output: the result file and the figures.
        page: the report.
        seeds: runs of each variant.
        jobs: runs side by side.
        max_minutes: after this time no run is begun but those under the first seed.
        smoke: a few steps of everything, to see that it runs; the figures mean nothing.
        notes: paragraphs at the end of the report, such as what was found after the runs.
        tell: called with a line for each thing that is done.
    """

    data: Path
    work: Path
    output: Path
    page: Path
    seeds: int = 3
    jobs: int = 1
    max_minutes: float | None = None
    smoke: bool = False
    notes: tuple[str, ...] = ()
    tell: Callable[[str], None] = lambda _: None


def reproduce(options: ReproduceOptions) -> list[Bundle]:
    """Run what is not done yet; write result file, figures, report and the models shown there.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
        MissingExtra: an optional dependency is missing.
    """
    protocol = read_protocol(options.data)
    chosen = list(variants(len(protocol.literal), len(protocol.rich)))
    if options.smoke:
        chosen = [shrunken(variant) for variant in chosen]
    place = Workplace(options.data, options.work, options.jobs)
    with writing_to(options.work):
        results = run_all(chosen, options.seeds, place, max_minutes=options.max_minutes, report=options.tell)
        options.tell("measuring and drawing")
        study, figures = collect(chosen, results, place, options.notes)
        write(study, figures, options.output, options.page)
        options.tell("writing the models")
        kept = [variant for variant in chosen if variant.bundle]
        return [
            bundle_of(place, variant, median(r for r in results if r.variant == variant.name))
            for variant in kept
        ]


def write(study: Study, figures: dict[str, bytes], output: Path, page: Path) -> None:
    """Write the result file, the figures beside it, and the page that shows them."""
    for folder in (output, page.parent):
        folder.mkdir(parents=True, exist_ok=True)
    result = json.dumps(study, indent=1).encode() + b"\n"
    for name, content in {**figures, RESULT: result}.items():
        with atomic_write(output / name) as stream:
            stream.write(content)
    text = report(study, Path(os.path.relpath(output, page.parent)).as_posix())
    with atomic_write(page) as stream:
        stream.write(text.encode())


def shrunken(variant: Variant) -> Variant:
    """The same variant with hardly any training in it."""
    recipe = replace(
        variant.recipe,
        steps=2,
        pretrain_steps=min(variant.recipe.pretrain_steps, 1),
        pretrain_functions=8,
        problems=4,
        per_problem=2,
        functions=min(variant.recipe.functions, 4),
        chunk=8,
        max_tokens=48,
    )
    return replace(variant, recipe=recipe)
