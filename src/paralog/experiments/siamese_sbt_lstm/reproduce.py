"""`paralog reproduce siamese-sbt-lstm`: from raw solutions to the report."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from paralog.bundle import Bundle
from paralog.experiments.reproduction import ReproduceOptions, publish, require
from paralog.experiments.siamese_sbt_lstm.collect import collect
from paralog.experiments.siamese_sbt_lstm.protocol import read_protocol
from paralog.experiments.siamese_sbt_lstm.report import report
from paralog.experiments.siamese_sbt_lstm.runs import Workplace, bundle_of, median
from paralog.experiments.siamese_sbt_lstm.schedule import run_all
from paralog.experiments.siamese_sbt_lstm.variants import Variant, variants
from paralog.train.disk import writing_to

SEEDS = 3


def reproduce(options: ReproduceOptions) -> list[Bundle]:
    """Run what is not done yet; write result file, figures, report and the models shown there.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
        MissingExtra: an optional dependency is missing.
    """
    require(options)
    protocol = read_protocol(options.data)
    chosen = list(variants(len(protocol.literal), len(protocol.rich)))
    if options.smoke:
        chosen = [shrunken(variant) for variant in chosen]
    place = Workplace(options.data, options.work, options.jobs)
    with writing_to(options.work):
        results = run_all(
            chosen, options.seeds or SEEDS, place, max_minutes=options.max_minutes, report=options.tell
        )
        options.tell("measuring and drawing")
        study, figures = collect(chosen, results, place, options.notes)
        publish(study, figures, partial(report, study), options)
        options.tell("writing the models")
        kept = [variant for variant in chosen if variant.bundle]
        return [
            bundle_of(place, variant, median(r for r in results if r.variant == variant.name))
            for variant in kept
        ]


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
