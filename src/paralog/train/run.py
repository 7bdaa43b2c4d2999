"""`paralog train`: from a recipe and a data folder to a bundle."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
from torch import nn

from paralog.bundle import ANY, SCAN, Bundle, BundleConfig, Calibration, bundle_id, verify, write_bundle
from paralog.core import TrainingError, UsageError
from paralog.core.odds import prior_shift
from paralog.datasets.solutions import is_labelled, read_solutions
from paralog.features import UnitArrays, windows
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.calibrate import (
    BALANCED,
    MIN_SCANNED,
    SCAN_PRIOR,
    CalibrationReport,
    calibrate,
    is_enough,
    suffices,
)
from paralog.train.card import CORPUS, SOURCES, card
from paralog.train.checkpoint import Progress
from paralog.train.described_material import prepare_described
from paralog.train.dev_pairs import concatenate, dev_pairs, require_dev_problems, stranger_pairs
from paralog.train.disk import writing_to
from paralog.train.enriched import fit_enriched
from paralog.train.export import export
from paralog.train.joint import fit_joint
from paralog.train.learned_text import counted
from paralog.train.loop import fit
from paralog.train.material import Material, prepare
from paralog.train.quantize import quantize
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions

log = logging.getLogger(__name__)
SAMPLES = 200
"""Solutions, and corpus functions, that the ranges of eight-bit numbers are taken from."""
_TEXT_WIDTH = 1
"""Parts of a token of text, as `TextView` makes them."""
_UNCALIBRATED = {
    ANY: Calibration(10.0, -5.0),
    SCAN: Calibration(10.0, -5.0 + prior_shift(BALANCED, SCAN_PRIOR), SCAN_PRIOR),
}
"""Curves for a model that too few pairs are known of: wide ones, under which hardly anything is certain."""


@dataclass(frozen=True)
class TrainOptions:
    """Where a training run reads and writes.

    Attributes:
        data: folder with `clones/` and `corpus/`, or one of labelled solutions.
        output: run folder; prepared arrays, checkpoint and, at the end, the bundle `name@version` lie in it.
        version: of the bundle.
        jobs: processes that parse.
        loop: how the loop goes; its `folder` is set to `output/checkpoint`.
    """

    data: Path
    output: Path
    version: str = "1"
    jobs: int = 1
    loop: LoopOptions = field(default_factory=lambda: LoopOptions(Path()))


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
    if is_labelled(options.data):  # no code there but the solutions: none of it is a stranger to all of them
        recipe = replace(recipe, functions=0)
    with writing_to(options.output):
        prepared = prepare_described if recipe.described else prepare
        material = prepared(recipe, options.data, options.output / "prepared", options.jobs)
        # Code with text is not what calibration reads; solutions are.
        require_dev_problems(list(read_solutions(options.data)) if recipe.described else material.solutions)
        loop = replace(options.loop, folder=options.output / "checkpoint")
        if recipe.enriched:
            enriched = fit_enriched(recipe, material, loop)
            encoder, progress, text = enriched.reusable.encoder, enriched.progress, enriched.text
            return write_trained(recipe, options, material, encoder, progress, text)
        if recipe.documented:
            joint = fit_joint(recipe, material, loop)
            return write_trained(recipe, options, material, joint.code, joint.progress, joint.text)
        model, progress = fit(recipe, material, loop)
        return write_trained(recipe, options, material, model.encoder, progress)


def write_trained(
    recipe: Recipe,
    options: TrainOptions,
    material: Material,
    encoder: nn.Module,
    progress: Progress,
    text: nn.Module | None = None,
) -> Bundle:
    """Export an encoder, calibrate it on the dev split and write its bundle into `options.output`.

    Args:
        recipe: what was trained.
        options: where to write.
        material: what it was trained on.
        encoder: of code.
        progress: of its training.
        text: encoder of words into the same space, with inputs as `features.text.TextView` makes them; None
            for a model that reads code only.

    Raises:
        TrainingError: an exported model does not do what its encoder does, or the two give vectors of
            different length.
    """
    n_tokens = len(material.view.vocabulary)
    code = export(encoder, n_tokens, material.view.width)
    words = None if text is None else export(text, n_tokens, _TEXT_WIDTH)
    if words is not None and _dimension(words) != _dimension(code):
        raise TrainingError(f"texts have {_dimension(words)} numbers and code has {_dimension(code)}")
    # Words stay in float: nearly all of their size is the table of word vectors, which eight-bit products
    # leave as it is (they save 3 %), and a text takes 0.2 ms.
    return _bundle(recipe, options, material, progress, quantize(code, _samples(recipe, material)), words)


def _samples(recipe: Recipe, material: Material) -> list[UnitArrays]:
    """Solutions and corpus functions, as many of each, in random order: what the encoder will meet."""
    rng = np.random.default_rng(recipe.seed)
    solutions = rng.permutation(np.array(material.rows("train")))[:SAMPLES]
    functions = rng.permutation(len(material.functions))[:SAMPLES]
    units = [material.store[int(at)] for at in solutions]
    units += [material.functions[int(at)] for at in functions]
    return [windows(units[int(at)], recipe.max_tokens)[0] for at in rng.permutation(len(units))]


def _bundle(
    recipe: Recipe,
    options: TrainOptions,
    material: Material,
    progress: Progress,
    model: bytes,
    words: bytes | None,
) -> Bundle:
    vocabulary = material.view.vocabulary
    folder = options.output / bundle_id(recipe.name, options.version)
    settings = json.loads(json.dumps(asdict(recipe))) | {"steps_done": progress.step}
    config = BundleConfig(
        name=recipe.name,
        version=options.version,
        view=recipe.view,
        width=material.view.width,
        buckets=vocabulary.buckets,
        max_tokens=recipe.max_tokens,
        dim=_dimension(model),
        calibrations=_UNCALIBRATED,
        recipe=settings,
        trained_on=_sources(options.data, recipe, material),
    )
    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.output) as drafts:  # not calibrated, and so nobody's bundle
        draft = write_bundle(Path(drafts) / folder.name, config, vocabulary.tokens, model, "", words)
        reports = _calibrate(OnnxEncoder(draft, threads=max(1, options.jobs)), options.data)
    fitted = {report.key: report.calibration for report in reports}
    config = replace(config, calibrations=_UNCALIBRATED | fitted)
    text = card(config, material, progress, reports, texts=None if words is None else material.texts)
    bundle = write_bundle(folder, config, vocabulary.tokens, model, text, words)
    verify(folder)
    return bundle


def _sources(data: Path, recipe: Recipe, material: Material) -> tuple[str, ...]:
    train = [material.solutions[row] for row in material.rows("train")]
    if is_labelled(data):
        return (f"{counted(train)}, one's own",)
    platforms = {solution.platform for solution in train}
    used = {*platforms, CORPUS} if recipe.functions or recipe.pretrain_steps else platforms
    return tuple(dict.fromkeys(source for name, source in SOURCES.items() if name in used))


def _calibrate(encoder: OnnxEncoder, data: Path) -> Sequence[CalibrationReport]:
    pairs = dev_pairs(encoder, data)
    everything = concatenate(list(pairs.values()))
    proposed = concatenate([everything, stranger_pairs(encoder, data)])
    return [
        *(calibrate(key, found, BALANCED) for key, found in pairs.items() if suffices(found)),
        calibrate(ANY, everything, BALANCED),
        *([calibrate(SCAN, proposed, SCAN_PRIOR)] if is_enough(proposed, MIN_SCANNED) else []),
    ]


def _dimension(model: bytes) -> int:
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return int(session.get_outputs()[0].shape[-1])
