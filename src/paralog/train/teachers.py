"""Where the lessons of a distilled encoder come from: its teachers, and what they say of code."""

from __future__ import annotations

import copy
import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from paralog.bundle import resolve
from paralog.core import TrainingError
from paralog.nn.statement import StatementEncoder
from paralog.train.ahead import ahead
from paralog.train.batches import MIN_FUNCTION_TOKENS, Chunks, chunked, cut, embed_chunks
from paralog.train.checkpoint import Origin, StageProgress, read_progress
from paralog.train.distill import Lessons, as_seen_on, axes, fit_distilled, together
from paralog.train.joint import fit_joint
from paralog.train.material import Material
from paralog.train.model import build_encoder
from paralog.train.prepared import kept
from paralog.train.recipe import Recipe, get_recipe
from paralog.train.stage import LoopOptions, training_device
from paralog.train.start import start_from

log = logging.getLogger(__name__)
MAX_LESSONS = 280_000
"""Units that teachers are asked about, of all kinds alike; each takes every teacher some milliseconds."""
_ASKED = 5_000
"""Units that are asked about at once, between two lines of a log."""
_FOR_AXES = 14_000
"""Units whose vectors tell the axes."""
_MIN_TOKENS = 8
"""Of a solution; less says too little, as for a corpus function."""
_SEED = 7
"""Of the choice of units, the same whatever the seed of a recipe."""


def learn_from_teachers(
    recipe: Recipe, material: Material, options: LoopOptions, prepared: Path
) -> tuple[nn.Module, StageProgress]:
    """Train the teachers that are recipes, ask all of them, and distil an encoder from what they say.

    Args:
        recipe: of the encoder.
        material: of all of them.
        options: of the loop; teachers have their checkpoints beside its own. A time limit is shared
            equally by all that are trained.
        prepared: folder where what they say is kept.

    Returns:
        The encoder in eval mode on the CPU, and where its stage stands.

    Raises:
        TrainingError: a teacher reads other tokens than its student, or as `fit_joint`.
    """
    read_progress(options.folder, Origin(recipe, material.data_hash))  # one of another recipe is refused now
    trained = sum("@" not in name for name, _ in recipe.teachers)
    if options.max_minutes is not None:
        options = replace(options, max_minutes=options.max_minutes / (1 + trained))
    device = training_device(options.threads)
    teachers = teachers_of(recipe, material, options)
    shares = [share for _, share in recipe.teachers]
    units = _lessons_of(recipe, material)
    path = prepared / f"lessons-{_key(recipe, material, teachers, units)[:12]}.npz"
    ask = partial(_ask, recipe, material, teachers, shares, units, device)
    lessons, first = kept(path, ask, _load)
    student = copy.deepcopy(teachers[0])
    as_seen_on(student, first)
    return fit_distilled(recipe, material, lessons, student, options)


def teachers_of(recipe: Recipe, material: Material, options: LoopOptions) -> list[StatementEncoder]:
    """The teachers of a recipe in their order, trained where that is not done; in eval mode and on the CPU.

    Raises:
        TrainingError: as `learn_from_teachers`.
    """
    return [_teacher(name, recipe, material, options) for name, _ in recipe.teachers]


def _teacher(name: str, recipe: Recipe, material: Material, options: LoopOptions) -> StatementEncoder:
    if "@" in name:
        encoder = build_encoder(recipe, len(material.view.vocabulary)).eval()
        start_from(resolve(name), encoder, material.view.vocabulary)
    else:
        theirs = get_recipe(name)
        if (theirs.view, theirs.vocabulary) != (recipe.view, recipe.vocabulary):
            raise TrainingError(f"{name} reads other tokens than {recipe.name}, whose teacher it is to be")
        folder = options.folder.with_name(f"teacher-{name}")
        progress = read_progress(folder, Origin(theirs, material.data_hash))
        if progress is None or progress.step < progress.steps:
            log.info("teacher %s", name)
            if training_device(options.threads).type == "cpu":
                log.warning("there is no GPU here: training %s takes hours, or more than a day", name)
        encoder = fit_joint(theirs, material, replace(options, folder=folder)).code
    assert isinstance(encoder, StatementEncoder)
    return encoder


def _lessons_of(recipe: Recipe, material: Material) -> NDArray[np.int64]:
    """Solutions of the train split and corpus functions that say something, in any order."""
    rows = np.array(material.rows("train"))
    solutions = rows[material.store.lengths[rows] >= _MIN_TOKENS]
    functions = np.flatnonzero(material.functions.lengths >= MIN_FUNCTION_TOKENS)
    units = np.concatenate([solutions, -1 - functions])
    chosen: NDArray[np.int64] = units[np.random.default_rng(_SEED).permutation(len(units))[:MAX_LESSONS]]
    return chosen


def _ask(
    recipe: Recipe,
    material: Material,
    teachers: Sequence[StatementEncoder],
    shares: Sequence[float],
    units: NDArray[np.int64],
    device: torch.device,
    path: Path,
) -> None:
    said = [np.concatenate(list(_said(teacher, recipe, material, units, device))) for teacher in teachers]
    maps = axes([of[:_FOR_AXES] for of in said], shares, said[0].shape[1])
    with path.open("wb") as file:
        np.savez(file, units=units, vectors=together(said, maps).astype(np.float16), first=maps[0])


def _said(
    teacher: nn.Module, recipe: Recipe, material: Material, units: NDArray[np.int64], device: torch.device
) -> Iterator[NDArray[np.float32]]:
    teacher = copy.deepcopy(teacher).to(device)
    parts = range(-(-len(units) // _ASKED))
    read = ahead(partial(_read, recipe, material, units, device), parts, device)
    for part, chunks in zip(parts, read, strict=True):
        log.info("asked about %d of %d units", part * _ASKED, len(units))
        with torch.no_grad():
            yield embed_chunks(teacher, chunks, device).cpu().numpy()


def _read(
    recipe: Recipe, material: Material, units: NDArray[np.int64], device: torch.device, part: int
) -> Chunks:
    """A part of `units` as an encoder reads them."""
    asked = units[part * _ASKED : (part + 1) * _ASKED]
    read = (material.store[at] if at >= 0 else material.functions[-1 - at] for at in asked)
    return chunked([cut(unit, recipe.max_tokens) for unit in read], recipe.chunk, device)


def _load(path: Path) -> tuple[Lessons, NDArray[np.float32]]:
    with np.load(path, allow_pickle=False) as file:
        return Lessons(file["units"], file["vectors"]), file["first"]


def _key(recipe: Recipe, material: Material, teachers: Sequence[nn.Module], units: NDArray[np.int64]) -> str:
    digest = hashlib.sha256(repr((material.data_hash, recipe.teachers, recipe.max_tokens)).encode())
    digest.update(units.tobytes())
    for teacher in teachers:
        for weight in teacher.state_dict().values():
            digest.update(weight.numpy().tobytes())
    return digest.hexdigest()
