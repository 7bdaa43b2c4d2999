"""Training of the verifier: pairs that a cosine gets wrong, and pairs made to look alike on purpose.

Four kinds of pairs, each weighing the same: solutions of one problem; the nearest strangers by cosine of the
encoder that will propose candidates; units beside what was rewritten without changing what they do; and units
beside what was edited so that they do something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.datasets.augment import NamePool, rename
from paralog.evaluation.ranking import roc_auc
from paralog.features import PAIR_INPUTS, UnitArrays
from paralog.nn.verifier import PairVerifier
from paralog.train.batches import Batch, Batches, cut, embed, tensors
from paralog.train.checkpoint import Origin, Progress
from paralog.train.material import Material
from paralog.train.model import build_optimizer
from paralog.train.parallel import run_chunks
from paralog.train.precision import mixed_precision
from paralog.train.recipe import Recipe
from paralog.train.stage import LoopOptions, resume, run_stage, training_device
from paralog.train.variants import SPLITS, Variants

VERIFIER = "verifier"
DEV_BATCHES = 8
CLONE, STRANGER, REWRITTEN, EDITED = range(4)
"""Kinds of pairs; the even ones do the same."""
_SEEN = ("ids", "kinds", "statements", "depths")


@dataclass(frozen=True)
class Pairs:
    """Pairs of units and why they are there.

    Attributes:
        units: what the pairs are of.
        first: [n], positions in `units`.
        second: likewise.
        kinds: [n], one of `CLONE`, `STRANGER`, `REWRITTEN`, `EDITED`.
    """

    units: list[UnitArrays]
    first: NDArray[np.int64]
    second: NDArray[np.int64]
    kinds: NDArray[np.int64]

    @property
    def same(self) -> NDArray[np.bool_]:
        """Whether the two of each pair do the same."""
        same: NDArray[np.bool_] = self.kinds % 2 == 0
        return same


def fit_verifier(
    recipe: Recipe,
    material: Material,
    variants: Mapping[str, Variants],
    encoder: nn.Module,
    options: LoopOptions,
) -> tuple[PairVerifier, Progress]:
    """Train a verifier for the candidates of `encoder`, or go on from the checkpoint in `options.folder`.

    Args:
        recipe: of both; `verifier_steps` and what follows it are the verifier's.
        material: what the encoder was trained on.
        variants: units with programs that look like them, of both splits.
        encoder: is not trained here.
        options: how the loop goes.

    Raises:
        TrainingError: as `loop.fit`.
    """
    device = training_device(options.threads)
    torch.manual_seed(recipe.seed)
    model = PairVerifier(len(material.view.vocabulary)).to(device)
    encoder = encoder.to(device).eval().requires_grad_(requires_grad=False)
    train, dev = (
        partial(draw_pairs, recipe, Batches(recipe, material, split), variants[split], encoder)
        for split in SPLITS
    )

    def losses(step: int) -> Iterator[Tensor]:
        pairs = train(step)
        yield balanced_loss(verify_pairs(model, encoder, pairs, device), pairs.kinds)

    asked = [dev(at) for at in range(DEV_BATCHES)]

    def score() -> dict[str, float]:
        model.eval()
        with torch.no_grad():
            found = [verify_pairs(model, encoder, pairs, device).cpu().numpy() for pairs in asked]
        model.train()
        return kind_scores(np.concatenate(found), np.concatenate([pairs.kinds for pairs in asked]))

    origin = Origin(recipe, material.data_hash + variants["train"].data_hash)
    progress = resume(origin, options, {VERIFIER: recipe.verifier_steps})
    optimizer = build_optimizer(recipe, model)
    progress = run_stage(origin, model, optimizer, losses, progress, options, options.max_minutes, score)
    encoder.cpu()
    return model.eval().cpu(), progress


def draw_pairs(recipe: Recipe, batches: Batches, variants: Variants, encoder: nn.Module, step: int) -> Pairs:
    """The pairs of a step, from (seed, step) alone."""
    rng = np.random.default_rng([recipe.seed, 2 << 20, step])
    batch = batches.draw(step)
    vectors = _vectors(encoder, batch.units, recipe.chunk)
    units = list(batch.units)
    first, second, kinds = map(list, _solution_pairs(batch, vectors, recipe.strangers, rng))
    for at in rng.permutation(len(variants.units))[: recipe.variants]:
        looks = variants.draw(int(at), rng)
        if looks is None:
            continue
        written, rewritten, edited = (cut(unit, recipe.max_tokens) for unit in looks)
        if _looks_equal(written, edited):  # the edit stands behind what is read
            continue
        own = len(units)
        units += [_disguised(unit, recipe, batches.pool, rng) for unit in (written, rewritten, edited)]
        first += [own, own]
        second += [own + 1, own + 2]
        kinds += [REWRITTEN, EDITED]
    return Pairs(units, *(np.array(part, np.int64) for part in (first, second, kinds)))


def _solution_pairs(
    batch: Batch, vectors: Tensor, n_strangers: int, rng: np.random.Generator
) -> tuple[list[int], list[int], list[int]]:
    """Pairs of solutions of one problem and, as many, each unit with one of its nearest strangers."""
    positive, valid = batch.positive.numpy(), batch.valid.numpy()
    left, right = np.nonzero(np.triu(positive & valid, 1))
    similarities = np.where(valid & ~positive, (vectors @ vectors.T).cpu().numpy(), -np.inf)
    nearest = np.argsort(-similarities, axis=1)[:, :n_strangers]
    asked = np.flatnonzero(np.isfinite(similarities.max(axis=1)))
    asked = rng.permutation(asked)[: len(left)]
    chosen = nearest[asked, rng.integers(nearest.shape[1], size=len(asked))]
    known = np.isfinite(similarities[asked, chosen])
    asked, chosen = asked[known], chosen[known]
    kinds = [CLONE] * len(left) + [STRANGER] * len(asked)
    return [*left.tolist(), *asked.tolist()], [*right.tolist(), *chosen.tolist()], kinds


def _looks_equal(one: UnitArrays, other: UnitArrays) -> bool:
    """Whether an encoder is given the same of both."""
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in _SEEN)


def _disguised(unit: UnitArrays, recipe: Recipe, pool: NamePool, rng: np.random.Generator) -> UnitArrays:
    return rename(unit, pool, rng) if rng.random() < recipe.rename else unit


@torch.no_grad()
def _vectors(encoder: nn.Module, units: Sequence[UnitArrays], chunk: int) -> Tensor:
    return embed(encoder, units, next(encoder.parameters()).device, chunk)


def verify_pairs(
    model: PairVerifier, encoder: nn.Module, pairs: Pairs, device: torch.device, chunk: int = 24
) -> Tensor:
    """Log-odds that the two of each pair do the same, [n]."""
    vectors = _vectors(encoder, pairs.units, chunk)
    order = sorted(range(len(pairs.units)), key=lambda at: len(pairs.units[at]))

    def read(chunk: Sequence[int]) -> Tensor:
        """Statements with their mask as one more number of each."""
        with mixed_precision(device):
            found = model.read(**tensors([pairs.units[at] for at in chunk], device, PAIR_INPUTS))
        return torch.cat([part.float() for part in found], dim=-1)

    chunks = [partial(read, order[start : start + chunk]) for start in range(0, len(order), chunk)]
    parts = run_chunks(nn.ModuleList([model.reader, model.across]), chunks, device)
    longest = max(part.shape[1] for part in parts)
    together = torch.cat([F.pad(part, (0, 0, 0, longest - part.shape[1])) for part in parts])
    states, masks = together[..., :-1], together[..., -1:]
    place = torch.empty(len(order), dtype=torch.long)
    place[torch.tensor(order)] = torch.arange(len(order))
    one, other = (place[torch.from_numpy(side)].to(device) for side in (pairs.first, pairs.second))
    cosines = (vectors[torch.from_numpy(pairs.first)] * vectors[torch.from_numpy(pairs.second)]).sum(dim=1)
    return model.verify(states[one], masks[one], states[other], masks[other], cosines.to(device))


def balanced_loss(logits: Tensor, kinds: NDArray[np.int64]) -> Tensor:
    """Cross-entropy, each kind of pairs that is there weighing the same."""
    found, counts = np.unique(kinds, return_counts=True)
    weights = np.zeros(len(kinds), np.float32)
    for kind, count in zip(found, counts, strict=True):
        weights[kinds == kind] = 1 / (count * len(found))
    target = torch.from_numpy((kinds % 2 == 0).astype(np.float32)).to(logits.device)
    weight = torch.from_numpy(weights).to(logits.device)
    return F.binary_cross_entropy_with_logits(logits.float(), target, weight=weight, reduction="sum")


def kind_scores(logits: NDArray[np.float32], kinds: NDArray[np.int64]) -> dict[str, float]:
    """AUC of pairs that do the same against those that do not, by what makes either hard."""
    found = {}
    for name, same, other in (
        ("clone against stranger", CLONE, STRANGER),
        ("rewritten against edited", REWRITTEN, EDITED),
        ("clone against edited", CLONE, EDITED),
    ):
        asked = (kinds == same) | (kinds == other)
        if len(np.unique(kinds[asked])) == 2:
            found[f"{name} auc"] = roc_auc(logits[asked].astype(np.float64), kinds[asked] == same)
    if found:
        found["auc"] = float(np.mean(list(found.values())))
    return found
