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
        return _info_nce(embeddings @ embeddings.T / self.temperature, positive, valid)


class TextCodeLoss(nn.Module):
    """Each text against all code of its batch, and each code that has a text against all texts.

    Radford et al. (2021), "Learning transferable visual models from natural language supervision" (CLIP),
    with code for images; the positives are averaged as in `InfoNce`.

    Args:
        temperature: τ.
    """

    def __init__(self, temperature: float = 0.06) -> None:
        super().__init__()
        self.temperature = temperature

    def forward(self, texts: Tensor, code: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean of both directions.

        Args:
            texts: [texts, dim], rows of unit length.
            code: [batch, dim], likewise.
            positive: [texts, batch], True where a text says what the code does.
            valid: [texts, batch], True where the two count; a text has code that it fits.
        """
        logits = texts @ code.T / self.temperature
        described = (positive & valid).any(dim=0)
        back = logits.T[described], positive.T[described], valid.T[described]
        return 0.5 * (_info_nce(logits, positive, valid) + _info_nce(*back))


def _info_nce(logits: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
    """Mean over the rows that have a positive, all [rows, columns]."""
    logits = logits.masked_fill(~valid, -1e4)
    log_share = logits - torch.logsumexp(logits, dim=1, keepdim=True)
    same = (positive & valid).to(logits.dtype)
    count = same.sum(dim=1)
    has_positive = count > 0
    return -((log_share * same).sum(dim=1)[has_positive] / count[has_positive]).mean()


class MarginContrastive(nn.Module):
    """Positives drawn together, negatives pushed a margin apart: y·d² + (1 − y)·max(0, m − d)².

    Hadsell et al. (2006), "Dimensionality Reduction by Learning an Invariant Mapping", equation 4, with
    d² = 2 − 2s, the squared Euclidean distance of rows of unit length.

    Args:
        margin: m, in (0, 2].
    """

    def __init__(self, margin: float = 1.0) -> None:
        super().__init__()
        self.margin = margin

    def forward(self, embeddings: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean over the pairs, both kinds weighing the same; arguments as in `SiameseLoss.forward`."""
        squared = (2 - 2 * embeddings @ embeddings.T).clamp(min=1e-6)
        short = torch.relu(self.margin - squared.sqrt()) ** 2
        return 0.5 * (squared[valid & positive].mean() + short[valid & ~positive].mean())


class SemiHardTriplet(nn.Module):
    """Each positive pair with the nearest negative that is farther than the positive.

    Schroff et al. (2015), "FaceNet", section 3.2: max(0, d²_ap − d²_an + m), over all pairs (a, p); where
    no negative is farther than the positive, the farthest one counts.

    Args:
        margin: m, of squared distances.
    """

    def __init__(self, margin: float = 0.4) -> None:
        super().__init__()
        self.margin = margin

    def forward(self, embeddings: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean over the positive pairs; arguments as in `SiameseLoss.forward`."""
        squared = 2 - 2 * embeddings @ embeddings.T
        negative = valid & ~positive
        anchor, other = torch.nonzero(valid & positive, as_tuple=True)
        to_positive = squared[anchor, other].unsqueeze(1)
        to_negative, counts = squared[anchor], negative[anchor]
        farther = counts & (to_negative > to_positive)
        nearest_farther = to_negative.masked_fill(~farther, 5.0).amin(dim=1)
        farthest = to_negative.masked_fill(~counts, -1.0).amax(dim=1)
        chosen = torch.where(farther.any(dim=1), nearest_farther, farthest)
        has_negative = counts.any(dim=1)
        return torch.relu(to_positive.squeeze(1) - chosen + self.margin)[has_negative].mean()
