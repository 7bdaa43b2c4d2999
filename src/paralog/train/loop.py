"""One readable training loop: pre-training where the recipe has it, then Siamese training."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

import torch
from torch import Tensor, nn

from paralog.core import TrainingError
from paralog.features import UnitArrays
from paralog.nn.autoencoder import SequenceAutoencoder
from paralog.nn.sequence import SequenceEncoder
from paralog.train.batches import Batches, embed, tensors
from paralog.train.checkpoint import Origin, StageProgress, load_weights
from paralog.train.dev import DevRows
from paralog.train.material import Material
from paralog.train.model import Siamese, build_encoder, build_loss, build_optimizer
from paralog.train.precision import mixed_precision
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions, resume, run_stage, training_device

PRETRAIN, SIAMESE = "pretrain", "siamese"
PRETRAIN_SHARE = 0.25


def fit(recipe: Recipe, material: Material, options: LoopOptions) -> tuple[Siamese, StageProgress]:
    """Train, or go on from the checkpoint in `options.folder`; returns the model in eval mode, on the CPU.

    Raises:
        TrainingError: the checkpoint is of another recipe or other data, the data do not suffice, or the
            loss is no longer a number.
    """
    started = time.monotonic()
    device = training_device(options.threads)
    batches = Batches(recipe, material)
    encoder = build_encoder(recipe, len(material.view.vocabulary)).to(device)
    origin = Origin(recipe, material.data_hash)
    progress = _progress(origin, options)
    if progress.stage == PRETRAIN:
        if options.start is not None:
            load_weights(options.start, encoder)
        elif recipe.pretrain_steps:
            progress = _pretrain(origin, batches, encoder, progress, options, device)
        progress = StageProgress(SIAMESE, 0, recipe.steps, progress.history)
    model = Siamese(encoder, build_loss(recipe)).to(device)
    dev = DevRows(material, batches.pool, recipe.max_tokens)

    def losses(step: int) -> Iterator[Tensor]:
        batch = batches.draw(step)
        vectors = embed(model.encoder, batch.units, device, recipe.chunk)
        yield model.loss(vectors, *batch.pairs(device))

    minutes = options.max_minutes
    if minutes is not None:
        minutes -= (time.monotonic() - started) / 60

    def encode(units: list[UnitArrays], _: list[int]) -> Tensor:
        return embed(model.encoder, units, device)

    score = partial(dev.score, model.encoder, encode)
    progress = run_stage(
        origin, model, build_optimizer(recipe, model), losses, progress, options, minutes, score
    )
    return model.eval().to("cpu"), progress


def pretrain(recipe: Recipe, material: Material, options: LoopOptions) -> tuple[nn.Module, StageProgress]:
    """The first stage alone: the encoder as a sequence autoencoder leaves it; goes on as `fit` does.

    Raises:
        TrainingError: as `fit`.
    """
    device = training_device(options.threads)
    encoder = build_encoder(recipe, len(material.view.vocabulary)).to(device)
    origin = Origin(recipe, material.data_hash)
    progress = _progress(origin, options)
    if progress.stage != PRETRAIN:
        raise TrainingError(f"{options.folder} is past pre-training; give another folder")
    batches = Batches(recipe, material)
    progress = _pretrain(origin, batches, encoder, progress, options, device)
    return encoder.eval().to("cpu"), progress


def _progress(origin: Origin, options: LoopOptions) -> StageProgress:
    recipe = origin.recipe
    return resume(origin, options, {PRETRAIN: recipe.pretrain_steps, SIAMESE: recipe.steps})


def _pretrain(
    origin: Origin,
    batches: Batches,
    encoder: nn.Module,
    progress: StageProgress,
    options: LoopOptions,
    device: torch.device,
) -> StageProgress:
    """Train an encoder of sequences as an autoencoder; the decoder is thrown away."""
    recipe = origin.recipe
    if not isinstance(encoder, SequenceEncoder):
        raise TrainingError(f"{recipe.name}: only encoders of sequences are pre-trained")
    model = SequenceAutoencoder(encoder).to(device)

    def losses(step: int) -> Iterator[Tensor]:
        units = sorted(batches.functions(step, recipe.pretrain_functions), key=len)
        chunks = [units[i : i + recipe.chunk] for i in range(0, len(units), recipe.chunk)]
        for chunk in chunks:
            with mixed_precision(device):
                loss = model(**tensors(chunk, device)) / len(chunks)
            yield loss

    minutes = None if options.max_minutes is None else PRETRAIN_SHARE * options.max_minutes
    return run_stage(origin, model, build_optimizer(recipe, model), losses, progress, options, minutes, dict)
