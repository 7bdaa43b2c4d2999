"""The structured convolution of the RUM paper: within each statement first, then across statements.

Huo, Li and Zhou (2016), "Learning unified features from natural and programming languages for locating
buggy source code" (NP-CNN), section 3.2, which Li et al. (RUM), section 2.1, take over: a flat
convolution would mix the end of one line with the beginning of the next.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class WindowConvolution(nn.Module):
    """Convolutions of several sizes over neighbouring positions of one segment, then ReLU.

    A window that reaches past the end of its segment meets zeros there, so that a segment shorter than
    the window has features as well. Written as matrix products, which are faster than `conv1d` on a CPU.

    Args:
        dim: width of a position.
        sizes: positions in a window.
        maps: features of each size.
    """

    def __init__(self, dim: int, sizes: Sequence[int], maps: int) -> None:
        super().__init__()
        self.filters = nn.ModuleList(nn.Linear(size * dim, maps) for size in sizes)
        self.longest = max(sizes)
        self.out_dim = maps * len(sizes)

    def forward(self, x: Tensor, segments: Tensor) -> Tensor:
        """Windows that begin at each position: [batch, seq, dim] and its segments -> [batch, seq, out_dim].

        Args:
            x: the positions; padding may hold anything.
            segments: [batch, seq], number of the segment of each position, below 0 for padding.
        """
        length = x.shape[1]
        later = F.pad(x, (0, 0, 0, self.longest - 1))
        owners = F.pad(segments, (0, self.longest - 1), value=-2)
        shifted = []
        same = segments >= 0
        for shift in range(self.longest):
            same = same & (owners[:, shift : shift + length] == segments)  # and all those between
            shifted.append(later[:, shift : shift + length] * same.unsqueeze(-1))
        around = torch.cat(shifted, dim=-1)
        parts = [
            torch.relu(linear(around[..., : linear.in_features]))
            for linear in self.filters
            if isinstance(linear, nn.Linear)
        ]
        return torch.cat(parts, dim=-1) * (segments >= 0).unsqueeze(-1)


def token_vectors(vocabulary: int, dim: int) -> nn.Embedding:
    """Fresh vectors of so many tokens, small enough to be summed; that of padding is 0."""
    embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
    nn.init.normal_(embedding.weight, std=0.1)
    with torch.no_grad():
        embedding.weight[0].zero_()
    return embedding


class StructuredConvolution(nn.Module):
    """Code features: lexemes -> convolution and max pooling in each statement -> the same across statements.

    Args:
        vocabulary: number of token ids.
        dim: width of lexeme vectors, each the sum of its subtokens.
        sizes: filter sizes, of lexemes and of statements; the paper has 3 and 4.
        maps: features of each size; the paper has 100.
    """

    def __init__(
        self, vocabulary: int, dim: int = 128, sizes: Sequence[int] = (3, 4), maps: int = 100
    ) -> None:
        super().__init__()
        self.embedding = token_vectors(vocabulary, dim)
        self.within = WindowConvolution(dim, sizes, maps)
        self.across = WindowConvolution(self.within.out_dim, sizes, maps)
        self.out_dim = self.across.out_dim

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> features [batch, out_dim], none below 0."""
        lexemes = self.within(self.embedding(ids).sum(dim=2), statements).float()
        pooled = self._pool(lexemes, statements, slots)
        is_statement = slots.unsqueeze(0) <= statements.amax(dim=1, keepdim=True)
        segments = is_statement.long() - 1  # all statements of a unit are one segment
        features: Tensor = self.across(pooled, segments).amax(dim=1)
        return features

    def _pool(self, lexemes: Tensor, statements: Tensor, slots: Tensor) -> Tensor:
        """Largest value of each feature in each statement: [batch, seq, dim] -> [batch, statements, dim].

        Features are not negative, so that zeros can stand for statements and lexemes that are not there.
        """
        empty = lexemes.new_zeros(lexemes.shape[0], slots.shape[0], lexemes.shape[2])
        index = statements.clamp(min=0).unsqueeze(-1).expand_as(lexemes)
        return empty.scatter_reduce(1, index, lexemes, "amax")
