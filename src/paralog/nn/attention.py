"""Attention over padded sequences: between positions, and from a sequence to one vector."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def _closed(mask: Tensor) -> Tensor:
    """What added to scores closes the padding: 0 where the mask is 1, else far below any score."""
    return (mask - 1) * 1e4


class SelfAttention(nn.Module):
    """Residual multi-head self-attention, followed by nothing else; padding may hold anything."""

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(dim)
        self.qkv = nn.Linear(dim, 3 * dim)
        self.out = nn.Linear(dim, dim)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Tensor [batch, seq, dim] and its mask [batch, seq, 1] -> [batch, seq, dim]."""
        batch, length, dim = x.shape
        q, k, v = (
            part.reshape(batch, length, self.heads, dim // self.heads).transpose(1, 2)
            for part in self.qkv(self.norm(x)).chunk(3, dim=-1)
        )
        # One more component closes the padding inside the product: cheaper than adding to all scores.
        closed = _closed(mask).unsqueeze(1).expand(-1, self.heads, -1, -1)
        q = torch.cat([q / (dim // self.heads) ** 0.5, torch.ones_like(closed)], dim=-1)
        scores = q @ torch.cat([k, closed], dim=-1).transpose(-1, -2)
        mixed = (torch.softmax(scores, dim=-1) @ v).transpose(1, 2).reshape(batch, length, dim)
        update: Tensor = self.out(mixed)
        return x + update


class AttentionPooling(nn.Module):
    """Weighted mean over a sequence, one set of learned weights for each head.

    The mean of values is the value of the mean, so that one product a sequence does, not one a position.
    """

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.score = nn.Linear(dim, heads)
        self.value = nn.Linear(dim, dim)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Tensor [batch, seq, dim] and its mask [batch, seq, 1] -> [batch, dim]; nothing gives zeros."""
        weights = torch.softmax(self.score(x) + _closed(mask), dim=1) * mask
        means = weights.transpose(1, 2) @ x  # [batch, heads, dim]
        of_head = self.value.weight.reshape(self.heads, -1, x.shape[-1]).transpose(1, 2)
        values = (means.transpose(0, 1) @ of_head).transpose(0, 1)  # [batch, heads, dim / heads]
        pooled: Tensor = (values.flatten(1) + self.value.bias) * mask.amax(dim=1)
        return pooled
