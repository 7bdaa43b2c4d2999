"""`paralog train`: from a recipe and a data folder to a bundle."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import numpy as np
from torch import nn

from paralog.bundle import ANY, SCAN, Bundle, BundleConfig, Calibration, bundle_id, verify, write_bundle
from paralog.core import UsageError
from paralog.datasets.solutions import is_labelled
from paralog.features import UnitArrays, windows
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.calibrate import BALANCED, SCAN_PRIOR, CalibrationReport, calibrate, suffices
from paralog.train.card import CORPUS, SOURCES, card
from paralog.train.checkpoint import Progress
from paralog.train.dev_pairs import concatenate, dev_pairs, require_dev_problems, stranger_pairs
from paralog.train.disk import writing_to
from paralog.train.export import export
from paralog.train.learned_text import counted
from paralog.train.loop import fit
from paralog.train.material import Material, prepare
from paralog.train.quantize import quantize
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions

log = logging.getLogger(__name__)
SAMPLES = 200
"""Solutions, and corpus functions, that the ranges of eight-bit numbers are taken from."""
_UNCALIBRATED = Calibration(10.0, -5.0)


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
        material = prepare(recipe, options.data, options.output / "prepared", options.jobs)
        require_dev_problems(material.solutions)
        loop = replace(options.loop, folder=options.output / "checkpoint")
        encoder, progress = fit(recipe, material, loop)
        return write_trained(recipe, options, material, encoder, progress)


def write_trained(
    recipe: Recipe, options: TrainOptions, material: Material, encoder: nn.Module, progress: Progress
) -> Bundle:
    """Export an encoder, calibrate it on the dev split and write its bundle into `options.output`.

    Raises:
        TrainingError: the exported model does not do what the encoder does.
    """
    vocabulary = material.view.vocabulary
    model = quantize(export(encoder, len(vocabulary), material.view.width), _samples(recipe, material))
    return _bundle(recipe, options, material, progress, model)


def _samples(recipe: Recipe, material: Material) -> list[UnitArrays]:
    """Solutions and corpus functions, as many of each, in random order: what the encoder will meet."""
    rng = np.random.default_rng(recipe.seed)
    solutions = rng.permutation(np.array(material.rows("train")))[:SAMPLES]
    functions = rng.permutation(len(material.functions))[:SAMPLES]
    units = [material.store[int(at)] for at in solutions]
    units += [material.functions[int(at)] for at in functions]
    return [windows(units[int(at)], recipe.max_tokens)[0] for at in rng.permutation(len(units))]


def _bundle(
    recipe: Recipe, options: TrainOptions, material: Material, progress: Progress, model: bytes
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
        calibrations={ANY: _UNCALIBRATED, SCAN: _UNCALIBRATED},
        recipe=settings,
        trained_on=_sources(options.data, recipe, material),
    )
    bundle = write_bundle(folder, config, vocabulary.tokens, model, "Not calibrated yet.\n")
    reports = _calibrate(OnnxEncoder(bundle, threads=max(1, options.jobs)), options.data)
    config = replace(config, calibrations={report.key: report.calibration for report in reports})
    text = card(config, material, progress, reports)
    bundle = write_bundle(folder, config, vocabulary.tokens, model, text)
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
        calibrate(SCAN, proposed, SCAN_PRIOR),
    ]


def _dimension(model: bytes) -> int:
    import onnxruntime

    session = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    return int(session.get_outputs()[0].shape[-1])
