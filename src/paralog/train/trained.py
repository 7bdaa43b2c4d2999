"""From trained networks to a bundle: export, rounding, calibration, card."""

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
from paralog.core import CodeUnit, TrainingError
from paralog.core.odds import prior_shift
from paralog.datasets.solutions import is_labelled
from paralog.features import UnitArrays, windows
from paralog.features.sketch import SKETCH_DIM
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.runtime.verifier import LinearVerifier
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
from paralog.train.checkpoint import StageProgress
from paralog.train.dev_pairs import concatenate, dev_pairs, stranger_pairs
from paralog.train.export import dimension_of, export
from paralog.train.halve import halve_tables
from paralog.train.learned_text import counted
from paralog.train.material import Material
from paralog.train.quantize import quantize
from paralog.train.recipe import Recipe, begins_with
from paralog.train.stage import LoopOptions
from paralog.train.verification import FittedVerifier
from paralog.train.verified import judge_verified

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


@dataclass(frozen=True)
class Networks:
    """What training gave, in eval mode and on the CPU.

    Attributes:
        encoder: of code.
        text: encoder of words into the same space, with inputs as `features.text.TextView` makes them; None
            for a model that reads code only.
        verifier: of pairs, which is no network; None for a model that judges by cosine alone.
    """

    encoder: nn.Module
    text: nn.Module | None = None
    verifier: FittedVerifier | None = None


@dataclass(frozen=True)
class _Exported:
    """Networks as ONNX models, and how many numbers code has."""

    dim: int
    code: bytes
    text: bytes | None


def write_trained(
    recipe: Recipe, options: TrainOptions, material: Material, networks: Networks, progress: StageProgress
) -> Bundle:
    """Export networks, calibrate them on the dev split and write their bundle into `options.output`.

    Args:
        recipe: what was trained.
        options: where to write.
        material: what it was trained on.
        networks: what training gave.
        progress: of the encoder's training.

    Raises:
        TrainingError: an exported model does not do what its network does, or code and text give vectors
            of different length.
    """
    n_tokens, width = len(material.view.vocabulary), material.view.width
    dim = dimension_of(networks.encoder, n_tokens, width)
    if networks.text is not None and (other := dimension_of(networks.text, n_tokens, _TEXT_WIDTH)) != dim:
        raise TrainingError(f"texts have {other} numbers and code has {dim}")
    code = export(networks.encoder, n_tokens, width)
    text = None if networks.text is None else export(networks.text, n_tokens, _TEXT_WIDTH)
    # Products of text stay in float: nearly all of their size is the table of words, and a text takes 0.2 ms.
    exported = _Exported(
        dim,
        halve_tables(quantize(code, _samples(recipe, material))),
        None if text is None else halve_tables(text),
    )
    return _bundle(recipe, options, material, progress, exported, networks.verifier)


def _samples(recipe: Recipe, material: Material) -> list[UnitArrays]:
    """Solutions and corpus functions, as many of each, in random order: the kinds of code that it will meet.

    Cut as in training: a longer window has more lexemes and statements, and none of another kind.
    """
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
    progress: StageProgress,
    exported: _Exported,
    verifier: FittedVerifier | None,
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
        max_tokens=recipe.window or recipe.max_tokens,
        dim=exported.dim + (SKETCH_DIM if recipe.words else 0),
        words=recipe.words,
        calibrations=_UNCALIBRATED,
        verification=None if verifier is None else verifier.weights,
        recipe=settings,
        trained_on=_sources(options.data, recipe, material),
    )

    def write(place: Path, config: BundleConfig, text: str) -> Bundle:
        return write_bundle(place, config, vocabulary.tokens, exported.code, text, exported.text)

    options.output.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=options.output) as drafts:  # not calibrated, and so nobody's bundle
        draft = write(Path(drafts) / folder.name, config, "")
        reports, verified = _calibrate(draft, options)
    config = replace(
        config,
        calibrations={**config.calibrations, **{report.key: report.calibration for report in reports}},
    )
    texts = None if exported.text is None else material.texts
    text = card(config, material, progress, reports, texts=texts, verifier=verifier, verified=verified)
    bundle = write(folder, config, text)
    verify(folder)
    return bundle


def _sources(data: Path, recipe: Recipe, material: Material) -> tuple[str, ...]:
    train = [material.solutions[row] for row in material.rows("train")]
    if is_labelled(data):
        return (f"{counted(train)}, one's own",)
    platforms = {solution.platform for solution in train}
    used = {*platforms, CORPUS} if recipe.functions or recipe.pretrain_steps else platforms
    sources = dict.fromkeys(source for name, source in SOURCES.items() if name in used)
    begun = (
        f"what {model} was trained on, from which its training began: what the card of that model says of it "
        "holds here too"
        for model in begins_with(recipe)
    )
    return (*sources, *begun)


def _calibrate(
    draft: Bundle, options: TrainOptions
) -> tuple[Sequence[CalibrationReport], Sequence[CalibrationReport]]:
    """Curves through the cosines, and how well they hold when a verifier has read some of the pairs."""
    threads = max(1, options.jobs)
    encoder = OnnxEncoder(draft, threads)
    units: list[CodeUnit] = []
    pairs = dev_pairs(encoder, options.data, units)
    everything = concatenate(list(pairs.values()))
    strangers = stranger_pairs(encoder, options.data, units)
    proposed = concatenate([everything, strangers])
    of_cosines = [
        *(calibrate(key, found, BALANCED) for key, found in pairs.items() if suffices(found)),
        calibrate(ANY, everything, BALANCED),
        *([calibrate(SCAN, proposed, SCAN_PRIOR)] if is_enough(proposed, MIN_SCANNED) else []),
    ]
    if draft.config.verification is None:
        return of_cosines, []
    judged = {key: found for key, found in pairs.items() if suffices(found)}
    return of_cosines, judge_verified(LinearVerifier(draft.config.verification), judged, units)
