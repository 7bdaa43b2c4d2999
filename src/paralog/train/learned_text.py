"""What was learned and from what, in words: for the terminal and for the card."""

from __future__ import annotations

from collections.abc import Sequence

from paralog.datasets.records import Solution
from paralog.evaluation import comparison_text
from paralog.train.learned import Learned


def describe(learned: Learned) -> list[str]:
    """Lines for a person: the sample, a table of scores, and what the judged model is ahead by."""
    return comparison_text.describe(_sample(learned), learned.methods)


def markdown(learned: Learned) -> str:
    """The same as a section of a card."""
    return comparison_text.markdown(_sample(learned), learned.methods)


def counted(solutions: Sequence[Solution]) -> str:
    """How many solutions, problems and authors there are."""
    n_problems, n_authors = len({s.problem for s in solutions}), len({s.author for s in solutions})
    return f"{len(solutions):,} solutions of {n_problems:,} problems by {n_authors:,} authors"


def _sample(learned: Learned) -> str:
    return (
        f"{learned.n_problems} problems kept out of the training, {learned.n_solutions} solutions by "
        f"{learned.n_authors} authors, {learned.n_seen} of whom it knows from other problems, with 95 % "
        "intervals over problems"
    )
