"""`paralog reproduce rum`: phase one, from code with text to section 3.1 and a model that speaks text."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from statistics import median_low

from paralog.bundle import Bundle
from paralog.experiments.reproduction import ReproduceOptions, publish, require
from paralog.experiments.rum.collect import collect, sensitivity
from paralog.experiments.rum.phase_one import SMOKE, PhaseOne, Workplace, phase_one
from paralog.experiments.rum.report import report
from paralog.train.disk import writing_to
from paralog.train.recipe import RUM
from paralog.train.trained import Networks, TrainOptions, write_trained

SEEDS = 1
SHORT = 200
"""Steps of the sensitivity study."""


def reproduce(options: ReproduceOptions) -> list[Bundle]:
    """Train what is not trained yet; write result file, report and the model of the median seed.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
        MissingExtra: an optional dependency is missing.
    """
    require(options)
    recipe = SMOKE if options.smoke else RUM
    place = Workplace(options.data, options.work, options.jobs, options.tell)
    with writing_to(options.work):
        models = [phase_one(place, recipe, seed) for seed in range(options.seeds or SEEDS)]
        options.tell("trying other settings")
        tried = sensitivity(models[0], place, replace(recipe, seed=0, steps=min(SHORT, recipe.steps)))
        options.tell("measuring")
        study = collect(models, tried, place, options.notes)
        publish(study, {}, partial(report, study), options)
        options.tell("writing the model")
        return [_bundle(_median(models), place)]


def _median(models: list[PhaseOne]) -> PhaseOne:
    """The models in the middle by AUC on the dev split: what ships is no lucky one."""
    scores = [model.enriched.progress.history[-1]["auc"] for model in models]
    return models[scores.index(median_low(scores))]


def _bundle(model: PhaseOne, place: Workplace) -> Bundle:
    enriched = model.enriched
    options = TrainOptions(place.data, place.folder / "bundles", jobs=place.jobs)
    networks = Networks(enriched.reusable.encoder, enriched.text)
    return write_trained(model.recipe, options, model.material, networks, enriched.progress)
