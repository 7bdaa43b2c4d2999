"""One space for code and text: code learns from its like and from what is said of it, both at once.

What the RUM paper does in two stages, by pairs and a fusion of both inputs, is one contrastive loss here: a
text is drawn to the code that it describes, and so code that is described alike is drawn together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.bundle import resolve
from paralog.core import TrainingError
from paralog.datasets.store import ArrayStore
from paralog.features import UnitArrays
from paralog.features.vocabulary import Vocabulary
from paralog.nn.losses import TextCodeLoss
from paralog.nn.statement import StatementEncoder
from paralog.train.ahead import ahead
from paralog.train.batches import Batch, Batches, Chunks, chunked, embed, embed_chunks
from paralog.train.checkpoint import Origin, StageProgress
from paralog.train.dev import DevRows
from paralog.train.material import Material
from paralog.train.model import Siamese, build_encoder, build_loss, build_optimizer
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions, resume, run_stage, training_device
from paralog.train.start import keep_share, start_from

JOINT = "joint"
TABLE = "read.embedding.weight"
TEXT_CHUNK = 128
"""Texts that run together; they are shorter than code."""


@dataclass(frozen=True)
class Joint:
    """Both encoders, in eval mode and on the CPU."""

    code: nn.Module
    text: nn.Module
    progress: StageProgress


@dataclass(frozen=True)
class Step:
    """A batch as both encoders read it.

    Attributes:
        batch: which of its units belong together.
        code: of all units.
        described: positions of those that have a text.
        texts: what is said of these.
    """

    batch: Batch
    code: Chunks
    described: NDArray[np.int64]
    texts: Chunks


def read_step(batches: Batches, texts: ArrayStore, device: torch.device, at: int) -> Step:
    """The batch of a step, and the texts of its units, cut into what `device` computes at a time."""
    batch = batches.draw(at)
    described = np.array(
        [i for i, row in enumerate(batch.rows) if row >= 0 and len(texts[int(row)])], np.int64
    )
    said = [texts[int(batch.rows[i])] for i in described]
    code = chunked(batch.units, batches.recipe.chunk, device)
    return Step(replace(batch, units=[]), code, described, chunked(said, TEXT_CHUNK, device))


class _Model(nn.Module):
    def __init__(self, recipe: Recipe, n_tokens: int) -> None:
        super().__init__()
        self.code = Siamese(build_encoder(recipe, n_tokens), build_loss(recipe))
        self.text = StatementEncoder(n_tokens, statement_dim=128, layers=0)
        self.between = TextCodeLoss(recipe.temperature)


def fit_joint(recipe: Recipe, material: Material, options: LoopOptions) -> Joint:
    """Train both encoders, or go on from the checkpoint in `options.folder`.

    Raises:
        TrainingError: the material has no text, or as `loop.fit`.
    """
    if material.texts is None:
        raise TrainingError(f"{recipe.name} learns from code with text, and the data have no text")
    texts = material.texts
    device = training_device(options.threads)
    model = _start(recipe, material.view.vocabulary).to(device)
    batches = Batches(recipe, material)
    origin = Origin(recipe, material.data_hash)
    progress = resume(origin, options, {JOINT: recipe.steps})

    steps = ahead(partial(read_step, batches, texts, device), range(progress.step, progress.steps), device)

    def losses(_: int) -> Iterator[Tensor]:
        step = next(steps)
        code = embed_chunks(model.code.encoder, step.code, device)
        positive, valid = step.batch.pairs(device)
        loss = model.code.loss(code, positive, valid)
        if len(step.described):
            said = embed_chunks(model.text, step.texts, device)
            loss = loss + recipe.text_weight * against_texts(model.between, said, code, step)
        yield loss

    def encode(units: list[UnitArrays], _: list[int]) -> Tensor:
        return embed(model.code.encoder, units, device)

    score = partial(DevRows(material, batches.pool, recipe.max_tokens).score, model.code.encoder, encode)
    optimizer = build_optimizer(recipe, model)
    progress = run_stage(origin, model, optimizer, losses, progress, options, options.max_minutes, score)
    if recipe.keeps:
        start = _start(recipe, material.view.vocabulary).code.encoder.to(device)
        keep_share(model.code.encoder, start, recipe.keeps)
        progress = replace(progress, history=(*progress.history, {"step": float(progress.step), **score()}))
    model = model.eval().cpu()
    return Joint(model.code.encoder, model.text, progress)


def _start(recipe: Recipe, vocabulary: Vocabulary) -> _Model:
    """The untrained model; where the recipe names a finished one, code is read as that one reads it."""
    model = _Model(recipe, len(vocabulary))
    if recipe.starts_from:
        start_from(resolve(recipe.starts_from), model.code.encoder, vocabulary)
        model.text = text_encoder(model.code.encoder, len(vocabulary))
    return model


def text_encoder(code: nn.Module, n_tokens: int) -> StatementEncoder:
    """An untrained encoder of texts, whose words are those of names in code as `code` reads them."""
    encoder = StatementEncoder(n_tokens, statement_dim=128, layers=0)
    encoder.get_parameter(TABLE).data.copy_(code.get_parameter(TABLE).data)
    return encoder


def against_texts(loss: nn.Module, texts: Tensor, code: Tensor, step: Step) -> Tensor:
    """The loss between the code of a batch and the texts that some of it has.

    A unit goes with its own text and with those of its problem.

    Args:
        loss: a `TextCodeLoss`.
        texts: vectors of `step.texts`, of which there are some.
        code: vectors of `step.code`.
        step: what was read.
    """
    positive, valid = step.batch.pairs(code.device)
    own = torch.zeros_like(positive).fill_diagonal_(fill_value=True)
    described = torch.from_numpy(step.described).to(code.device)
    between: Tensor = loss(texts, code, (positive | own)[described], (valid | own)[described])
    return between
