"""Encoders that read a unit as one sequence of tokens."""

from __future__ import annotations

import torch.nn.functional as F
from torch import Tensor, nn


class SequenceEncoder(nn.Module):
    """Token embeddings -> one vector for the whole sequence, scaled to unit length.

    Args:
        vocabulary: number of token ids.
        dim: width of token embeddings.
        hidden: width of the vector.
    """

    def __init__(self, vocabulary: int, dim: int, hidden: int) -> None:
        super().__init__()
        self.embedding = nn.Embedding(vocabulary, dim, padding_idx=0)
        self.hidden = hidden

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> [batch, hidden], rows of unit length.

        Only the ids count; statements tell where padding begins.
        """
        return F.normalize(self.final_state(ids, statements).float(), dim=-1)

    def final_state(self, ids: Tensor, statements: Tensor) -> Tensor:
        """The vector before it is scaled, [batch, hidden]."""
        raise NotImplementedError
