"""What was learned from labelled pairs, in words: for the terminal and for the card."""

from __future__ import annotations

from paralog.datasets.labelled_pairs import LabelledPairs
from paralog.evaluation import comparison_text
from paralog.train.adapt_learned import LearnedPairs


def describe(learned: LearnedPairs) -> list[str]:
    """Lines for a person: the sample, a table of scores, what it is ahead by, and what to do about it."""
    return [*comparison_text.describe(_sample(learned), learned.methods), *_advice(learned)]


def markdown(learned: LearnedPairs) -> str:
    """The same as a section of a card."""
    return "\n".join(
        [
            comparison_text.markdown(_sample(learned), learned.methods),
            *(f"- {advice}" for advice in _advice(learned)),
        ]
    )


def counted(pairs: LabelledPairs) -> str:
    """How many pairs of either label there are, and of how many functions."""
    n_same = int(pairs.same.sum())
    return (
        f"{n_same:,} pairs of functions that do the same and {len(pairs) - n_same:,} that do not, "
        f"of {len(pairs.units):,} functions"
    )


def _sample(learned: LearnedPairs) -> str:
    n = learned.n_unjudged
    rest = f" ({n:,} more were only learned from, for their functions are in different folds)" if n else ""
    return (
        f"{learned.n_same:,} pairs that do the same and {learned.n_different:,} that do not{rest}, of "
        f"{learned.n_functions:,} functions in {learned.n_groups:,} groups that share no pair; each judged "
        "by what was fitted without its functions, with 95 % intervals over groups"
    )


def _advice(learned: LearnedPairs) -> list[str]:
    _, base, *_ = learned.methods
    if not learned.is_changed:
        return [
            f"no map told pairs apart clearly better than none: the vectors stay those of {base.name}, and "
            "only its probability was fitted anew"
        ]
    lead = base.lead["AUC"]
    if not lead.is_clear:
        return [f"whether the map ranks pairs better than {base.name} is not clear: label more pairs to tell"]
    return [] if lead.value > 0 else [f"the map ranks pairs worse than {base.name}: keep that"]
