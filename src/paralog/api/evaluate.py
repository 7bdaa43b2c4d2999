"""How well models tell pairs of functions apart that somebody has labelled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.model import Model
from paralog.api.store import load
from paralog.core import MissingExtra, Notice, Progress, UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from paralog.datasets.labelled_pairs import LabelledPairs
    from paralog.evaluation.comparison import MethodScores

METRICS = ("AUC", "AP", "F1", "1 - Brier")
REPEATS = 1_000
CALLED_THE_SAME = 0.5
"""Probability from which a pair counts as found."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Scores of models on labelled pairs, with 95 % intervals over groups of functions.

    A model is scored by the probability that it states of a pair (`Model.pair_probability`), and again by
    the similarity of its vectors alone. "AUC" is how often a pair that does the same is ahead of one that
    does not, "AP" average precision, "F1" that of the pairs with a probability of at least
    `CALLED_THE_SAME`, "1 - Brier" 1 less the mean squared error of the probability, either label weighing a
    half: 0.75 is a coin. All lie in [0, 1], and higher is better; a similarity has the first two only.

    Attributes:
        methods: the first model first, which the others are compared with; TF-IDF last, where
            scikit-learn is installed.
        n_same, n_different: pairs of either label.
        n_functions, n_groups: that they are of; those of a group do the same, or are copies.
        notices: what was left out of the file.
    """

    methods: tuple[MethodScores, ...]
    n_same: int
    n_different: int
    n_functions: int
    n_groups: int
    notices: tuple[Notice, ...] = ()

    def describe(self) -> list[str]:
        """Lines for a person: the sample, a table of scores, and what the first model is ahead by."""
        from paralog.evaluation import comparison_text

        sample = (
            f"{self.n_same:,} pairs that do the same and {self.n_different:,} that do not, of "
            f"{self.n_functions:,} functions in {self.n_groups:,} groups that do different things; with 95 % "
            "intervals over groups"
        )
        return comparison_text.describe(sample, self.methods)


def evaluate(
    pairs: str | Path, *, models: Sequence[Model] = (), progress: Progress | None = None
) -> Evaluation:
    """Score models on a file of labelled pairs; nothing is learned from them.

    Args:
        pairs: JSON Lines with `left`, `right` and `same`, or a table of these columns; places are relative to
            the folder of the file.
        models: what to compare; none for the one that ships.
        progress: told how far the work is.

    Raises:
        UsageError: the file cannot be understood, or holds fewer than 20 pairs or 8 of either label.
    """
    import numpy as np

    from paralog.datasets.labelled_pairs import read_labelled_pairs
    from paralog.evaluation.comparison import MIN_GROUPS, TFIDF, compare
    from paralog.evaluation.pair_draws import draw_weights
    from paralog.evaluation.tfidf import tfidf_of_pairs

    chosen = tuple(models) or (load(),)
    if len({model.name for model in chosen}) < len(chosen):
        raise UsageError("two of the models have one name: compare each with others")
    advance = progress or (lambda _done, _total, _stage: None)
    advance(0, 0, "reading")
    read = read_labelled_pairs(Path(pairs))
    groups = read.groups
    weights = draw_weights(groups, REPEATS)
    drawn = {}
    for at, model in enumerate(chosen):
        advance(at, len(chosen), f"asking {model.name}")
        similarities, probabilities = _asked(model, read)
        if probabilities is not None:
            drawn[model.name] = _drawn(probabilities, read.same, weights, is_probability=True)
        drawn[f"{model.name}, similarity"] = _drawn(similarities, read.same, weights)
    try:
        drawn[TFIDF] = _drawn(tfidf_of_pairs(read.units, read.sides), read.same, weights)
    except MissingExtra:
        pass  # the text says so
    n_groups = len(np.unique(groups))
    return Evaluation(
        methods=compare(drawn, METRICS, few=n_groups < MIN_GROUPS),
        n_same=int(read.same.sum()),
        n_different=int((~read.same).sum()),
        n_functions=len(read.units),
        n_groups=n_groups,
        notices=read.notices,
    )


def _asked(model: Model, pairs: LabelledPairs) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
    """[n] similarity of each pair, and its probability; None where the model states none."""
    import numpy as np

    vectors = model.encode(pairs.units)
    left, right = pairs.sides.T
    similarities = np.einsum("nd,nd->n", vectors[left], vectors[right]).astype(np.float64)
    if not model.is_calibrated:
        return similarities, None
    sides = [(pairs.units[one], pairs.units[other]) for one, other in pairs.sides]
    return similarities, model.pair_probability(sides)


def _drawn(
    scores: NDArray[np.float64],
    same: NDArray[np.bool_],
    weights: NDArray[np.float64],
    *,
    is_probability: bool = False,
) -> NDArray[np.float64]:
    """The `METRICS` in each draw, [1 + repeats, 4]; nan for those that only a probability has."""
    import numpy as np

    from paralog.evaluation.pair_draws import (
        auc_draws,
        average_precision_draws,
        closeness_draws,
        f1_draws,
    )

    in_one_fold = np.zeros(len(same), np.int64)
    nothing = np.full(len(weights), np.nan)
    draws = (
        auc_draws(scores, same, in_one_fold, weights),
        average_precision_draws(scores, same, weights),
        f1_draws(scores >= CALLED_THE_SAME, same, weights) if is_probability else nothing,
        closeness_draws(scores, same, weights) if is_probability else nothing,
    )
    return np.stack(draws, axis=1)
