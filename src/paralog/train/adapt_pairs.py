"""Which map labelled pairs ask for, and what it brings on functions that it was not fitted to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.curves import best_f1
from paralog.evaluation.pair_draws import (
    auc_draws,
    average_precision_draws,
    closeness_draws,
    draw_weights,
    f1_draws,
)
from paralog.train.adapt_folds import PairFolds
from paralog.train.adapt_pair_map import Cosines
from paralog.train.calibrate import fit_platt

REPEATS = 1_000
METRICS = ("AUC", "AP", "F1", "1 - Brier")
"""Names of the scores of `PairJudge.score`."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A strength and why.

    Attributes:
        strength: of the pull towards the identity; infinite for no map.
        scores: AUC on pairs left out in turn, by strength.
    """

    strength: float
    scores: dict[float, float]


class PairJudge:
    """Scores ways to tell the pairs apart that have a fold; all on the same draws of groups.

    Args:
        same: [n] the labels of all pairs.
        folds: of all pairs.

    Attributes:
        rows: [judged] which of all pairs have a fold; what follows is of these.
        same: [judged] their labels.
        folds: [judged] their folds.
        groups: [judged, 2] groups of their functions.
    """

    def __init__(self, same: NDArray[np.bool_], folds: PairFolds) -> None:
        self.rows = np.flatnonzero(folds.is_judged)
        self.same = same[self.rows]
        self.folds = folds.judged_in[self.rows]
        self.groups = folds.groups[self.rows]
        self._n_folds = folds.n
        self._weights = draw_weights(self.groups, REPEATS)

    def choose(self, left_out: Mapping[float, Cosines]) -> Choice:
        """The strongest pull that is not clearly worse than the best on pairs left out in turn.

        That is, not by more than one standard error of the difference: the rule of Breiman et al. (1984).

        Args:
            left_out: by strength [folds, folds, n], as `left_out_cosines`.
        """
        return self._choose(self._seen(left_out, self.folds), np.full(len(self.rows), True))

    def held_out(self, cosines: Cosines) -> Cosines:
        """[judged] cosine of each pair under the map without its fold, of [folds, folds, n]."""
        held_out: Cosines = cosines[self.folds, self.folds, self.rows]
        return held_out

    def nested(self, left_out: Mapping[float, Cosines]) -> Cosines:
        """[folds, judged] cosines where a fold has no part in anything, the choice of the strength included.

        Row k is under maps that do not know fold k; of those pairs that are not in it, under one that
        does not know theirs either.
        """
        rows = []
        for fold in range(self._n_folds):
            seen = self._seen(left_out, fold)
            rows.append(seen[self._choose(seen, self.folds != fold).strength])
        return np.stack(rows)

    def score(self, scores: Cosines, probabilities: NDArray[np.float64] | None = None) -> NDArray[np.float64]:
        """The four `METRICS`, and what they are in each draw: [1 + repeats, 4].

        Scores of one fold and of another need not be comparable: pairs of one are compared with each other,
        and where all have to be ranked, by the log-odds that the other folds make of the scores.

        Args:
            scores: [folds, judged], row k with nothing learned from fold k; or [judged] where nothing is
                learned at all.
            probabilities: [judged] as stated for as many pairs of either label; None to calibrate the
                scores on the other folds.
        """
        learned = np.broadcast_to(scores, (self._n_folds, len(self.rows)))
        own = learned[self.folds, np.arange(len(self.rows))]
        odds, found = np.zeros(len(own)), np.zeros(len(own), np.bool_)
        for fold, row in enumerate(learned):
            judged, others = self.folds == fold, self.folds != fold
            found[judged] = row[judged] >= best_f1(row[others], self.same[others]).threshold
            curve = fit_platt(row[others], self.same[others], few=True)
            odds[judged] = curve.slope * row[judged] + curve.intercept
        if probabilities is None:
            probabilities = 1 / (1 + np.exp(-odds))
        draws = (
            auc_draws(own, self.same, self.folds, self._weights),
            average_precision_draws(own if scores.ndim == 1 else odds, self.same, self._weights),
            f1_draws(found, self.same, self._weights),
            closeness_draws(probabilities, self.same, self._weights),
        )
        return np.stack(draws, axis=1)

    def _seen(self, left_out: Mapping[float, Cosines], fold: int | NDArray[np.int64]) -> dict[float, Cosines]:
        """[judged] by strength, under the maps that know neither a pair's fold nor `fold`."""
        return {strength: cosines[self.folds, fold, self.rows] for strength, cosines in left_out.items()}

    def _choose(self, seen: Mapping[float, Cosines], counted: NDArray[np.bool_]) -> Choice:
        draws = {
            strength: auc_draws(
                cosines[counted], self.same[counted], self.folds[counted], self._weights[:, counted]
            )
            for strength, cosines in seen.items()
        }
        best = max(draws.values(), key=lambda found: float(found[0]))
        near = [
            strength
            for strength, found in draws.items()
            if best[0] - found[0] <= np.nanstd(best[1:] - found[1:])
        ]
        return Choice(max(near), {strength: float(found[0]) for strength, found in draws.items()})
