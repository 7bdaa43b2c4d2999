"""Intervals by resampling whole problems, because pairs of one problem are not independent."""

from __future__ import annotations

import numpy as np

from paralog.evaluation.ranking import Floats, Labels, score_pairs

Interval = tuple[float, float]


def bootstrap_problems(
    similarities: Floats,
    queries: tuple[Labels, Labels],
    candidates: tuple[Labels, Labels] | None = None,
    *,
    repeats: int = 100,
    seed: int = 0,
) -> tuple[Interval, Interval]:
    """95 % percentile intervals of AUC and MAP@R; arguments as in `score_pairs`.

    Each repeat draws as many problems as there are, with replacement, and keeps the units of the
    problems drawn; a problem drawn twice counts once, which errs on the wide side.
    """
    rng = np.random.default_rng(seed)
    problems = np.unique(queries[0])
    found = []
    for _ in range(repeats):
        drawn = np.unique(rng.choice(problems, len(problems)))
        rows = np.flatnonzero(np.isin(queries[0], drawn))
        part = (queries[0][rows], queries[1][rows])
        if candidates is None:
            scores = score_pairs(similarities[np.ix_(rows, rows)], part)
        else:
            columns = np.flatnonzero(np.isin(candidates[0], drawn))
            other = (candidates[0][columns], candidates[1][columns])
            scores = score_pairs(similarities[np.ix_(rows, columns)], part, other)
        found.append((scores.auc, scores.map_at_r))
    low, high = np.nanpercentile(np.array(found), [2.5, 97.5], axis=0)
    return (float(low[0]), float(high[0])), (float(low[1]), float(high[1]))
