"""One small encoder that says what several say together.

Hinton et al. (2015), "Distilling the knowledge in a neural network", with vectors for classes. Encoders that
were trained apart err apart, so the mean of their cosines is better than each; one encoder learns to give
vectors with that mean as their cosine. What the teachers say needs no label, so all code is a lesson.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.features import UnitArrays
from paralog.nn.statement import StatementEncoder
from paralog.train.ahead import ahead
from paralog.train.batches import Batches, Chunks, chunked, embed, embed_chunks
from paralog.train.checkpoint import Origin, StageProgress
from paralog.train.dev import DevRows
from paralog.train.material import Material
from paralog.train.model import build_optimizer
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions, resume, run_stage, training_device

DISTILL = "distill"


@dataclass(frozen=True)
class Lessons:
    """What the teachers say together of every unit.

    Attributes:
        units: solutions by their position, corpus functions by -1 less theirs.
        vectors: float16 [n, dim], rows of unit length.
    """

    units: NDArray[np.int64]
    vectors: NDArray[np.float16]


def axes(
    said: Sequence[NDArray[np.floating]], shares: Sequence[float], dim: int
) -> list[NDArray[np.float32]]:
    """A map for each teacher, [its dim, dim]: mapped and added, what they say has the mean of their cosines.

    Their vectors, one beside the other, lie near few axes: the principal ones of the second moment, since a
    cosine is measured from the origin and not from the mean. These are turned to where the first teacher,
    with whose weights the student begins, is changed least (orthogonal Procrustes): along its own axes no
    number is much larger than the others, which eight bits need.

    Args:
        said: vectors of the same units by each teacher, [n, its dim].
        shares: of the mean; they need not add up to 1.
        dim: number of axes.
    """
    scales = np.sqrt(np.array(shares) / sum(shares))
    beside = np.concatenate(
        [of * scale for of, scale in zip(said, scales, strict=True)], axis=1, dtype=np.float64
    )
    _, found = np.linalg.eigh(beside.T @ beside)
    kept = found[:, ::-1][:, :dim]
    ends = np.cumsum([of.shape[1] for of in said])[:-1]
    parts = np.split(kept, ends)
    back, _, forth = np.linalg.svd(parts[0].T @ np.eye(len(parts[0]), dim))
    turn = back @ forth
    return [(part @ turn * scale).astype(np.float32) for part, scale in zip(parts, scales, strict=True)]


def together(
    said: Sequence[NDArray[np.floating]], maps: Sequence[NDArray[np.float32]]
) -> NDArray[np.float32]:
    """One vector for what all teachers say of each unit, [n, dim], of unit length."""
    total = sum((of.astype(np.float32) @ to for of, to in zip(said, maps, strict=True)), np.float32(0))
    joined: NDArray[np.float32] = total / np.linalg.norm(total, axis=1, keepdims=True)
    return joined


def as_seen_on(encoder: StatementEncoder, to: NDArray[np.float32]) -> None:
    """Turn what a teacher says to the axes of all: a student that begins with its weights begins there."""
    with torch.no_grad():
        turn = torch.from_numpy(to.T)
        encoder.out.weight.copy_(turn @ encoder.out.weight)
        encoder.out.bias.copy_(turn @ encoder.out.bias)


def fit_distilled(
    recipe: Recipe, material: Material, lessons: Lessons, student: nn.Module, options: LoopOptions
) -> tuple[nn.Module, StageProgress]:
    """Train `student` to say what the teachers say, or go on from the checkpoint in `options.folder`.

    It reads a unit in disguise and has to say what the teachers say of it as it was written.

    Args:
        recipe: how many units a step has, and how they are disguised.
        material: what `lessons` are about.
        lessons: of all that is learned from.
        student: as it begins.
        options: how the loop goes.

    Returns:
        The student in eval mode on the CPU, and where the stage stands.

    Raises:
        TrainingError: as `loop.fit`.
    """
    device = training_device(options.threads)
    student = student.to(device)
    batches = Batches(recipe, material)
    origin = Origin(recipe, material.data_hash)
    progress = resume(origin, options, {DISTILL: recipe.steps})
    read = partial(_read, batches, lessons, device)
    steps = ahead(read, range(progress.step, progress.steps), device)

    def losses(_: int) -> Iterator[Tensor]:
        chunks, said = next(steps)
        wanted = torch.from_numpy(said).to(device).float()
        yield (1 - (embed_chunks(student, chunks, device) * wanted).sum(dim=1)).mean()

    def encode(units: list[UnitArrays], _: list[int]) -> Tensor:
        return embed(student, units, device)

    score = partial(DevRows(material, batches.pool, recipe.max_tokens).score, student, encode)
    optimizer = build_optimizer(recipe, student)
    progress = run_stage(origin, student, optimizer, losses, progress, options, options.max_minutes, score)
    return student.eval().cpu(), progress


def _read(
    batches: Batches, lessons: Lessons, device: torch.device, step: int
) -> tuple[Chunks, NDArray[np.float16]]:
    recipe = batches.recipe
    rng = np.random.default_rng([recipe.seed, 4 << 20, step])
    n_units = len(lessons.units)
    at = rng.choice(n_units, min(recipe.lessons, n_units), replace=False)
    units = [batches.disguised(int(unit), rng) for unit in lessons.units[at]]
    return chunked(units, recipe.chunk, device), lessons.vectors[at]
