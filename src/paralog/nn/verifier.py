"""Whether two units do the same, judged statement by statement and not by two vectors alone.

Decomposable attention, Parikh et al. (2016), "A decomposable attention model for natural language
inference", over statements: each statement of one side is set beside what corresponds to it on the other.
A cosine cannot tell `<` from `<=` in one of twenty statements; what is left over in an alignment can.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

from paralog.nn.statement import GatedConvolution, StatementReader


class PairVerifier(nn.Module):
    """Statements of two units -> alignment -> comparison -> log-odds; their order makes no difference.

    Args:
        vocabulary: number of token ids.
        dim: width of lexeme vectors.
        statement_dim: width of statement vectors.
        hidden: width of what a statement's comparison is summed up in.
        names: bound names that are told apart; later ones of a unit look alike.
        dropout: before the last layer.
    """

    def __init__(
        self,
        vocabulary: int,
        dim: int = 96,
        statement_dim: int = 128,
        hidden: int = 96,
        names: int = 32,
        dropout: float = 0.1,
    ) -> None:
        super().__init__()
        self.reader = StatementReader(vocabulary, dim, statement_dim, names)
        self.across = GatedConvolution(statement_dim, reach=2)
        self.attend = nn.Linear(statement_dim, statement_dim)
        self.compare = nn.Sequential(nn.Linear(4 * statement_dim, hidden), nn.ReLU())
        self.judge = nn.Sequential(
            nn.Linear(6 * hidden + 2, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, 1)
        )

    def forward(self, one: Mapping[str, Tensor], other: Mapping[str, Tensor], cosine: Tensor) -> Tensor:
        """Log-odds that the two of each pair do the same, [pairs]: `read` of either side, then `verify`."""
        return self.verify(*self.read(**one), *self.read(**other), cosine)

    def read(
        self,
        ids: Tensor,
        kinds: Tensor,
        statements: Tensor,
        depths: Tensor,
        slots: Tensor,
        names: Tensor,
    ) -> tuple[Tensor, Tensor]:
        """Inputs as `features.pad` makes them of `features.PAIR_INPUTS` -> statements
        [batch, n, statement_dim] and their mask [batch, n, 1].
        """
        read = self.reader(ids, kinds, statements, depths, slots, names)
        return self.across(read.statements, read.statement_mask), read.statement_mask

    def verify(
        self, one: Tensor, one_mask: Tensor, other: Tensor, other_mask: Tensor, cosine: Tensor
    ) -> Tensor:
        """Log-odds that the two of each pair do the same, [pairs].

        Args:
            one: of the first units, as `read` gives them, a row for each pair.
            one_mask: likewise.
            other: of the second units; the number of statements may be another.
            other_mask: likewise.
            cosine: [pairs], of the two embeddings.
        """
        scores = self.attend(one) @ self.attend(other).transpose(1, 2) / one.shape[-1] ** 0.5
        closed = (other_mask.transpose(1, 2) - 1) * 1e4, (one_mask.transpose(1, 2) - 1) * 1e4
        beside_one = torch.softmax(scores + closed[0], dim=-1) @ other
        beside_other = torch.softmax(scores.transpose(1, 2) + closed[1], dim=-1) @ one
        first = self._summed(one, beside_one, one_mask)
        second = self._summed(other, beside_other, other_mask)
        lengths = torch.stack([one_mask.sum(dim=(1, 2)), other_mask.sum(dim=(1, 2))]).clamp(min=1)
        ratio = lengths.amin(dim=0) / lengths.amax(dim=0)
        seen = [torch.maximum(first, second), first + second, torch.stack([cosine, ratio], dim=1)]
        logits: Tensor = self.judge(torch.cat(seen, dim=1)).squeeze(1)
        return logits

    def _summed(self, own: Tensor, beside: Tensor, mask: Tensor) -> Tensor:
        """Largest, mean and log-sum over one side's statements of what was compared, [pairs, 3 * hidden]."""
        compared = self.compare(torch.cat([own, beside, (own - beside).abs(), own * beside], dim=-1)) * mask
        total = compared.sum(dim=1)
        return torch.cat([compared.amax(dim=1), total / mask.sum(dim=1).clamp(min=1), total.log1p()], dim=1)
