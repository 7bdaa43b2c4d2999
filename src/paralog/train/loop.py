"""One readable training loop: pre-training where the recipe has it, then Siamese training."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import Tensor, nn

from paralog.core import TrainingError
from paralog.nn.autoencoder import SequenceAutoencoder
from paralog.nn.sequence import SequenceEncoder
from paralog.train.batches import Batches, embed, tensors
from paralog.train.checkpoint import (
    Origin,
    Progress,
    load_checkpoint,
    load_weights,
    read_progress,
    save_checkpoint,
)
from paralog.train.dev import DevRows
from paralog.train.material import Material
from paralog.train.model import Siamese, build_encoder, build_loss
from paralog.train.recipe import Recipe

log = logging.getLogger(__name__)

PRETRAIN, SIAMESE = "pretrain", "siamese"
PRETRAIN_SHARE = 0.25
WARM_STEPS = 10
"""Steps after which the speed is taken, to plan a run under a time limit."""


@dataclass(frozen=True, slots=True)
class LoopOptions:
    """How a run goes, as opposed to what comes out of it.

    Attributes:
        folder: where checkpoints go.
        max_minutes: wall time for all steps still to do; fewer steps are planned when they do not fit.
            Pre-training takes at most `PRETRAIN_SHARE` of it.
        save_every: seconds between checkpoints.
        dev_every: steps between looks at the dev split.
        threads: CPU threads; 0 leaves PyTorch's choice.
        start: weights of a pre-trained encoder, as `save_weights` writes them; the recipe's own
            pre-training is then left out.
        report: called with (stage, step, steps, loss, dev metrics of this step or {}).
    """

    folder: Path
    max_minutes: float | None = None
    save_every: float = 120.0
    dev_every: int = 500
    threads: int = 0
    start: Path | None = None
    report: Callable[[str, int, int, float, dict[str, float]], None] = lambda *_: None


def fit(recipe: Recipe, material: Material, options: LoopOptions) -> tuple[nn.Module, Progress]:
    """Train, or go on from the checkpoint in `options.folder`; returns the encoder in eval mode.

    Raises:
        TrainingError: the checkpoint is of another recipe or other data, the data do not suffice, or the
            loss is no longer a number.
    """
    started = time.monotonic()
    device = _device(options)
    batches = Batches(recipe, material)
    encoder = build_encoder(recipe, len(material.view.vocabulary)).to(device)
    origin = Origin(recipe, material.data_hash)
    progress = _progress(origin, options)
    if progress.stage == PRETRAIN:
        if options.start is not None:
            load_weights(options.start, encoder)
        elif recipe.pretrain_steps:
            progress = _pretrain(origin, batches, encoder, progress, options, device)
        progress = Progress(SIAMESE, 0, recipe.steps, progress.history)
    model = Siamese(encoder, build_loss(recipe)).to(device)
    dev = DevRows(material, batches.pool, recipe.max_tokens)

    def losses(step: int) -> Iterator[Tensor]:
        batch = batches.draw(step)
        vectors = embed(model.encoder, batch.units, device, recipe.chunk)
        yield model.loss(vectors, batch.positive.to(device), batch.valid.to(device))

    minutes = options.max_minutes
    if minutes is not None:
        minutes -= (time.monotonic() - started) / 60
    score = partial(dev.score, model.encoder, device)
    progress = _run(origin, model, losses, progress, options, minutes, score)
    return model.encoder.eval(), progress


def pretrain(recipe: Recipe, material: Material, options: LoopOptions) -> tuple[nn.Module, Progress]:
    """The first stage alone: the encoder as a sequence autoencoder leaves it; resumes as `fit` does.

    Raises:
        TrainingError: as `fit`.
    """
    device = _device(options)
    encoder = build_encoder(recipe, len(material.view.vocabulary)).to(device)
    origin = Origin(recipe, material.data_hash)
    progress = _progress(origin, options)
    if progress.stage != PRETRAIN:
        raise TrainingError(f"{options.folder} is past pre-training; give another folder")
    batches = Batches(recipe, material)
    return encoder.eval(), _pretrain(origin, batches, encoder, progress, options, device)


def _device(options: LoopOptions) -> torch.device:
    if options.threads:
        torch.set_num_threads(options.threads)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def _progress(origin: Origin, options: LoopOptions) -> Progress:
    return read_progress(options.folder, origin) or Progress(PRETRAIN, 0, origin.recipe.pretrain_steps)


def _pretrain(
    origin: Origin,
    batches: Batches,
    encoder: nn.Module,
    progress: Progress,
    options: LoopOptions,
    device: torch.device,
) -> Progress:
    """Train an encoder of sequences as an autoencoder; the decoder is thrown away."""
    recipe = origin.recipe
    if not isinstance(encoder, SequenceEncoder):
        raise TrainingError(f"{recipe.name}: only encoders of sequences are pre-trained")
    model = SequenceAutoencoder(encoder).to(device)

    def losses(step: int) -> Iterator[Tensor]:
        units = sorted(batches.functions(step, recipe.pretrain_functions), key=len)
        chunks = [units[i : i + recipe.chunk] for i in range(0, len(units), recipe.chunk)]
        for chunk in chunks:
            with torch.autocast(device.type, torch.bfloat16):
                loss = model(**tensors(chunk, device)) / len(chunks)
            yield loss

    minutes = None if options.max_minutes is None else PRETRAIN_SHARE * options.max_minutes
    return _run(origin, model, losses, progress, options, minutes, dict)


def _run(
    origin: Origin,
    model: nn.Module,
    losses: Callable[[int], Iterator[Tensor]],
    progress: Progress,
    options: LoopOptions,
    max_minutes: float | None,
    score: Callable[[], dict[str, float]],
) -> Progress:
    """Run one stage from `progress` to its end.

    `losses` gives the loss of a step in parts that add up to it, so that the graph of one part at a time
    is in memory.
    """
    recipe = origin.recipe
    optimizer = torch.optim.AdamW(
        model.parameters(), recipe.learning_rate, betas=(0.9, 0.98), weight_decay=recipe.weight_decay
    )
    if progress.step:
        load_checkpoint(options.folder, model, optimizer)
    model.train()
    started = saved = time.monotonic()
    first = progress.step
    while progress.step < progress.steps:
        step = progress.step
        torch.manual_seed(recipe.seed * 1_000_003 + step)
        for group in optimizer.param_groups:
            group["lr"] = recipe.learning_rate * _schedule(step, progress.steps, recipe.warmup)
        optimizer.zero_grad(set_to_none=True)
        loss = 0.0
        for part in losses(step):
            part.backward()  # type: ignore[no-untyped-call]
            loss += part.item()
        norm = nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        _require_finite(loss, norm.item(), progress)
        optimizer.step()
        progress = replace(progress, step=step + 1)
        if step + 1 - first == WARM_STEPS and max_minutes is not None:
            progress = _fit_time(progress, (time.monotonic() - started) / WARM_STEPS, max_minutes)
        is_last = progress.step == progress.steps
        metrics: dict[str, float] = {}
        if is_last or progress.step % options.dev_every == 0:
            metrics = score()
            record = {"step": float(progress.step), "loss": loss, **metrics}
            progress = replace(progress, history=(*progress.history, record))
        options.report(progress.stage, progress.step, progress.steps, loss, metrics)
        if is_last or time.monotonic() - saved > options.save_every:
            save_checkpoint(options.folder, origin, model, optimizer, progress)
            saved = time.monotonic()
    return progress


def _require_finite(loss: float, norm: float, progress: Progress) -> None:
    """Stop before the weights are spoilt; the checkpoint there is stays.

    Args:
        loss: of the step that comes after `progress`.
        norm: of its gradient.
        progress: before the step.

    Raises:
        TrainingError: one of them is infinite or no number.
    """
    if not (math.isfinite(loss) and math.isfinite(norm)):
        raise TrainingError(
            f"{progress.stage}, step {progress.step + 1}: the loss is {loss}, its gradient {norm}, so "
            "training cannot go on; every batch needs two solutions of one problem, and two problems that "
            "are not the same task: add such, or take a recipe with a lower learning rate or another seed"
        )


def _fit_time(progress: Progress, seconds_a_step: float, max_minutes: float) -> Progress:
    """Plan as many steps as fit, those taken to measure the speed among them.

    The learning rate then falls to its end over the new plan.
    """
    affordable = progress.step - WARM_STEPS + int(max_minutes * 60 / seconds_a_step)
    if affordable >= progress.steps:
        return progress
    steps = max(affordable, progress.step)
    log.warning("%s: doing %d of %d steps, no more fit into the time", progress.stage, steps, progress.steps)
    return replace(progress, steps=steps)


def _schedule(step: int, steps: int, warmup: int) -> float:
    """Share of the learning rate at `step`: linear warm-up, then cosine to 2 %."""
    warmup = min(warmup, steps // 10 + 1)
    if step < warmup:
        return (step + 1) / warmup
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (step - warmup) / max(1, steps - warmup)))
