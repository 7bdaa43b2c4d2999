"""RUM_dp and its like: an encoder with fully connected layers on top, fine-tuned on labelled files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.features import UnitArrays
from paralog.train.batches import embed

Pooling = Literal["beginning", "mean", "attention"]
CHUNK = 8
"""Pieces that run through the encoder together."""


@dataclass(frozen=True, slots=True)
class TuneOptions:
    """How a classifier of files is fitted.

    Attributes:
        pooling: what of a file is read: its beginning as one unit, as in the paper, or its pieces, whose
            vectors are averaged, or weighed by attention.
        steps: of training.
        batch: files of a step, half of them defective.
        encoder_rate, head_rate: learning rates.
        max_tokens: of the beginning.
        piece_tokens: of a piece, shorter for speed.
        train_pieces, test_pieces: of a file at most, drawn anew in each step, and at equal distances.
    """

    pooling: Pooling = "beginning"
    steps: int = 40
    batch: int = 16
    encoder_rate: float = 3e-3
    head_rate: float = 2e-3
    max_tokens: int = 320
    piece_tokens: int = 96
    train_pieces: int = 4
    test_pieces: int = 8


class FileClassifier(nn.Module):
    """Vectors of the pieces of files -> log-odds that each file is defective.

    Args:
        encoder: inputs as `features.pad` makes them -> [batch, dim], rows of unit length.
        dim: width of its vectors.
        attention: weigh the pieces of a file by a learned score; else all weigh the same.
    """

    def __init__(self, encoder: nn.Module, dim: int, *, attention: bool = False) -> None:
        super().__init__()
        self.encoder = encoder
        self.score = nn.Linear(dim, 1) if attention else None
        # Vectors of unit length are small, and those of a fresh encoder are almost the same for all inputs.
        self.head = nn.Sequential(
            nn.BatchNorm1d(dim), nn.Dropout(0.5), nn.Linear(dim, 64), nn.ReLU(), nn.Linear(64, 1)
        )

    def forward(self, files: Sequence[Sequence[UnitArrays]]) -> Tensor:
        """Log-odds [n files]; each file has a piece."""
        vectors = embed(self.encoder, [unit for file in files for unit in file], torch.device("cpu"), CHUNK)
        owners = torch.repeat_interleave(
            torch.arange(len(files)), torch.tensor([len(file) for file in files])
        )
        weights = torch.ones(len(vectors))
        if self.score is not None:
            weights = self.score(vectors * vectors.shape[1] ** 0.5).squeeze(-1).exp()
        sums = torch.zeros(len(files)).index_add(0, owners, weights)
        weighted = vectors * (weights / sums[owners]).unsqueeze(-1)
        pooled = torch.zeros(len(files), vectors.shape[1]).index_add(0, owners, weighted)
        logits: Tensor = self.head(pooled).squeeze(-1)
        return logits


def tune(
    classifier: FileClassifier,
    files: Sequence[Sequence[UnitArrays]],
    labels: NDArray[np.bool_],
    options: TuneOptions,
    seed: int,
) -> None:
    """Train all weights with cross-entropy, as many defective files in a batch as others; ends in eval mode.

    Args:
        classifier: is changed in place.
        files: pieces of each.
        labels: of them; both occur.
        options: how.
        seed: of what is drawn.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    own = [p for name, p in classifier.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [
            {"params": classifier.encoder.parameters(), "lr": options.encoder_rate},
            {"params": own, "lr": options.head_rate},
        ],
        weight_decay=0.01,
        fused=True,
    )
    kinds = [np.flatnonzero(labels), np.flatnonzero(~labels)]
    classifier.train()
    for _ in range(options.steps):
        rows = np.concatenate([rng.choice(kind, options.batch // 2) for kind in kinds])
        drawn = [_drawn(files[row], options.train_pieces, rng) for row in rows]
        loss = F.binary_cross_entropy_with_logits(
            classifier(drawn), torch.from_numpy(labels[rows].astype(np.float32))
        )
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(classifier.parameters(), 1.0)
        optimizer.step()
    classifier.eval()


@torch.no_grad()
def log_odds(
    classifier: FileClassifier, files: Sequence[Sequence[UnitArrays]], options: TuneOptions
) -> NDArray[np.float64]:
    """Log-odds of files, [n], at equal shares of both labels, as the classifier was trained."""
    found = []
    for start in range(0, len(files), 64):
        chosen = [
            [file[int(at)] for at in np.unique(np.linspace(0, len(file) - 1, options.test_pieces).round())]
            for file in files[start : start + 64]
        ]
        found.append(classifier(chosen))
    scores: NDArray[np.float64] = torch.cat(found).double().numpy()
    return scores


def _drawn(file: Sequence[UnitArrays], most: int, rng: np.random.Generator) -> list[UnitArrays]:
    if len(file) <= most:
        return list(file)
    return [file[int(at)] for at in np.sort(rng.choice(len(file), most, replace=False))]
