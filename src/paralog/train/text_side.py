"""The text encoder, fitted to code vectors that no longer move.

Zhai et al. (2022), "LiT: zero-shot transfer with locked-image text tuning", with code for images. Joint
training draws text and code together while both move, in batches that hold few texts, because code is dear;
here code is encoded once, and each text meets hundreds of functions that it does not describe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.core import TrainingError
from paralog.evaluation.retrieval import score_retrieval
from paralog.features import UnitArrays
from paralog.nn.losses import TextCodeLoss
from paralog.train.batches import cut, embed
from paralog.train.checkpoint import Origin, StageProgress
from paralog.train.joint import TEXT_CHUNK
from paralog.train.material import Material
from paralog.train.model import build_optimizer
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions, resume, run_stage, training_device

TEXT_SIDE = "text"
PAIRS = 512
"""Texts in a batch, each of another problem."""
DEV_PAIRS = 2_000
MOST_OF_A_PROBLEM = 4
"""Solutions of it that are encoded; they share a text, or nearly."""


def fit_text(
    recipe: Recipe, material: Material, code: nn.Module, text: nn.Module, options: LoopOptions
) -> tuple[nn.Module, StageProgress]:
    """Train `text` towards the vectors of `code`, or go on from the checkpoint in `options.folder`.

    Args:
        recipe: of both; `text_steps` are of this stage.
        material: with texts.
        code: the finished encoder of code.
        text: the encoder of texts as it is so far; it is trained.
        options: how the loop goes.

    Returns:
        The encoder of texts in eval mode, and where the stage stands.

    Raises:
        TrainingError: fewer than two problems of a split have a text, or as `loop.fit`.
    """
    device = training_device(options.threads)
    train, dev = (_Described(recipe, material, split) for split in ("train", "dev"))
    code = code.to(device).eval()
    text = text.to(device)
    loss = TextCodeLoss(recipe.temperature)
    origin = Origin(recipe, material.data_hash)
    progress = resume(origin, options, {TEXT_SIDE: recipe.text_steps})
    left = progress.step < progress.steps
    # Before the first step, whose time says how many steps fit under a limit.
    vectors = {part: part.vectors(code, device) for part in (train, dev) if left}
    code.cpu()

    def losses(step: int) -> Iterator[Tensor]:
        at = train.draw(PAIRS, np.random.default_rng([recipe.seed, 3 << 20, step]))
        own = torch.eye(len(at), dtype=torch.bool, device=device)
        found = embed(text, train.texts(at), device, TEXT_CHUNK)
        yield loss(found, vectors[train][at].to(device), own, torch.ones_like(own))

    def score() -> dict[str, float]:
        at = dev.draw(DEV_PAIRS, np.random.default_rng(0))
        text.eval()
        with torch.no_grad():
            similarities = (embed(text, dev.texts(at), device, TEXT_CHUNK).cpu() @ vectors[dev][at].T).numpy()
        text.train()
        own = np.eye(len(at), dtype=bool)
        found = score_retrieval(similarities, own, np.ones_like(own), np.arange(len(at)), repeats=1)
        return {"text mrr": found.mrr}

    optimizer = build_optimizer(recipe, text)
    progress = run_stage(origin, text, optimizer, losses, progress, options, options.max_minutes, score)
    return text.eval().cpu(), progress


class _Described:
    """The solutions of a split that have a text, by problem."""

    def __init__(self, recipe: Recipe, material: Material, split: str) -> None:
        texts = material.texts
        if texts is None:
            raise TrainingError(f"{recipe.name}: a text encoder learns from code with text")
        self._recipe, self._material, self._texts = recipe, material, texts
        by_problem: dict[str, list[int]] = defaultdict(list)
        for row in material.rows(split):
            if len(texts[row]):
                by_problem[material.solutions[row].problem].append(row)
        if len(by_problem) < 2:
            raise TrainingError(f"{recipe.name}: fewer than two problems of {split} have a text")
        kept = [rows[:MOST_OF_A_PROBLEM] for rows in by_problem.values()]
        counts = np.array([len(rows) for rows in kept], np.int64)
        self._rows = np.concatenate([np.array(rows, np.int64) for rows in kept])
        self._first, self._counts = np.cumsum(counts) - counts, counts

    def draw(self, n: int, rng: np.random.Generator) -> NDArray[np.int64]:
        """Positions of one solution each of up to `n` problems."""
        problems = rng.choice(len(self._counts), min(n, len(self._counts)), replace=False)
        at: NDArray[np.int64] = self._first[problems] + rng.integers(self._counts[problems])
        return at

    def texts(self, at: NDArray[np.int64]) -> list[UnitArrays]:
        """Texts of the solutions at those positions."""
        return [self._texts[int(row)] for row in self._rows[at]]

    def vectors(self, code: nn.Module, device: torch.device) -> Tensor:
        """What the encoder of code says of all of them, [n, dim]."""
        units = [self._material.store[int(row)] for row in self._rows]
        heads = [cut(unit, self._recipe.max_tokens) for unit in units]
        with torch.no_grad():
            return embed(code, heads, device, self._recipe.chunk).cpu()
