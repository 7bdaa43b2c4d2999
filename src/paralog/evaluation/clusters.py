"""Means over projects: what is measured twice in one project is no independent evidence."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.bootstrap import Measure


def clustered_mean(
    values: NDArray[np.floating], clusters: Sequence[str], *, repeats: int = 2000, seed: int = 0
) -> Measure:
    """Mean over the clusters of the mean in each, with a 95 % interval over clusters drawn with replacement.

    A bootstrap of n clusters spreads too little by the factor √((n − 1)/n), which is made good. For paired
    differences hand over the differences. Values that are nan are left out; nan where all are, and the
    interval is nan where there is one cluster.

    Args:
        values: [n] one for each measurement.
        clusters: the project of each.
        repeats: draws.
        seed: of the draws.
    """
    known = ~np.isnan(values)
    names = sorted({name for name, is_known in zip(clusters, known, strict=True) if is_known})
    labels = np.array(clusters)
    means = np.array([values[known & (labels == name)].mean() for name in names], np.float64)
    if len(means) < 2:
        nothing = float("nan")
        return Measure(float(means[0]) if len(means) else nothing, (nothing, nothing))
    value = float(means.mean())
    drawn = np.random.default_rng(seed).integers(len(means), size=(repeats, len(means)))
    spread = (means[drawn].mean(axis=1) - value) * np.sqrt(len(means) / (len(means) - 1))
    low, high = np.percentile(spread, [2.5, 97.5])
    return Measure(value, (value + float(low), value + float(high)))
