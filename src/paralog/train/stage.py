"""One stage of training: from where it stands to its last step, with checkpoints on the way."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from paralog.core import TrainingError
from paralog.train.checkpoint import Origin, StageProgress, load_checkpoint, read_progress, save_checkpoint
from paralog.train.recipe import Recipe

log = logging.getLogger(__name__)

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


def training_device(threads: int = 0) -> torch.device:
    """Where to compute: a GPU where there is one; on a CPU with so many threads, 0 for PyTorch's choice."""
    if threads:
        torch.set_num_threads(threads)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def resume(origin: Origin, options: LoopOptions, plan: Mapping[str, int]) -> StageProgress:
    """Where the checkpoint in `options.folder` left off; without one, before the first stage of `plan`.

    A stage that was once planned shorter, to fit into a time limit, stays so, since its learning rate fell
    over that plan; this is told.

    Args:
        origin: what the checkpoint must belong to.
        options: of the run.
        plan: steps of each stage that a checkpoint there can be of, in their order.

    Raises:
        TrainingError: the checkpoint is damaged or belongs to something else.
    """
    first = next(iter(plan))
    progress = read_progress(options.folder, origin) or StageProgress(first, 0, plan[first])
    if progress.steps < plan[progress.stage]:
        log.warning(
            "%s: an earlier time limit left %d of %d steps in the plan, and that is kept; "
            "remove %s to train anew",
            progress.stage, progress.steps, plan[progress.stage], options.folder,
        )  # fmt: skip
    return progress


def run_stage(
    origin: Origin,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    losses: Callable[[int], Iterator[Tensor]],
    progress: StageProgress,
    options: LoopOptions,
    max_minutes: float | None,
    score: Callable[[], dict[str, float]],
) -> StageProgress:
    """Run one stage from `progress` to its end; a stage that is done only gets its weights back.

    Ctrl-C between two steps, or while the loss of one is computed, leaves a checkpoint as it is then.

    Args:
        origin: what the checkpoint belongs to.
        model: what is trained and kept in the checkpoint.
        optimizer: of those of its parameters that are trained.
        losses: the loss of a step in parts that add up to it, so that the graph of one part at a time is
            in memory.
        progress: where the stage stands.
        options: how it goes.
        max_minutes: wall time for the steps still to do; None for all there are.
        score: looks at the dev split.

    Raises:
        TrainingError: the checkpoint cannot be read, or the loss is no longer a number.
    """
    recipe = origin.recipe
    if progress.step:
        load_checkpoint(options.folder, model, optimizer)
    model.train()
    started = saved = time.monotonic()
    first, before = progress.step, progress.seconds
    is_between = True  # two steps: weights, moments and progress belong together
    try:
        while progress.step < progress.steps:
            loss = _backward(recipe, model, optimizer, losses, progress)
            is_between = False
            optimizer.step()
            progress = replace(progress, step=progress.step + 1, seconds=before + time.monotonic() - started)
            if progress.step - first == WARM_STEPS and max_minutes is not None:
                progress = _fit_time(progress, (time.monotonic() - started) / WARM_STEPS, max_minutes)
            is_last = progress.step == progress.steps
            metrics: dict[str, float] = {}
            if is_last or progress.step % options.dev_every == 0:
                metrics = score()
                record = {"step": float(progress.step), "loss": loss, **metrics}
                progress = replace(progress, history=(*progress.history, record))
            is_between = True
            options.report(progress.stage, progress.step, progress.steps, loss, metrics)
            if is_last or time.monotonic() - saved > options.save_every:
                save_checkpoint(options.folder, origin, model, optimizer, progress)
                saved = time.monotonic()
    except KeyboardInterrupt:
        if is_between and progress.step > first:
            save_checkpoint(options.folder, origin, model, optimizer, progress)
        raise
    return progress


def _backward(
    recipe: Recipe,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    losses: Callable[[int], Iterator[Tensor]],
    progress: StageProgress,
) -> float:
    """The loss of the step after `progress`; leaves its gradient, clipped, for the optimizer to follow.

    Raises:
        TrainingError: as `_require_finite`.
    """
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
    return loss


def _require_finite(loss: float, norm: float, progress: StageProgress) -> None:
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


def _fit_time(progress: StageProgress, seconds_a_step: float, max_minutes: float) -> StageProgress:
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
