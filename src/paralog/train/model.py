"""From the names in a recipe to modules: encoders and losses."""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import nn

from paralog.nn.losses import InfoNce, MarginContrastive, SemiHardTriplet, SiameseLoss
from paralog.nn.lstm import LstmEncoder
from paralog.nn.statement import StatementEncoder
from paralog.nn.transformer import TransformerEncoder
from paralog.train.recipe import Recipe

ARCHITECTURES: dict[str, Callable[[Recipe, int], nn.Module]] = {
    "lstm": lambda recipe, vocabulary: LstmEncoder(vocabulary, memory=recipe.memory),
    "statement": lambda _, vocabulary: StatementEncoder(vocabulary),
    "transformer": lambda _, vocabulary: TransformerEncoder(vocabulary),
}
"""Each takes the recipe and the number of token ids."""

LOSSES: dict[str, Callable[[Recipe], nn.Module]] = {
    "siamese": lambda _: SiameseLoss(),
    "contrastive": lambda _: MarginContrastive(),
    "triplet": lambda _: SemiHardTriplet(),
    "info_nce": lambda recipe: InfoNce(recipe.temperature),
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
