"""Fine-tuning of a reused encoder and a fresh head on few labelled pairs: RUM paper, section 2."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import nn

from paralog.features import UnitArrays
from paralog.nn.pairs import PairClassifier
from paralog.train.batches import cut, embed

Pairs = NDArray[np.int64]
Labels = NDArray[np.bool_]
CHUNK = 8
"""Units that run together; of the few in a step, more would be padded to the length of the longest."""
_BLOCK = 50_000
"""Pairs that run through a head together."""


@dataclass(frozen=True, slots=True)
class FineTuneOptions:
    """How a classifier is fitted to labelled pairs.

    Attributes:
        batch: pairs of a step.
        epochs: times that each pair is seen, within the two bounds that follow.
        min_steps, max_steps: so that few pairs train long enough and many not too long.
        encoder_rate: learning rate of the encoder; that of one trained from scratch is higher.
        head_rate: of the head.
        max_tokens: units are cut to.
        seed: of everything that is drawn.
    """

    batch: int = 16
    epochs: int = 10
    min_steps: int = 80
    max_steps: int = 200
    encoder_rate: float = 1e-3
    head_rate: float = 2e-3
    max_tokens: int = 96
    seed: int = 0

    def steps(self, n_pairs: int) -> int:
        """Steps for so many pairs."""
        return min(self.max_steps, max(self.min_steps, self.epochs * n_pairs // self.batch))


def fine_tune(
    classifier: PairClassifier,
    units: Sequence[UnitArrays],
    pairs: Pairs,
    labels: Labels,
    options: FineTuneOptions,
) -> None:
    """Train encoder and head with cross-entropy, both labels weighing the same; leaves eval mode.

    Args:
        classifier: is changed in place.
        units: what pairs are of.
        pairs: [n, 2], positions in `units`.
        labels: [n], whether the two do the same; both occur.
        options: how.
    """
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    optimizer = torch.optim.AdamW(
        [
            {"params": classifier.encoder.parameters(), "lr": options.encoder_rate},
            {"params": classifier.head.parameters(), "lr": options.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    share = labels.mean()
    weights = np.where(labels, 0.5 / share, 0.5 / (1 - share)).astype(np.float32)
    classifier.train()
    order = np.zeros(0, np.int64)
    for _ in range(options.steps(len(pairs))):
        if len(order) < options.batch:
            order = np.concatenate([order, rng.permutation(len(pairs))])
        chosen, order = order[: options.batch], order[options.batch :]
        rows, sides = np.unique(pairs[chosen], return_inverse=True)
        vectors = _vectors(classifier.encoder, [units[int(row)] for row in rows], options.max_tokens)
        left, right = torch.from_numpy(sides.reshape(-1, 2)).T
        logits = classifier.head(vectors[left], vectors[right])
        target, weight = torch.from_numpy(labels[chosen]), torch.from_numpy(weights[chosen])
        loss = F.binary_cross_entropy_with_logits(logits, target.float(), weight=weight)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(classifier.parameters(), 1.0)
        optimizer.step()
    classifier.eval()


@torch.no_grad()
def vectors_of_units(encoder: nn.Module, units: Sequence[UnitArrays], max_tokens: int) -> NDArray[np.float32]:
    """Vectors of units, cut to `max_tokens`, [n, dim]."""
    vectors: NDArray[np.float32] = _vectors(encoder, units, max_tokens).numpy()
    return vectors


def _vectors(encoder: nn.Module, units: Sequence[UnitArrays], max_tokens: int) -> torch.Tensor:
    return embed(encoder, [cut(unit, max_tokens) for unit in units], torch.device("cpu"), CHUNK)


@torch.no_grad()
def pair_scores(
    classifier: PairClassifier, units: Sequence[UnitArrays], max_tokens: int
) -> NDArray[np.float32]:
    """Log-odds of every pair of `units`, [n, n], symmetric."""
    vectors = _vectors(classifier.encoder, units, max_tokens)
    n = len(vectors)
    left, right = torch.triu_indices(n, n, offset=0)
    parts = [
        classifier.head(vectors[left[at : at + _BLOCK]], vectors[right[at : at + _BLOCK]])
        for at in range(0, len(left), _BLOCK)
    ]
    scores = torch.zeros(n, n)
    scores[left, right] = scores[right, left] = torch.cat(parts)
    return scores.numpy()
