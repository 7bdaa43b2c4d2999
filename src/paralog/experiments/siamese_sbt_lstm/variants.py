"""What is trained: the paper's model on more and more challenges, and every change to it in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from paralog.train.recipe import SBT_LSTM, Recipe, get_recipe

PAPER = "paper, all challenges"
LITERAL = "paper, literal"
REFERENCE = "reference"
CURVE = (11, 22, 44, 88)
"""Numbers of training challenges, the richest first; then all with many authors."""
GROUPS = ("paper", "augmentation", "challenges", "ablation", "beyond")
"""The tables of the report."""
LONGEST = 6_000
"""Steps of the longest run."""
SHORT = 400
"""Steps of all runs but the longest: enough to tell variants apart, not enough to be done."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to train, run under several seeds.

    Attributes:
        name: its row in the tables.
        group: one of `GROUPS`.
        recipe: how it is trained.
        challenges: training challenges, the richest first; None for all of the recipe's platforms.
        says: what the row shows.
        bundle: name under which a run of it is kept as a model; empty for none.
    """

    name: str
    group: str
    recipe: Recipe
    challenges: int | None
    says: str
    bundle: str = ""


def variants(literal: int, rich: int) -> Iterator[Variant]:
    """All of them.

    Args:
        literal: the paper's number of training challenges.
        rich: how many training challenges have many authors.
    """
    base = replace(SBT_LSTM, steps=SHORT)
    plain = replace(base, rename=0.0, rewrite=0.0)
    yield Variant(LITERAL, "paper", plain, literal, "the paper's setting, a hundredth of its solutions")
    says = "the paper's model, augmented"
    yield Variant(PAPER, "paper", SBT_LSTM, None, says, SBT_LSTM.name)
    longest = replace(SBT_LSTM, pretrain_steps=0, steps=LONGEST)
    says = "the same without pre-training, three times as long"
    yield Variant("paper, no pre-training, long", "paper", longest, None, says)

    def augmented(name: str, rename: float, rewrite: float, challenges: int | None, says: str) -> Variant:
        recipe = replace(plain, rename=rename, rewrite=rewrite)
        of = "all challenges" if challenges is None else f"{challenges} challenges"
        return Variant(f"{name}, {of}", "augmentation", recipe, challenges, says)

    yield augmented("renaming", base.rename, 0.0, literal, "bound names replaced in 6 of 10 samples")
    yield augmented("rewriting", 0.0, base.rewrite, literal, "every second sample written otherwise")
    yield augmented("nothing", 0.0, 0.0, None, "solutions as they are")

    for challenges in sorted({n for n in CURVE if n < rich} | {literal, rich}):
        yield Variant(f"{challenges} challenges", "challenges", base, challenges, "renaming and rewriting")

    says = "the paper's model, augmented; what each of the others changes in one point"
    yield Variant(REFERENCE, "ablation", base, None, says)
    changes: tuple[tuple[str, Recipe, str], ...] = (
        ("no pre-training", replace(base, pretrain_steps=0), "weights as drawn"),
        ("no delimiters", replace(base, view="sbt-preorder"), "pre-order only: no closing tokens"),
        ("no wrapping", replace(base, view="sbt-unwrapped"), "scripts stay scripts"),
        (
            "identifiers anonymised",
            replace(base, view="sbt-anonymous", rename=0.0),
            "bound names are v0, v1, ... and stay so",
        ),
        (
            "subtokens for unknown tokens",
            replace(base, view="sbt-subtokens"),
            "a name is the words in it; only a word that is unknown is `<UNK>`",
        ),
        ("margin contrastive", replace(base, loss="contrastive"), "Hadsell et al. (2006)"),
        ("triplet, semi-hard", replace(base, loss="triplet"), "Schroff et al. (2015)"),
        ("InfoNCE", replace(base, loss="info_nce", temperature=0.1), "Khosla et al. (2020)"),
        (
            "Transformer",
            replace(base, encoder="transformer", learning_rate=1e-3, pretrain_steps=0),
            "two layers of 128, no pre-training",
        ),
        ("gates as PyTorch draws them", replace(base, memory=0), "a fresh LSTM forgets within a few tokens"),
    )
    for name, recipe, says in changes:
        yield Variant(name, "ablation", recipe, None, says)

    strong = get_recipe("sbt-lstm-subtokens")
    yield Variant(
        "InfoNCE and subtokens",
        "beyond",
        replace(strong, platforms=base.platforms, platform_weights={}, steps=SHORT),
        None,
        "no pre-training, subtokens, InfoNCE",
    )
    says = "LeetCode, AtCoder and others train as well"
    yield Variant("InfoNCE, subtokens, all platforms", "beyond", strong, None, says, strong.name)
