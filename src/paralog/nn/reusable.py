"""The two models of the RUM paper: code with text, and code alone in the space that the first one spans.

Li, Li and Zhou, "Learning a reusable code functional representation model" (RUM), section 2.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution


class Fusion(nn.Module):
    """Fully connected layers from features to a vector of unit length.

    Args:
        features: width of the features.
        dim: width of the vector.
        dropout: of the features and of the layer between; the paper has 0.5.
    """

    def __init__(self, features: int, dim: int, dropout: float) -> None:
        super().__init__()
        self.layers = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(features, 2 * dim),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(2 * dim, dim),
        )

    def forward(self, features: Tensor) -> Tensor:
        """[batch, features] -> [batch, dim], rows of unit length."""
        return F.normalize(self.layers(features).float(), dim=-1)


class FeatureEncoder(nn.Module):
    """Features, then fully connected layers: ψ(c), the reusable model, where the features are of code.

    Args:
        features: `StructuredConvolution` or `TextConvolution`.
        dim: width of the vector.
        dropout: see `Fusion`.
    """

    def __init__(
        self, features: StructuredConvolution | TextConvolution, dim: int = 200, dropout: float = 0.5
    ) -> None:
        super().__init__()
        self.features = features
        self.fusion = Fusion(features.out_dim, dim, dropout)

    def forward(
        self, ids: Tensor, kinds: Tensor, statements: Tensor, depths: Tensor, slots: Tensor
    ) -> Tensor:
        """Inputs as `features.pad` makes them -> [batch, dim], rows of unit length."""
        fused: Tensor = self.fusion(self.features(ids, kinds, statements, depths, slots))
        return fused


class AuxiliaryModel(nn.Module):
    """φ(c, t): features of code and of text, side by side, then fully connected layers.

    Args:
        code, text: the two branches.
        dim: width of the vector.
        dropout: see `Fusion`.
    """

    def __init__(
        self, code: StructuredConvolution, text: TextConvolution, dim: int = 200, dropout: float = 0.5
    ) -> None:
        super().__init__()
        self.code = code
        self.text = text
        self.fusion = Fusion(code.out_dim + text.out_dim, dim, dropout)

    def forward(self, code: Tensor, text: Tensor) -> Tensor:
        """Features of both branches, [batch, features] each -> [batch, dim], rows of unit length.

        The branches run apart, since batches of code and of text are cut by different lengths.
        """
        fused: Tensor = self.fusion(torch.cat([code, text], dim=-1))
        return fused


class SimilarityHead(nn.Module):
    """How probable it is that two vectors do the same: σ(αᵀ|φ(oᵢ) − φ(oⱼ)| + b), section 2.1.

    The vectors have unit length here, and the paper's α alone could not say "the same" of two equal
    ones with more than one half; hence b.
    """

    def __init__(self, dim: int = 200) -> None:
        super().__init__()
        self.alpha = nn.Parameter(torch.full((dim,), -0.5))
        self.b = nn.Parameter(torch.tensor(4.0))

    def forward(self, one: Tensor, other: Tensor) -> Tensor:
        """Log-odds, [...], of two vectors each, [..., dim]."""
        logits: Tensor = (one - other).abs() @ self.alpha + self.b
        return logits


class CostSensitiveLoss(nn.Module):
    """Cross-entropy of the pairs of a batch, a missed similar pair costing more: equations 2 and 4.

    L = −Σ cost_fp·(1 − y)·log(1 − f) + cost_fn·y·log f, divided by the number of pairs.

    Args:
        dim: width of the vectors.
        cost_fn: of a similar pair that is missed.
        cost_fp: of a dissimilar pair that is taken for similar.
    """

    def __init__(self, dim: int = 200, cost_fn: float = 20.0, cost_fp: float = 1.0) -> None:
        super().__init__()
        self.head = SimilarityHead(dim)
        self.cost_fn = cost_fn
        self.cost_fp = cost_fp

    def forward(self, embeddings: Tensor, positive: Tensor, valid: Tensor) -> Tensor:
        """Mean over the pairs of a batch; arguments as in `losses.SiameseLoss.forward`."""
        left, right = torch.nonzero(valid.triu(1), as_tuple=True)
        logits = self.head(embeddings[left], embeddings[right])
        same = positive[left, right]
        costs = torch.where(same, self.cost_fn, self.cost_fp)
        return F.binary_cross_entropy_with_logits(logits, same.to(logits.dtype), weight=costs)


def approximation_loss(own: Tensor, enriched: Tensor) -> Tensor:
    """Q of equation 3, the mean of ‖ψ(cᵢ) − φ(cᵢ, tᵢ)‖² over the batch, both [batch, dim]."""
    return (own - enriched).square().sum(dim=-1).mean()
