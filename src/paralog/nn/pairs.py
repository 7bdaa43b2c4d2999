"""A reused encoder with a classifier of pairs on top: RUM_cd, section 2 of the RUM paper."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class PairHead(nn.Module):
    """Fully connected layers over two vectors; the order of the two makes no difference.

    What the layers see is |a − b|, the distance that the space was learned with, and a∘b. They correct what
    the cosine says already, which few pairs cannot teach better.

    Args:
        dim: width of a vector.
        hidden: width of the layer between.
        dropout: before each layer.
    """

    def __init__(self, dim: int, hidden: int = 64, dropout: float = 0.5) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(2 * dim, hidden),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(hidden, 1),
        )
        self.slope = nn.Parameter(torch.tensor(8.0))
        self.b = nn.Parameter(torch.tensor(-6.0))

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """Log-odds that the two do the same, [n], of vectors [n, dim] each."""
        # Components of unit vectors are small; the root of the width brings them to about 1.
        scale = one.shape[-1] ** 0.5
        seen = torch.cat([scale * (one - other).abs(), scale**2 * one * other], dim=-1)
        cosine = (one * other).sum(dim=-1)
        logits: Tensor = self.layers(seen).squeeze(-1) + self.slope * cosine + self.b
        return logits


class PairClassifier(nn.Module):
    """Double substructure: one encoder for both sides of a pair, and the head.

    Args:
        encoder: inputs as `features.pad` makes them -> [batch, dim], rows of unit length.
        head: over two of its vectors.
    """

    def __init__(self, encoder: nn.Module, head: PairHead) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = head
