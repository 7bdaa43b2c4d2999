"""Losses of Siamese training."""

from __future__ import annotations

import torch
from torch import Tensor, nn


class SiameseLoss(nn.Module):
    """Half squared error of a scaled cosine: ½(y − σ(w·s + b))², w and b learned.

    Equation 1 of Wehr et al. (2019), after Sun et al. (2014).
    """

    def __init__(self) -> None:
        super().__init__()
        self.w = nn.Parameter(torch.tensor(5.0))
        self.b = nn.Parameter(torch.tensor(-2.5))

    def forward(self, embeddings: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean over the pairs of a batch, positive and negative pairs weighing the same.

        Args:
            embeddings: [batch, dim], rows of unit length.
            positive: [batch, batch], True where two rows do the same.
            valid: [batch, batch], True where a pair counts at all; the diagonal never does.
        """
        predicted = torch.sigmoid(self.w * (embeddings @ embeddings.T) + self.b)
        error = 0.5 * (positive.to(predicted.dtype) - predicted) ** 2
        same, other = valid & positive, valid & ~positive
        return 0.5 * (error[same].mean() + error[other].mean())


class InfoNce(nn.Module):
    """Each row against all others of its batch, every positive averaged.

    Khosla et al. (2020), "Supervised Contrastive Learning", L_out: for an anchor i with positives P(i),
    −1/|P(i)| Σ_p log( exp(s_ip / τ) / Σ_a exp(s_ia / τ) ).

    Args:
        temperature: τ.
    """

    def __init__(self, temperature: float = 0.06) -> None:
        super().__init__()
        self.temperature = temperature

    def forward(self, embeddings: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean over the rows that have a positive; arguments as in `SiameseLoss.forward`."""
        logits = (embeddings @ embeddings.T / self.temperature).masked_fill(~valid, -1e4)
        log_share = logits - torch.logsumexp(logits, dim=1, keepdim=True)
        same = (positive & valid).to(logits.dtype)
        count = same.sum(dim=1)
        has_positive = count > 0
        return -((log_share * same).sum(dim=1)[has_positive] / count[has_positive]).mean()
