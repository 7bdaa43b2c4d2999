"""`paralog train`: from a recipe and a data folder to a bundle."""

from __future__ import annotations

from dataclasses import replace

from paralog.bundle import Bundle, bundle_id
from paralog.core import UsageError
from paralog.datasets.solutions import is_labelled, read_solutions
from paralog.train.checkpoint import StageProgress
from paralog.train.described_material import prepare_described
from paralog.train.dev_pairs import require_dev_problems
from paralog.train.disk import writing_to
from paralog.train.enriched import fit_enriched
from paralog.train.joint import Joint, fit_joint, text_encoder
from paralog.train.loop import fit
from paralog.train.material import Material, prepare
from paralog.train.recipe import RECIPES, Recipe
from paralog.train.stage import LoopOptions
from paralog.train.teachers import learn_from_teachers
from paralog.train.text_side import fit_text
from paralog.train.trained import Networks, TrainOptions, write_trained
from paralog.train.verification import FittedVerifier, fit_verifier, prepare_examples


def train(recipe: Recipe, options: TrainOptions) -> Bundle:
    """Train a recipe and write its bundle; a run that was cut off goes on where it was.

    Raises:
        UsageError: a data file is missing, the output folder cannot be written, or the version is none.
        TrainingError: the checkpoint there is of another recipe or other data, the data do not suffice,
            or the training broke down.
    """
    bundle_id(recipe.name, options.version)  # before the work, not after it
    try:
        options.output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"{options.output}: cannot be written ({error.strerror}); give another --output"
        ) from error
    if is_labelled(options.data):
        recipe = on_own_solutions(recipe)
    with writing_to(options.output):
        prepared = prepare_described if recipe.described else prepare
        material = prepared(recipe, options.data, options.output / "prepared", options.jobs)
        # Code with text is not what calibration reads; solutions are.
        require_dev_problems(list(read_solutions(options.data)) if recipe.described else material.solutions)
        networks, progress = _fit(recipe, material, options)
        return write_trained(recipe, options, material, networks, progress)


def on_own_solutions(recipe: Recipe) -> Recipe:
    """What a recipe can do with labelled solutions and nothing else.

    There is no text, and no code but the solutions: none of it is a stranger to all of them, and a verifier
    of those few would only know them. Where teachers would have said what is right, it learns as the first
    of them does.
    """
    for name, _ in recipe.teachers[:1]:
        if name in RECIPES:
            first = RECIPES[name]
            recipe = replace(recipe, steps=first.steps, learning_rate=first.learning_rate)
    return replace(
        recipe,
        summary="trained on one's own solutions alone",
        platforms=(),
        functions=0,
        starts_from="",
        keeps=0.0,
        teachers=(),
        documented=False,
        text_steps=0,
        singles=0,
        verifies=False,
    )


def _fit(recipe: Recipe, material: Material, options: TrainOptions) -> tuple[Networks, StageProgress]:
    loop = _in_folder(recipe, options, "", recipe.steps)
    if recipe.enriched:
        enriched = fit_enriched(recipe, material, loop)
        return Networks(enriched.reusable.encoder, enriched.text), enriched.progress
    if recipe.documented:
        if recipe.teachers:
            code, progress = learn_from_teachers(recipe, material, loop, options.output / "prepared")
            joint = Joint(code, text_encoder(code, len(material.view.vocabulary)), progress)
        else:
            joint = fit_joint(recipe, material, loop)
        text, progress = joint.text, joint.progress
        if recipe.text_steps:
            place = _in_folder(recipe, options, "-text", recipe.text_steps)
            text, _ = fit_text(recipe, material, joint.code, text, place)
        networks = Networks(joint.code, text)
    else:
        model, progress = fit(recipe, material, loop)
        networks = Networks(model.encoder)
    if recipe.verifies:
        networks = replace(networks, verifier=_fit_verifier(material, options))
    return networks, progress


def _in_folder(recipe: Recipe, options: TrainOptions, suffix: str, steps: int) -> LoopOptions:
    """Options of a part of the training: where its checkpoint is, and its share of the time by its steps."""
    minutes = options.loop.max_minutes
    if minutes is not None and not recipe.enriched:  # which divides the time among stages of its own
        text_steps = recipe.text_steps if recipe.documented else 0
        minutes *= steps / (recipe.steps + text_steps)
    return replace(options.loop, folder=options.output / f"checkpoint{suffix}", max_minutes=minutes)


def _fit_verifier(material: Material, options: TrainOptions) -> FittedVerifier:
    train, dev = (
        prepare_examples(split, material, options.data, options.output / "prepared", options.jobs)
        for split in ("train", "dev")
    )
    return fit_verifier(train, dev)
