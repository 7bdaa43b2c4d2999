"""One space for code and text: code learns from its like and from what is said of it, both at once.

What the RUM paper does in two stages, by pairs and a fusion of both inputs, is one contrastive loss here: a
text is drawn to the code that it describes, and so code that is described alike is drawn together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import torch
from torch import Tensor, nn

from paralog.bundle import resolve
from paralog.core import TrainingError
from paralog.datasets.store import ArrayStore
from paralog.features import UnitArrays
from paralog.features.vocabulary import Vocabulary
from paralog.nn.losses import TextCodeLoss
from paralog.nn.statement import StatementEncoder
from paralog.train.batches import Batch, Batches, embed
from paralog.train.checkpoint import Origin, Progress
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
    progress: Progress


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

    def losses(step: int) -> Iterator[Tensor]:
        batch = batches.draw(step)
        code = embed(model.code.encoder, batch.units, device, recipe.chunk)
        positive, valid = batch.positive.to(device), batch.valid.to(device)
        yield model.code.loss(code, positive, valid) + recipe.text_weight * against_texts(
            model.text, model.between, code, batch, texts
        )

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
        words = model.code.encoder.get_parameter(TABLE)
        model.text.get_parameter(TABLE).data.copy_(words.data)  # the words of a text are those of names
    return model


def against_texts(
    encoder: nn.Module, loss: nn.Module, code: Tensor, batch: Batch, texts: ArrayStore
) -> Tensor:
    """The loss between the code of a batch and the texts that its units have; 0 where none has one.

    Args:
        encoder: of texts.
        loss: a `TextCodeLoss`.
        code: vectors of the batch.
        batch: a unit goes with its own text and with those of its problem.
        texts: of all solutions, empty where there is none.
    """
    described = [at for at, row in enumerate(batch.rows) if row >= 0 and len(texts[int(row)])]
    if not described:
        return code.new_zeros(())
    units = [texts[int(batch.rows[at])] for at in described]
    own = torch.zeros_like(batch.positive)
    own.fill_diagonal_(fill_value=True)
    positive, valid = ((matrix | own)[described].to(code.device) for matrix in (batch.positive, batch.valid))
    between: Tensor = loss(embed(encoder, units, code.device, TEXT_CHUNK), code, positive, valid)
    return between
