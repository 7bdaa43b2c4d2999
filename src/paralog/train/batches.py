"""Batches: what is drawn, how it is disguised, and how it runs through an encoder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.core import TrainingError
from paralog.datasets.augment import NamePool, drop_statements, forget_lexemes, forget_strings, rename
from paralog.datasets.sampling import ProblemSampler
from paralog.features import UnitArrays, pad
from paralog.train.material import Material
from paralog.train.parallel import run_chunks
from paralog.train.precision import is_compiled, mixed_precision
from paralog.train.recipe import Recipe

GPU_CHUNK = 512
"""Units that run together on a GPU at the least."""
MIN_FUNCTION_TOKENS = 12
"""Corpus functions shorter than this say too little to be told apart."""


@dataclass(frozen=True)
class Batch:
    """Units and which pairs of them count.

    Attributes:
        units: in any order.
        rows: position of each unit among the solutions; -1 for a corpus function.
        problems: two units of one problem are a positive pair.
        groups: two units of one group but not of one problem are no pair at all.
    """

    units: list[UnitArrays]
    rows: NDArray[np.int64]
    problems: NDArray[np.int64]
    groups: NDArray[np.int64]

    def pairs(self, device: torch.device) -> tuple[Tensor, Tensor]:
        """Which pairs are positive and which count at all, [n, n] each, as the losses take them."""
        problems, groups = (torch.from_numpy(of).to(device) for of in (self.problems, self.groups))
        positive = problems[:, None] == problems[None, :]
        valid = positive | (groups[:, None] != groups[None, :])
        return positive, valid.fill_diagonal_(fill_value=False)


class Batches:
    """Draws the batch of any step from (seed, step) alone; of the train split, where no other is named.

    Raises:
        TrainingError: too few solutions, or no corpus function where the recipe draws some.
    """

    def __init__(self, recipe: Recipe, material: Material, split: str = "train") -> None:
        self.recipe = recipe
        self.material = material
        self._rows = np.array(material.rows(split))
        self._sampler = ProblemSampler(
            [material.solutions[row] for row in self._rows], recipe.platform_weights
        )
        if recipe.view == "lexemes":
            self.pool = NamePool.for_lexemes(material.view.vocabulary, material.view.width)
        else:
            stores = (material.store.flat, material.functions.flat)
            self.pool = NamePool.of_bound(stores, material.view.width)
        self._alone = np.array(_alone(material, self._rows), np.int64)
        self._functions = np.flatnonzero(material.functions.lengths >= MIN_FUNCTION_TOKENS)
        if (recipe.functions or recipe.pretrain_steps) and not len(self._functions):
            raise TrainingError(
                f"the corpus holds no function of {MIN_FUNCTION_TOKENS} tokens, which {recipe.name} draws"
            )

    def draw(self, step: int) -> Batch:
        """Solutions of problems and, where the recipe asks for them, corpus functions twice each and
        solutions that are alone.
        """
        recipe = self.recipe
        rng = np.random.default_rng([recipe.seed, step])
        drawn = self._sampler.draw(recipe.problems, recipe.per_problem, rng)
        rows = self._rows[drawn.rows]
        units = [self._solution(int(row), rng) for row in rows]
        problems, groups = drawn.problems, drawn.groups
        if recipe.functions:
            functions = self._draw_functions(recipe.functions, rng)
            for at in functions:
                units.extend(self._two_looks(self.material.functions[at], rng))
            numbers = -1 - np.repeat(np.arange(len(functions)), 2)
            problems, groups = np.concatenate([problems, numbers]), np.concatenate([groups, numbers])
            rows = np.concatenate([rows, np.full(len(numbers), -1)])
        if recipe.singles:
            alone = rng.choice(self._alone, min(recipe.singles, len(self._alone)), replace=False)
            units.extend(self._solution(int(row), rng) for row in alone)
            numbers = -1 - len(self._alone) - np.arange(len(alone))
            problems, groups = np.concatenate([problems, numbers]), np.concatenate([groups, numbers])
            rows = np.concatenate([rows, alone])
        return Batch(units, rows, problems, groups)

    def functions(self, step: int, n: int) -> list[UnitArrays]:
        """Up to `n` corpus functions for pre-training, as they are."""
        rng = np.random.default_rng([self.recipe.seed, 1 << 20, step])
        return [
            cut(self.material.functions[at], self.recipe.max_tokens) for at in self._draw_functions(n, rng)
        ]

    def disguised(self, unit: int, rng: np.random.Generator) -> UnitArrays:
        """A unit as training shows it: a solution by its position, a corpus function by -1 less its own."""
        if unit >= 0:
            return self._solution(unit, rng)
        return self._disguise(self.material.functions[-1 - unit], rng)

    def _draw_functions(self, n: int, rng: np.random.Generator) -> NDArray[np.int64]:
        return rng.choice(self._functions, min(n, len(self._functions)), replace=False)

    def _solution(self, at: int, rng: np.random.Generator) -> UnitArrays:
        unit = self.material.store[at]
        if rng.random() < self.recipe.rewrite:
            unit = self.material.rewritten(at, rng)
        unit = self._disguise(unit, rng)
        if self.recipe.forget_lexemes:
            unit = forget_lexemes(unit, self.recipe.forget_lexemes, rng)
        return unit

    def _disguise(self, unit: UnitArrays, rng: np.random.Generator) -> UnitArrays:
        unit = cut(unit, self.recipe.max_tokens)
        if rng.random() < self.recipe.rename:
            unit = rename(unit, self.pool, rng)
        if rng.random() < self.recipe.forget_strings:
            unit = forget_strings(unit)
        return unit

    def _two_looks(self, unit: UnitArrays, rng: np.random.Generator) -> tuple[UnitArrays, UnitArrays]:
        unit = cut(unit, self.recipe.max_tokens)
        other = rename(drop_statements(unit, self.recipe.drop_statements, rng), self.pool, rng)
        return unit, other


def cut(unit: UnitArrays, size: int) -> UnitArrays:
    """Its first `size` tokens."""
    return unit if len(unit) <= size else unit.part(0, size)


def _alone(material: Material, rows: NDArray[np.int64]) -> list[int]:
    """Those of `rows` whose problem no other has."""
    counts = Counter(material.solutions[row].problem for row in rows)
    return [int(row) for row in rows if counts[material.solutions[row].problem] == 1]


def tensors(units: Sequence[UnitArrays], device: torch.device) -> dict[str, Tensor]:
    """Inputs of units of about equal length; few shapes in all where each new one costs a compilation."""
    return _on(device, pad(units, few_shapes=is_compiled(device)))


@dataclass(frozen=True)
class Chunks:
    """Units as an encoder reads them: padded, in parts of about equal length.

    Attributes:
        parts: inputs of each, as `features.pad` makes them, in half the space: they may come from another
            process.
        place: of each unit in what the parts give one after another.
    """

    parts: list[dict[str, NDArray[np.int32]]]
    place: NDArray[np.int64]


def chunked(units: Sequence[UnitArrays], size: int, device: torch.device) -> Chunks:
    """Units in chunks of `size`, on a GPU of `GPU_CHUNK` at the least; the last one is filled up."""
    chunks, place = _by_length(units, size, device)
    padded = (pad(chunk, few_shapes=is_compiled(device)) for chunk in chunks)
    parts = [{name: array.astype(np.int32) for name, array in part.items()} for part in padded]
    return Chunks(parts, place)


def embed(
    encoder: nn.Module, units: Sequence[UnitArrays], device: torch.device, chunk_size: int = 48
) -> Tensor:
    """Embeddings of `units` in their order, [n, dim] float32, computed in chunks of about equal length.

    A chunk is padded when its turn comes: of many units, all of them padded would not fit in memory.
    """
    chunks, place = _by_length(units, chunk_size, device)
    return _embed(encoder, [partial(tensors, chunk, device) for chunk in chunks], place, device)


def embed_chunks(encoder: nn.Module, chunks: Chunks, device: torch.device) -> Tensor:
    """Embeddings of the units that were cut into `chunks`, in their order, [n, dim] float32."""
    return _embed(encoder, [partial(_on, device, part) for part in chunks.parts], chunks.place, device)


def _by_length(
    units: Sequence[UnitArrays], size: int, device: torch.device
) -> tuple[list[list[UnitArrays]], NDArray[np.int64]]:
    """Units of about equal length together, and the place of each among all."""
    if device.type != "cpu":
        size = max(size, GPU_CHUNK)
    order = sorted(range(len(units)), key=lambda at: len(units[at]))
    chunks = [[units[at] for at in order[i : i + size]] for i in range(0, len(order), size)]
    return [chunk + chunk[:1] * (size - len(chunk)) for chunk in chunks], np.argsort(order)


def _embed(
    encoder: nn.Module,
    parts: Sequence[Callable[[], dict[str, Tensor]]],
    place: NDArray[np.int64],
    device: torch.device,
) -> Tensor:
    def encode(inputs: Callable[[], dict[str, Tensor]]) -> Tensor:
        with mixed_precision(device):
            vectors: Tensor = encoder(**inputs())
        return vectors

    vectors = run_chunks(encoder, [partial(encode, part) for part in parts], device)
    return torch.cat(vectors).float()[torch.from_numpy(place).to(device)]


def _on(device: torch.device, arrays: Mapping[str, NDArray[np.integer]]) -> dict[str, Tensor]:
    return {name: torch.from_numpy(array).to(device).long() for name, array in arrays.items()}
