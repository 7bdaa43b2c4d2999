"""From the names in a recipe to modules: encoders and losses."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

from paralog.nn.losses import InfoNce, MarginContrastive, SemiHardTriplet, SiameseLoss
from paralog.nn.lstm import LstmEncoder
from paralog.nn.reusable import CostSensitiveLoss, FeatureEncoder
from paralog.nn.statement import StatementEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.nn.transformer import TransformerEncoder
from paralog.train.recipe import Recipe

ARCHITECTURES: dict[str, Callable[[Recipe, int], nn.Module]] = {
    "lstm": lambda recipe, vocabulary: LstmEncoder(vocabulary, memory=recipe.memory),
    "structured": lambda recipe, vocabulary: FeatureEncoder(
        StructuredConvolution(vocabulary), dropout=recipe.dropout
    ),
    "statement": lambda recipe, vocabulary: StatementEncoder(vocabulary, dropout=recipe.dropout),
    "transformer": lambda _, vocabulary: TransformerEncoder(vocabulary),
}
"""Each takes the recipe and the number of token ids."""

LOSSES: dict[str, Callable[[Recipe], nn.Module]] = {
    "siamese": lambda _: SiameseLoss(),
    "contrastive": lambda _: MarginContrastive(),
    "triplet": lambda _: SemiHardTriplet(),
    "info_nce": lambda recipe: InfoNce(recipe.temperature),
    "cost_sensitive": lambda recipe: CostSensitiveLoss(cost_fn=recipe.cost_fn, cost_fp=recipe.cost_fp),
}


class Siamese(nn.Module):
    """One shared encoder and a loss over the similarities of a batch; nothing else."""

    def __init__(self, encoder: nn.Module, loss: nn.Module) -> None:
        super().__init__()
        self.encoder = encoder
        self.loss = loss


def build_encoder(recipe: Recipe, vocabulary: int) -> nn.Module:
    """The untrained encoder of a recipe over so many token ids; the same for the same seed."""
    torch.manual_seed(recipe.seed)
    return ARCHITECTURES[recipe.encoder](recipe, vocabulary)


def build_loss(recipe: Recipe) -> nn.Module:
    """The loss of a recipe; its parameters are trained with the encoder's."""
    return LOSSES[recipe.loss](recipe)


def build_optimizer(recipe: Recipe, model: nn.Module) -> torch.optim.Optimizer:
    """The optimizer of a recipe over all parameters of `model`."""
    if recipe.optimizer == "sgd":
        return torch.optim.SGD(
            model.parameters(), recipe.learning_rate, momentum=0.9, weight_decay=recipe.weight_decay
        )
    return torch.optim.AdamW(
        model.parameters(),
        recipe.learning_rate,
        betas=(0.9, 0.98),
        weight_decay=recipe.weight_decay,
        fused=True,  # one pass over the weights: a quarter of the time on a CPU
    )
