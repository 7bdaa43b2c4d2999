"""Recipes: everything that decides what a trained encoder will be, by name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from paralog.core import UnknownName


@dataclass(frozen=True, slots=True)
class Recipe:
    """One complete way to train an encoder.

    Attributes:
        name: what `paralog train` calls it.
        summary: one line for a person.
        view: how code becomes tokens, one of `paralog.features.VIEWS`.
        encoder: architecture, one of `ARCHITECTURES` in `paralog.train.model`.
        coverage: share of tokens that the vocabulary covers; 0 takes `vocabulary` tokens instead.
        vocabulary: tokens kept when `coverage` is 0.
        buckets: hash buckets for unknown tokens; 0 makes them `<UNK>`.
        max_tokens: tokens a unit is cut to in training, and the window length at inference.
        chunk: units of about equal length that run through the encoder together; for speed alone.
        languages: of the solutions.
        platforms: of the solutions; none for all there are.
        pretrain_steps: autoencoder steps on corpus functions before the Siamese steps.
        pretrain_functions: corpus functions in each of those.
        memory: tokens that a fresh LSTM can keep what it read, see `paralog.nn.lstm.remember`; 0 leaves
            the gates as PyTorch draws them.
        loss: one of `LOSSES` in `paralog.train.model`; "siamese" is the paper's.
        temperature: of "info_nce".
        steps: Siamese steps.
        problems, per_problem: problems in a batch, solutions of each.
        functions: corpus functions in a batch, each twice, under different names; 0 for none.
        platform_weights: how often a platform is drawn, relative to its number of problems.
        rename: share of the samples whose bound names are replaced.
        rewrite: share of the samples that are written otherwise, by `paralog.datasets.rewrites`.
        forget_strings: share of the samples whose strings are blanked.
        drop_statements: share of statements left out of the second look at a corpus function.
        learning_rate, warmup, weight_decay: AdamW with linear warm-up and cosine decay; decay 0 is Adam.
        seed: of everything that is drawn.
    """

    name: str
    summary: str
    view: str
    encoder: Literal["statement", "lstm", "transformer"]
    loss: Literal["siamese", "contrastive", "triplet", "info_nce"]
    coverage: float = 0.0
    vocabulary: int = 8_000
    buckets: int = 1_000
    max_tokens: int = 512
    chunk: int = 48
    languages: tuple[str, ...] = ("python", "java", "c", "cpp")
    platforms: tuple[str, ...] = ()
    pretrain_steps: int = 0
    pretrain_functions: int = 192
    memory: int = 200
    temperature: float = 0.06
    steps: int = 4_000
    problems: int = 80
    per_problem: int = 3
    functions: int = 0
    platform_weights: dict[str, float] = field(default_factory=dict)
    rename: float = 0.6
    rewrite: float = 0.0
    forget_strings: float = 0.2
    drop_statements: float = 0.1
    learning_rate: float = 1e-3
    warmup: int = 200
    weight_decay: float = 0.01
    seed: int = 7


SBT_LSTM = Recipe(
    name="sbt-lstm",
    summary="Wehr et al. (2019): SBT, LSTM-128, autoencoder pre-training, ½(y − σ(w·cos + b))², Adam",
    view="sbt",
    encoder="lstm",
    loss="siamese",
    coverage=0.85,
    buckets=0,
    chunk=24,
    languages=("python",),
    platforms=("hackerrank",),
    pretrain_steps=300,
    steps=2_000,
    problems=24,
    per_problem=5,
    rename=0.6,
    rewrite=0.5,
    forget_strings=0.0,
    learning_rate=3e-3,
    warmup=50,
    weight_decay=0.0,
)

RECIPES: dict[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        SBT_LSTM,
        replace(
            SBT_LSTM,
            name="sbt-lstm-subtokens",
            summary="the same on all platforms: subtokens for unknown tokens, InfoNCE, no pre-training",
            view="sbt-subtokens",
            loss="info_nce",
            platforms=(),
            pretrain_steps=0,
            steps=2_500,
            rewrite=0.0,
            problems=48,
            per_problem=3,
            platform_weights={"hackerrank": 3.0},
        ),
        Recipe(
            name="default",
            summary="the shipped model: subtokens in statements, statements in order, InfoNCE",
            view="lexemes",
            encoder="statement",
            loss="info_nce",
            functions=64,
            platform_weights={"codejam": 4.0, "hackerrank": 3.0, "atcoder": 2.0, "projecteuler": 0.5},
        ),
    )
}


def get_recipe(name: str) -> Recipe:
    """The recipe called `name`.

    Raises:
        UnknownName: no such recipe; the message lists them.
    """
    if name not in RECIPES:
        raise UnknownName(f"no recipe is called {name!r}; there is {', '.join(sorted(RECIPES))}")
    return RECIPES[name]
