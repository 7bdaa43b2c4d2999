"""A Transformer over the tokens of a traversal: the encoder that Wehr et al. (2019) leave as future work."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from paralog.nn.attention import AttentionPooling, SelfAttention
from paralog.nn.sequence import SequenceEncoder


class FeedForward(nn.Module):
    """Residual two-layer perceptron with layer normalisation in front."""

    def __init__(self, dim: int, factor: int = 4) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(dim)
        self.widen = nn.Linear(dim, factor * dim)
        self.out = nn.Linear(factor * dim, dim)

    def forward(self, x: Tensor) -> Tensor:
        """Tensor [batch, seq, dim] -> the same shape."""
        update: Tensor = self.out(F.gelu(self.widen(self.norm(x))))
        return x + update


class TransformerEncoder(SequenceEncoder):
    """Token embeddings with sinusoidal positions -> attention layers -> attention pooling -> unit length.

    Vaswani et al. (2017), "Attention Is All You Need", with layer normalisation before each part.

    Args:
        vocabulary: number of token ids.
        hidden: width throughout, and of the embedding.
        layers: pairs of attention and perceptron.
        heads: of each attention.
    """

    frequencies: Tensor

    def __init__(self, vocabulary: int, hidden: int = 128, layers: int = 2, heads: int = 4) -> None:
        super().__init__(vocabulary, hidden, hidden)
        nn.init.normal_(self.embedding.weight, std=0.1)
        self.attention = nn.ModuleList(SelfAttention(hidden, heads) for _ in range(layers))
        self.perceptrons = nn.ModuleList(FeedForward(hidden) for _ in range(layers))
        self.pool = AttentionPooling(hidden, heads)
        frequencies = torch.exp(torch.arange(0, hidden, 2) * (-9.2103 / hidden))  # 1 to 1/10,000
        self.register_buffer("frequencies", frequencies, persistent=False)

    def final_state(self, ids: Tensor, statements: Tensor) -> Tensor:
        """The pooled vector, [batch, hidden]."""
        mask = (statements >= 0).unsqueeze(-1).to(self.embedding.weight.dtype)
        x = self.embedding(ids).sum(dim=2) + 0.1 * self._positions(ids.shape[1])
        for attention, perceptron in zip(self.attention, self.perceptrons, strict=True):
            x = perceptron(attention(x, mask))
        pooled: Tensor = self.pool(x, mask)
        return pooled

    def _positions(self, length: int) -> Tensor:
        """Sines and cosines of the position, [length, hidden]."""
        angles = torch.arange(length, device=self.frequencies.device).unsqueeze(1) * self.frequencies
        return torch.cat([torch.sin(angles), torch.cos(angles)], dim=1)
