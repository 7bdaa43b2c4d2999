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
        buckets: hash buckets for unknown tokens; 0 makes them `<UNK>`, as always under `coverage`.
        max_tokens: tokens a unit is cut to in training.
        window: tokens of a window at inference; 0 for as many as in training.
        chunk: units of about equal length that run through the encoder together; for speed alone.
        languages: of the solutions.
        platforms: of the solutions; none for all there are.
        pretrain_steps: autoencoder steps on corpus functions before the Siamese steps.
        pretrain_functions: corpus functions in each of those.
        memory: tokens that a fresh LSTM can keep what it read, see `paralog.nn.lstm.remember`; 0 leaves
            the gates as PyTorch draws them.
        described: train on code with text, as `paralog.datasets.described` reads it, in place of
            solutions; `platforms` are then its sources.
        starts_from: with `documented`, a shipped model of the same architecture, whose weights the encoder
            begins with; "" to draw them.
        keeps: with `starts_from`, the share that these weights have in the finished ones, see
            `paralog.train.start.keep_share`.
        documented: add functions with documentation, and snippets of Stack Overflow, to the solutions, each
            group of them a problem, and a text encoder that shares their space.
        text_weight: of the loss between code and text, beside that between code and code.
        enriched: learn to approximate an auxiliary model that reads the text as well (RUM), in
            `auxiliary_steps` before the Siamese steps; False learns from code alone.
        auxiliary_steps: steps of that model.
        text_steps: steps in which a text encoder learns to approximate it too; with `documented`, in which
            it is fitted to the finished code encoder. 0 leaves it out.
        beta: β of equation 5 of the RUM paper, the weight of the Siamese loss beside the approximation.
        cost_fn, cost_fp: costs of a missed and of a made-up similar pair under "cost_sensitive".
        dropout: of the fully connected layers of "structured", and across statements of "statement".
        loss: one of `LOSSES` in `paralog.train.model`; "siamese" is that of Wehr et al.
        temperature: of "info_nce".
        steps: Siamese steps.
        problems, per_problem: problems in a batch, solutions of each.
        functions: corpus functions in a batch, each twice, under different names; 0 for none.
        singles: solutions in a batch whose problem has no other: negatives of all the rest.
        teachers: encoders whose vectors it learns to give together, with their shares of the mean: shipped
            models, such as "default@1", and recipes with `documented`, which are trained first. It begins
            with the weights of the first one, which is of the same architecture.
        lessons: units in a step in which it learns from teachers.
        words: share of a cosine that a sketch of the words makes up, beside what is learned, see
            `paralog.features.sketch`.
        verifies: add a verifier, which tells whether what differs between two units matters.
        platform_weights: how often a platform is drawn, relative to its number of problems.
        rename: share of the samples whose bound names are replaced.
        rewrite: share of the samples that are written otherwise, by `paralog.datasets.rewrites`.
        forget_strings: share of the samples whose strings are blanked.
        forget_lexemes: share of the lexemes of a solution that are blanked.
        drop_statements: share of statements left out of the second look at a corpus function.
        optimizer: "adam" or "sgd", with momentum 0.9.
        learning_rate, warmup, weight_decay: linear warm-up, then cosine decay of the rate; the weight
            decay of Adam is decoupled (AdamW), that of SGD is the L2 term λΩ.
        seed: of everything that is drawn.
    """

    name: str
    summary: str
    view: str
    encoder: Literal["statement", "lstm", "transformer", "structured"]
    loss: Literal["siamese", "contrastive", "triplet", "info_nce", "cost_sensitive"]
    coverage: float = 0.0
    vocabulary: int = 8_000
    buckets: int = 1_000
    max_tokens: int = 512
    window: int = 0
    chunk: int = 48
    languages: tuple[str, ...] = ("python", "java", "c", "cpp")
    platforms: tuple[str, ...] = ()
    pretrain_steps: int = 0
    pretrain_functions: int = 192
    memory: int = 200
    described: bool = False
    starts_from: str = ""
    keeps: float = 0.0
    documented: bool = False
    text_weight: float = 0.5
    enriched: bool = False
    auxiliary_steps: int = 0
    text_steps: int = 0
    beta: float = 3.0
    cost_fn: float = 20.0
    cost_fp: float = 1.0
    dropout: float = 0.5
    temperature: float = 0.06
    steps: int = 4_000
    problems: int = 80
    per_problem: int = 3
    functions: int = 0
    singles: int = 0
    teachers: tuple[tuple[str, float], ...] = ()
    lessons: int = 384
    words: float = 0.0
    verifies: bool = False
    platform_weights: dict[str, float] = field(default_factory=dict)
    rename: float = 0.6
    rewrite: float = 0.0
    forget_strings: float = 0.2
    forget_lexemes: float = 0.0
    drop_statements: float = 0.1
    optimizer: Literal["adam", "sgd"] = "adam"
    learning_rate: float = 1e-3
    warmup: int = 200
    weight_decay: float = 0.01
    seed: int = 7

    def __post_init__(self) -> None:
        if self.coverage and self.buckets:  # arrays would be made with other ids than the model is asked with
            raise ValueError(f"{self.name}: a vocabulary by coverage has no buckets")
        if self.starts_from and not self.documented:  # the other stages draw their first weights
            raise ValueError(f"{self.name}: only a recipe with documented functions starts from a model")
        if self.keeps and not self.starts_from:
            raise ValueError(f"{self.name}: without a model to start from there is nothing to keep")
        if self.teachers and (self.starts_from or not self.documented):
            raise ValueError(f"{self.name}: teachers are where it begins, and read documented functions")
        if not 0 <= self.keeps <= 1:
            raise ValueError(f"{self.name}: keeps is {self.keeps}, no share from 0 to 1")
        if not 0 <= self.words < 1:
            raise ValueError(f"{self.name}: words is {self.words}, no share from 0 to less than 1")


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

RUM = Recipe(
    name="rum",
    summary="Li et al. (RUM): structured convolution, drawn to an auxiliary model of code and text",
    view="lexemes",
    encoder="structured",
    loss="cost_sensitive",
    described=True,
    enriched=True,
    max_tokens=192,
    chunk=32,
    languages=("python", "java"),
    auxiliary_steps=1_000,
    steps=1_200,
    text_steps=600,
    problems=48,
    per_problem=3,
    singles=48,
    platform_weights={"contest": 1.0, "corpus": 2.0, "stackoverflow": 0.5},
    cost_fn=80.0,
    rename=0.3,
    forget_strings=0.0,
    learning_rate=2e-3,
    warmup=100,
)

# The collections of `datasets.records` and library code; named here, because a help page reads no data.
_EVERYTHING = (
    *("hackerrank", "leetcode", "atcoder", "codejam", "gcj4", "ojclone", "euler", "algo_classes"),
    "library",
)
_WEIGHTS = {"codejam": 4.0, "hackerrank": 3.0, "atcoder": 2.0, "projecteuler": 0.5}
CODE = Recipe(
    name="code",
    summary="default@1: subtokens in statements, statements in order, InfoNCE; code alone",
    view="lexemes",
    encoder="statement",
    loss="info_nce",
    dropout=0.1,
    functions=64,
    platform_weights=_WEIGHTS,
)

GROWN = replace(
    CODE,
    name="grown",
    summary="default@1 grown: text in the same space, and library code; all that two cores can do",
    platforms=_EVERYTHING,
    window=4_096,
    vocabulary=16_000,
    buckets=2_000,
    starts_from="default@1",
    keeps=0.4,
    documented=True,
    text_weight=1.0,
    dropout=0.0,
    chunk=24,
    steps=3_200,
    problems=56,
    singles=96,
    functions=24,
    platform_weights={**_WEIGHTS, "library": 2.0, "corpus": 0.5, "stackoverflow": 0.5},
    learning_rate=7e-4,
    warmup=100,
    text_steps=600,
    words=0.1,
    verifies=True,
)
_WIDE = replace(
    GROWN,
    name="wide",
    summary="a teacher of `default`: from drawn numbers, two thousand units in a step; takes a GPU",
    starts_from="",
    keeps=0.0,
    dropout=0.1,
    steps=5_500,
    problems=288,
    per_problem=4,
    singles=640,
    functions=160,
    learning_rate=1.5e-3,
    warmup=200,
)
WIDE = (
    _WIDE,
    replace(
        _WIDE,
        name="wide-blanked",
        summary="the same, with a tenth of the lexemes blanked",
        steps=5_000,
        forget_lexemes=0.1,
    ),
    replace(
        _WIDE,
        name="wide-brief",
        summary="the same, in fewer steps of three thousand units",
        steps=2_200,
        problems=448,
        singles=1_280,
        functions=384,
    ),
)
DEFAULT = replace(
    GROWN,
    name="default",
    summary="default@5: what `grown` and three encoders of wide batches say together; training takes a GPU",
    starts_from="",
    keeps=0.0,
    teachers=(("grown", 3.0), ("wide", 3.0), ("wide-blanked", 2.0), ("wide-brief", 1.0)),
    steps=9_000,
    lessons=512,
    learning_rate=1e-3,
    text_steps=1_000,
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
        RUM,
        replace(
            RUM,
            name="rsiacnn",
            summary="the same from code alone, without text",
            enriched=False,
            auxiliary_steps=0,
            text_steps=0,
        ),
        CODE,
        DEFAULT,
        GROWN,
        *WIDE,
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


def begins_with(recipe: Recipe) -> tuple[str, ...]:
    """Shipped models that the training of a recipe begins with, or that of one of its teachers."""
    begun = [recipe.starts_from] if recipe.starts_from else []
    for name, _ in recipe.teachers:
        begun.extend([name] if "@" in name else begins_with(get_recipe(name)))
    return tuple(dict.fromkeys(begun))
