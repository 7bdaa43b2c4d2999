"""RUM, phase one: a space spanned by code and text, and encoders of code and of text drawn into it.

Li et al. (RUM), section 2. Three stages, each with its own checkpoint: the auxiliary model φ(c, t) learns
from pairs; the reusable model ψ(c) learns to approximate it, Q + β·L′ (equation 5); so does, for
queries in words, a text encoder τ(t), which the paper does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import torch
from torch import Tensor, nn

from paralog.core import TrainingError
from paralog.features import UnitArrays
from paralog.nn.reusable import (
    AuxiliaryModel,
    FeatureEncoder,
    approximation_loss,
)
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution
from paralog.train.batches import Batch, Batches, embed
from paralog.train.checkpoint import Origin, StageProgress
from paralog.train.dev import DevRows
from paralog.train.material import Material
from paralog.train.model import Siamese, build_encoder, build_loss, build_optimizer
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions, resume, run_stage, training_device

AUXILIARY, REUSABLE, TEXT = "auxiliary", "reusable", "text"
TEXT_CHUNK = 64
"""Texts that run together; they are shorter than code."""


@dataclass(frozen=True)
class Enriched:
    """What phase one gives, all in eval mode and on the CPU.

    Attributes:
        auxiliary: φ(c, t) and α.
        reusable: ψ(c) and its α, for g of equation 4.
        text: τ(t); None where the recipe has no text side.
        progress: of the stage of ψ.
        seconds: of wall time that each stage took.
    """

    auxiliary: Siamese
    reusable: Siamese
    text: FeatureEncoder | None
    progress: StageProgress
    seconds: dict[str, float]


def fit_enriched(recipe: Recipe, material: Material, options: LoopOptions) -> Enriched:
    """Run the three stages, or go on from their checkpoints below `options.folder`.

    Raises:
        TrainingError: the recipe or the material has no text, or as `loop.fit`.
    """
    run = _Run(recipe, material, options)
    auxiliary = run.auxiliary()
    reusable, progress = run.reusable(auxiliary)
    text = run.text(auxiliary) if recipe.text_steps else None
    return Enriched(auxiliary.cpu(), reusable.cpu(), text and text.cpu(), progress, run.seconds)


def fit_reusable(
    recipe: Recipe, material: Material, options: LoopOptions, auxiliary: Siamese
) -> tuple[Siamese, StageProgress]:
    """The stage of ψ alone, towards an auxiliary model that is there already.

    Raises:
        TrainingError: as `fit_enriched`.
    """
    run = _Run(recipe, material, options)
    model, progress = run.reusable(auxiliary.to(run.device))
    auxiliary.cpu()
    return model.cpu(), progress


def enriched_vectors(
    model: AuxiliaryModel, batch: list[UnitArrays], texts: list[UnitArrays], chunk: int
) -> Tensor:
    """φ of code with its text, [n, dim]."""
    device = next(model.parameters()).device
    code = embed(model.code, batch, device, chunk)
    vectors: Tensor = model(code, embed(model.text, texts, device, TEXT_CHUNK))
    return vectors


class _Run:
    def __init__(self, recipe: Recipe, material: Material, options: LoopOptions) -> None:
        if material.texts is None or not recipe.enriched:
            raise TrainingError(f"{recipe.name}: nothing to enrich from; the data have no text")
        self._recipe = recipe
        self._material = material
        self._texts = material.texts
        self._options = options
        self.device = training_device(options.threads)
        self._origin = Origin(recipe, material.data_hash)
        self._batches = Batches(recipe, material)
        self._dev = DevRows(material, self._batches.pool, recipe.max_tokens)
        self.seconds: dict[str, float] = {}

    def auxiliary(self) -> Siamese:
        recipe = self._recipe
        torch.manual_seed(recipe.seed)
        n_tokens = len(self._material.view.vocabulary)
        phi = AuxiliaryModel(
            StructuredConvolution(n_tokens), TextConvolution(n_tokens), dropout=recipe.dropout
        )
        model = Siamese(phi, build_loss(recipe)).to(self.device)

        def losses(step: int) -> Iterator[Tensor]:
            batch = self._batches.draw(step)
            yield self._pair_loss(model, self._enriched(phi, batch), batch)

        def encode(units: list[UnitArrays], rows: list[int]) -> Tensor:
            return enriched_vectors(phi, units, [self._texts[row] for row in rows], recipe.chunk)

        score = partial(self._dev.score, phi, encode)
        self._stage(AUXILIARY, recipe.auxiliary_steps, model, build_optimizer(recipe, model), losses, score)
        return model.eval().requires_grad_(False)

    def reusable(self, auxiliary: Siamese) -> tuple[Siamese, StageProgress]:
        recipe = self._recipe
        encoder = build_encoder(recipe, len(self._material.view.vocabulary))
        model = Siamese(encoder, build_loss(recipe)).to(self.device)

        def losses(step: int) -> Iterator[Tensor]:
            batch = self._batches.draw(step)
            own = embed(encoder, batch.units, self.device, recipe.chunk)
            with torch.no_grad():
                enriched = self._enriched(auxiliary.encoder, batch)
            yield approximation_loss(own, enriched) + recipe.beta * self._pair_loss(model, own, batch)

        def encode(units: list[UnitArrays], _: list[int]) -> Tensor:
            return embed(encoder, units, self.device)

        score = partial(self._dev.score, encoder, encode)
        progress = self._stage(REUSABLE, recipe.steps, model, build_optimizer(recipe, model), losses, score)
        return model.eval(), progress

    def text(self, auxiliary: Siamese) -> FeatureEncoder:
        recipe = self._recipe
        torch.manual_seed(recipe.seed)
        model = FeatureEncoder(
            TextConvolution(len(self._material.view.vocabulary)), dropout=recipe.dropout
        ).to(self.device)

        def losses(step: int) -> Iterator[Tensor]:
            batch = self._batches.draw(step)
            own = embed(model, self._texts_of(batch), self.device, TEXT_CHUNK)
            with torch.no_grad():
                enriched = self._enriched(auxiliary.encoder, batch)
            yield approximation_loss(own, enriched)

        self._stage(TEXT, recipe.text_steps, model, build_optimizer(recipe, model), losses, dict)
        return model.eval()

    def _enriched(self, phi: nn.Module, batch: Batch) -> Tensor:
        assert isinstance(phi, AuxiliaryModel)
        return enriched_vectors(phi, batch.units, self._texts_of(batch), self._recipe.chunk)

    def _pair_loss(self, model: Siamese, vectors: Tensor, batch: Batch) -> Tensor:
        loss: Tensor = model.loss(vectors, *batch.pairs(self.device))
        return loss

    def _texts_of(self, batch: Batch) -> list[UnitArrays]:
        return [self._texts[int(row)] for row in batch.rows]

    def _stage(
        self,
        name: str,
        steps: int,
        model: nn.Module,
        optimizer: torch.optim.Optimizer,
        losses: Callable[[int], Iterator[Tensor]],
        score: Callable[[], dict[str, float]],
    ) -> StageProgress:
        options = replace(self._options, folder=self._options.folder / name)
        progress = resume(self._origin, options, {name: steps})
        minutes = options.max_minutes
        if minutes is not None:
            minutes *= steps / (self._recipe.auxiliary_steps + self._recipe.steps + self._recipe.text_steps)
        progress = run_stage(self._origin, model, optimizer, losses, progress, options, minutes, score)
        self.seconds[name] = progress.seconds
        return progress
