"""An encoder that reads a unit as people do: words within statements first, then statements in order.

The two levels are those of the structured convolution of the RUM paper (section 2.2): convolve inside
each statement, pool it, convolve across statements. Unlike the paper's, the inner convolution may look
one lexeme over the edge of a statement; lexemes are sums of subtoken embeddings, pooling is learned, and
one attention layer sees the whole unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from paralog.nn.attention import AttentionPooling, SelfAttention


class GatedConvolution(nn.Module):
    """Residual gated convolution over a sequence; what padding holds does not matter, before or after.

    Dauphin et al. (2017), "Language Modeling with Gated Convolutional Networks". The convolution is
    written as one matrix product over neighbouring positions, which is faster than `conv1d` on a CPU.
    """

    def __init__(self, dim: int, reach: int = 1, dropout: float = 0.0) -> None:
        super().__init__()
        self.reach = reach
        self.norm = nn.LayerNorm(dim)
        self.mix = nn.Linear(dim * (2 * reach + 1), 2 * dim)
        self.out = nn.Linear(dim, dim)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Tensor [batch, seq, dim] and its mask [batch, seq, 1] -> [batch, seq, dim]."""
        h = self.norm(x) * mask
        length = h.shape[1]
        padded = F.pad(h, (0, 0, self.reach, self.reach))
        around = torch.cat([padded[:, i : i + length] for i in range(2 * self.reach + 1)], dim=-1)
        value, gate = self.mix(around).chunk(2, dim=-1)
        mixed: Tensor = self.dropout(self.out(value * torch.sigmoid(gate)))
        return x + mixed


@dataclass(frozen=True)
class Read:
    """What a `StatementReader` saw of a batch of units; its padding holds anything.

    Attributes:
        lexemes, lexeme_mask: [batch, seq, dim] and [batch, seq, 1].
        statements, statement_mask: [batch, statements, statement_dim] and [batch, statements, 1].
    """

    lexemes: Tensor
    lexeme_mask: Tensor
    statements: Tensor
    statement_mask: Tensor


class StatementReader(nn.Module):
    """Subtokens -> lexemes -> statements, each on its own but for one lexeme over its edges.

    Args:
        vocabulary: number of token ids.
        dim: width of lexeme vectors.
        statement_dim: width of statement vectors.
    """

    KINDS = 5
    MAX_DEPTH = 16

    def __init__(self, vocabulary: int, dim: int, statement_dim: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
        self.kind = nn.Embedding(self.KINDS, dim)
        nn.init.normal_(self.embedding.weight, std=0.1)
        nn.init.normal_(self.kind.weight, std=0.1)
        self.within = GatedConvolution(dim, reach=1)
        self.weight = nn.Linear(dim, dim)
        self.enter = nn.Linear(2 * dim, statement_dim)
        self.depth = nn.Embedding(self.MAX_DEPTH, statement_dim)
        nn.init.normal_(self.depth.weight, std=0.1)

    def forward(self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor) -> Read:
        """Inputs as `features.pad` makes them.

        A one-hot membership matrix pools lexemes into statements, so that any length exports to ONNX.
        """
        mask = (statements >= 0).unsqueeze(-1).to(self.embedding.weight.dtype)
        x = self.within(self.embedding(ids).sum(dim=2) + self.kind(kinds), mask)
        member = (statements.unsqueeze(1) == slots.reshape(1, -1, 1)).to(x.dtype)
        count = member.sum(dim=2, keepdim=True)
        statement_mask = (count > 0).to(x.dtype)
        weight = torch.exp(torch.tanh(self.weight(x)) * 3)
        weighted = (member @ (x * weight)) / (member @ weight + 1e-6)
        pooled = torch.cat([weighted, (member @ x) / (count + 1e-6)], dim=-1)
        depth = (member @ depths.unsqueeze(-1).to(x.dtype)) / (count + 1e-6)
        depth = depth.squeeze(-1).round().long().clamp(0, self.MAX_DEPTH - 1)
        return Read(x, mask, self.enter(pooled) + self.depth(depth), statement_mask)


class StatementEncoder(nn.Module):
    """Subtokens -> lexemes -> statements -> one vector of unit length.

    Args:
        vocabulary: number of token ids.
        dim: width of lexeme vectors.
        statement_dim: width of statement vectors.
        layers: gated convolutions across statements.
        out_dim: width of the embedding.
    """

    def __init__(
        self,
        vocabulary: int,
        dim: int = 128,
        statement_dim: int = 192,
        layers: int = 2,
        out_dim: int = 256,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.read = StatementReader(vocabulary, dim, statement_dim)
        self.across = nn.ModuleList(
            GatedConvolution(statement_dim, reach=2, dropout=dropout) for _ in range(layers)
        )
        self.attention = SelfAttention(statement_dim, heads=4)
        self.pool_statements = AttentionPooling(statement_dim, heads=8)
        self.pool_lexemes = AttentionPooling(dim, heads=8)
        self.out = nn.Linear(statement_dim + dim, out_dim)

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> [batch, out_dim], rows of unit length."""
        read = self.read(ids, kinds, statements, depths, slots)
        s = read.statements
        for layer in self.across:
            s = layer(s, read.statement_mask)
        s = self.attention(s, read.statement_mask)
        of_statements = self.pool_statements(s, read.statement_mask)
        of_lexemes = self.pool_lexemes(read.lexemes, read.lexeme_mask)
        return F.normalize(self.out(torch.cat([of_statements, of_lexemes], dim=-1)).float(), dim=-1)
