"""The order of the files of the head: by the model where it is best here, else by what is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from paralog.tasks.defects.comparison import Standing
from paralog.tasks.defects.contenders import BY_EFFORT, BY_RISK, MODEL
from paralog.tasks.defects.prior import Prior
from paralog.tasks.defects.regression import Logistic, Normal, fit
from paralog.tasks.defects.table import Floats, Table, standardised
from paralog.tasks.defects.windows import Timeline, learn


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """The files of a table in an order.

    Attributes:
        by: name of the contender that made it.
        scores: float64 [files] higher stands first.
        probabilities: float64 [files], calibrated; in the order of the scores unless effort counts.
        model: behind the reasons.
    """

    by: str
    scores: Floats
    probabilities: Floats
    model: Logistic


def rank(timeline: Timeline, prior: Prior, standings: tuple[Standing, ...]) -> Ranking:
    """The files of the head, in the order of the contender that did best on the windows.

    Without windows to test on it is the model's.
    """
    model = learn(timeline.windows, prior)
    by = standings[0].name if standings else MODEL
    probabilities = model.probability(timeline.now.x)
    by_effort = timeline.options.by_effort
    if by == MODEL:
        scores = probabilities / timeline.now.sizes if by_effort else probabilities
        return Ranking(by, scores, probabilities, model)
    scores = (BY_EFFORT if by_effort else BY_RISK)[by](timeline.now)
    if not by_effort:
        probabilities = _calibrated(timeline, by, prior)
    return Ranking(by, scores, probabilities, model)


def _calibrated(timeline: Timeline, by: str, prior: Prior) -> Floats:
    """Probabilities of the head's files from the score of a simple ranking alone."""
    feature = _feature(timeline.now, by)
    seen = [_feature(window.table, by) for window in timeline.windows]
    broke = np.concatenate([window.defective for window in timeline.windows])
    belief = Normal(np.zeros(1), np.ones(1))
    model = fit(np.concatenate(seen), broke, belief, prior.intercept)
    return Logistic(np.maximum(model.coefficients, 0), model.intercept).probability(feature)


def _feature(table: Table, by: str) -> Floats:
    return standardised(BY_RISK[by](table)[:, None])
