"""One run: train a variant under one seed, look at S1 test and S2, keep the result."""

from __future__ import annotations

import hashlib
import json
import logging
import math
import shutil
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from paralog.bundle import Bundle, bundle_id, read_bundle, verify
from paralog.core import BundleError
from paralog.core.atomic import atomic_write
from paralog.datasets.units import read_unit
from paralog.evaluation import score_pairs
from paralog.experiments.provenance import provenance
from paralog.experiments.siamese_sbt_lstm.protocol import (
    HIDDEN,
    S2,
    SETS,
    Protocol,
    assign,
    labels,
    read_protocol,
)
from paralog.experiments.siamese_sbt_lstm.variants import Variant
from paralog.features import UnitArrays
from paralog.nn.version import nn_version
from paralog.train.batches import embed
from paralog.train.checkpoint import StageProgress, load_weights, save_weights
from paralog.train.loop import fit, pretrain
from paralog.train.material import Material, prepare
from paralog.train.model import build_encoder
from paralog.train.prepared import DAMAGE, kept
from paralog.train.recipe import SBT_LSTM, Recipe
from paralog.train.stage import LoopOptions
from paralog.train.trained import Networks, TrainOptions, write_trained

log = logging.getLogger(__name__)
CHECKPOINT, WEIGHTS, PROGRESS, VECTORS, RESULT = (
    "checkpoint",
    "encoder.safetensors",
    "progress.json",
    "vectors.npz",
    "result.json",
)
"""What lies in the folder of a run."""
DEV_ROW = "HackerRank, Python auc"
"""The dev score that all runs have, whatever else they train on."""


@dataclass(frozen=True)
class Workplace:
    """Where runs read and write.

    Attributes:
        data: folder with `clones/` and `corpus/`.
        folder: prepared arrays, pre-trained encoders and runs; what is finished there is not done again.
        jobs: processes that parse.
    """

    data: Path
    folder: Path
    jobs: int = 1


@dataclass(frozen=True)
class RunResult:
    """What came out of one run.

    Attributes:
        variant, seed: which run.
        key: hash of everything that the run depends on.
        train_challenges, train_solutions: what batches were drawn from: challenges that two authors solved.
        vocabulary: tokens.
        seconds: of training, wall time since it was last started.
        commit: of the program that trained.
        dev: AUC on HackerRank's dev split at the end, by which variants are chosen.
        scores: for each of `SETS` "auc", "map_at_r" and "top1".
    """

    variant: str
    seed: int
    key: str
    train_challenges: int
    train_solutions: int
    vocabulary: int
    seconds: float
    commit: str
    dev: float
    scores: dict[str, dict[str, float]]


def run(variant: Variant, seed: int, place: Workplace) -> RunResult:
    """Train and score, or read what was kept of an earlier time; a run that was cut off goes on.

    Raises:
        UsageError: data are missing, or a file cannot be written.
        TrainingError: the data do not suffice.
    """
    torch.set_num_threads(1)
    planned = _plan(variant, seed, place)
    if (kept := _read(planned, place)) is not None:
        return kept
    started = time.monotonic()
    recipe, material = planned.recipe, planned.material
    start = _pretrained(recipe, material, place) if recipe.pretrain_steps else None
    folder = _folder(place, variant.name, seed, planned.key)
    model, progress = fit(recipe, material, LoopOptions(folder / CHECKPOINT, threads=1, start=start))
    seconds = time.monotonic() - started
    vectors = {name: _vectors(model.encoder, units, recipe) for name, units in _tested(planned).items()}
    drawn = material.drawn()
    result = RunResult(
        variant=variant.name,
        seed=seed,
        key=planned.key,
        train_challenges=len(drawn),
        train_solutions=sum(drawn.values()),
        vocabulary=len(material.view.vocabulary.tokens),
        seconds=round(seconds, 1),
        commit=str(provenance("run")["commit"]),
        dev=progress.history[-1].get(DEV_ROW, math.nan),
        scores={name: _scores(found, planned, name) for name, found in vectors.items()},
    )
    _keep(folder, result, vectors, model.encoder, progress)
    return result


def finished(variant: Variant, seed: int, place: Workplace) -> RunResult | None:
    """What was kept of a run; None where it is not done, or what is there is damaged."""
    return _read(_plan(variant, seed, place), place)


@dataclass(frozen=True)
class _Planned:
    """A run before it begins; `key` is a hash of everything that it depends on."""

    variant: str
    recipe: Recipe
    protocol: Protocol
    material: Material
    key: str


def _plan(variant: Variant, seed: int, place: Workplace) -> _Planned:
    recipe = replace(variant.recipe, seed=seed)
    protocol = read_protocol(place.data)
    material = _material(recipe, variant, protocol, place)
    key = _hash(asdict(recipe), variant.challenges, asdict(protocol), material.data_hash, nn_version())
    return _Planned(variant.name, recipe, protocol, material, key)


def _read(planned: _Planned, place: Workplace) -> RunResult | None:
    folder = _folder(place, planned.variant, planned.recipe.seed, planned.key)
    try:
        result = RunResult(**json.loads((folder / RESULT).read_text("utf-8")))
        vectors_of(place, result)
        load_file(folder / WEIGHTS)
        _progress(folder)
    except FileNotFoundError:
        return None
    except DAMAGE as error:
        log.warning("%s is damaged (%s) and is run again", folder, error)
        return None
    return result


def pretrain_for(variant: Variant, place: Workplace) -> Path:
    """Weights of the encoder that all seeds of a variant, and all variants like it, start from."""
    torch.set_num_threads(1)
    return _pretrained(
        variant.recipe, _material(variant.recipe, variant, read_protocol(place.data), place), place
    )


def start_of(recipe: Recipe) -> Recipe:
    """What is left of a recipe when only pre-training counts; variants for which it is equal share it."""
    return replace(
        SBT_LSTM,
        view=recipe.view,
        encoder=recipe.encoder,
        coverage=recipe.coverage,
        buckets=recipe.buckets,
        max_tokens=recipe.max_tokens,
        memory=recipe.memory,
        pretrain_steps=recipe.pretrain_steps,
        pretrain_functions=recipe.pretrain_functions,
        learning_rate=recipe.learning_rate,
    )


def _pretrained(recipe: Recipe, material: Material, place: Workplace) -> Path:
    shared = start_of(recipe)
    functions = hashlib.sha256(material.functions.flat.ids.tobytes()).hexdigest()
    key = _hash(asdict(shared), material.view.vocabulary.tokens, functions, nn_version())
    path = place.folder / "pretrained" / f"{recipe.view}-{recipe.encoder}-{key[:8]}.safetensors"

    def make(new: Path) -> None:
        encoder, _ = pretrain(shared, material, LoopOptions(path.with_suffix(""), threads=1))
        save_weights(new, encoder)

    kept(path, make, load_file)
    shutil.rmtree(path.with_suffix(""), ignore_errors=True)
    return path


def vectors_of(place: Workplace, result: RunResult) -> dict[str, NDArray[np.float32]]:
    """The embeddings of the solutions of each of `SETS`, as the run kept them."""
    folder = _folder(place, result.variant, result.seed, result.key)
    with (folder / VECTORS).open("rb") as stream, np.load(stream, allow_pickle=False) as file:
        return {name: file[name] for name in SETS}


def median(results: Iterable[RunResult]) -> RunResult:
    """The run in the middle by AUC on S2: what is shown of one run is no lucky one."""
    ordered = sorted(results, key=lambda result: result.scores[S2]["auc"])
    return ordered[(len(ordered) - 1) // 2]


def bundle_of(place: Workplace, variant: Variant, result: RunResult) -> Bundle:
    """The model of a run as a bundle, calibrated on the dev split; made once."""
    bundles = place.folder / "bundles"
    made_of = bundles / f"{variant.bundle}.run"
    if (bundle := _whole(bundles / bundle_id(variant.bundle, "1"), made_of, result.key)) is not None:
        return bundle
    recipe = replace(variant.recipe, seed=result.seed, name=variant.bundle)
    material = _material(recipe, variant, read_protocol(place.data), place)
    folder = _folder(place, result.variant, result.seed, result.key)
    encoder = build_encoder(recipe, len(material.view.vocabulary))
    load_weights(folder / WEIGHTS, encoder)
    options = TrainOptions(place.data, bundles, jobs=place.jobs)
    bundle = write_trained(recipe, options, material, Networks(encoder.eval()), _progress(folder))
    with atomic_write(made_of) as file:
        file.write(result.key.encode())
    return bundle


def _whole(folder: Path, made_of: Path, key: str) -> Bundle | None:
    """The bundle there, if it is undamaged and of the run with this key."""
    try:
        if made_of.read_text("utf-8") != key:
            return None
        verify(folder)
        return read_bundle(folder)
    except (OSError, ValueError, BundleError):
        return None


def _progress(folder: Path) -> StageProgress:
    record = json.loads((folder / PROGRESS).read_text("utf-8"))
    return StageProgress(**{**record, "history": tuple(record["history"])})


def _folder(place: Workplace, variant: str, seed: int, key: str) -> Path:
    """Of one run: "InfoNCE, all" under seed 1 -> runs/infonce-all-1-0123abcd."""
    slug = "-".join("".join(c if c.isalnum() else " " for c in variant.lower()).split())
    return place.folder / "runs" / f"{slug}-{seed}-{key[:8]}"


def _material(recipe: Recipe, variant: Variant, protocol: Protocol, place: Workplace) -> Material:
    material = prepare(recipe, place.data, place.folder / "prepared", place.jobs)
    return replace(material, solutions=assign(material.solutions, protocol.training(variant.challenges)))


def _tested(planned: _Planned) -> dict[str, list[UnitArrays]]:
    """The solutions of each set as the encoder sees them."""
    units = {}
    material, protocol = planned.material, planned.protocol
    for name in SETS:
        rows = protocol.rows(material.solutions, name)
        if name == HIDDEN:
            sources = (material.solutions[at] for at in rows)
            units[name] = [
                material.view.arrays(read_unit(s.code, s.language, anonymous=True)) for s in sources
            ]
        else:
            units[name] = [material.store[at] for at in rows]
    return units


def _vectors(encoder: torch.nn.Module, units: list[UnitArrays], recipe: Recipe) -> NDArray[np.float32]:
    cut = [unit.part(0, recipe.max_tokens) for unit in units]
    with torch.no_grad():
        found: NDArray[np.float32] = embed(encoder, cut, torch.device("cpu"), recipe.chunk).numpy()
    return found


def _scores(vectors: NDArray[np.float32], planned: _Planned, name: str) -> dict[str, float]:
    solutions = planned.material.solutions
    rows = planned.protocol.rows(solutions, name)
    scores = score_pairs(vectors @ vectors.T, labels(solutions, rows))
    return {"auc": scores.auc, "map_at_r": scores.map_at_r, "top1": scores.top1}


def _keep(
    folder: Path,
    result: RunResult,
    vectors: dict[str, NDArray[np.float32]],
    encoder: torch.nn.Module,
    progress: StageProgress,
) -> None:
    """The result last: a run counts as done once that is there."""
    save_weights(folder / WEIGHTS, encoder)
    with atomic_write(folder / PROGRESS) as stream:
        stream.write(json.dumps(asdict(progress)).encode())
    with atomic_write(folder / VECTORS) as stream:
        np.savez(stream, allow_pickle=False, **vectors)
    with atomic_write(folder / RESULT) as stream:
        stream.write(json.dumps(asdict(result), indent=1).encode())
    shutil.rmtree(folder / CHECKPOINT)


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
