"""How probable a pair is here: what is said of it, moved to how many functions there are to choose from."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from paralog.core import CloneType, Judge
from paralog.core.odds import prior_among, prior_shift, shifted

TWINS: Mapping[CloneType, float] = {CloneType.TYPE_3: 5.0, CloneType.TYPE_4: 0.25}
"""Positive pairs expected for each function, among those whose wording passed. Near copies were
mostly made from one another, so they start with better odds than what merely resembles. Readers of 40
pairs of type 4 found half of them worth knowing where .67 was stated for twice as many twins, and three
quarters of 40 others where .64 is stated now (results/rewritten.json)."""

_GRID = np.linspace(-1.0, 1.0, 20_001, dtype=np.float32)


class Posterior:
    """Probability of a pair among n functions, by its type and its cosine.

    Among n functions each has n - 1 others to be mistaken for, and only few that do the same. So
    the share of positive pairs falls as 1/n, and by Bayes' rule the odds of every pair with it: a
    cosine that is telling among ten functions is a coincidence among ten thousand.

    Args:
        judge: states its probabilities for the share `judge.prior` of positive pairs.
        n_functions: how many are compared with each other, at least 1.
    """

    def __init__(self, judge: Judge, n_functions: int) -> None:
        self._judge = judge
        self._shift = {
            kind: prior_shift(judge.prior, prior_among(twins, n_functions)) for kind, twins in TWINS.items()
        }

    def probability(self, similarities: NDArray[np.float32], kind: CloneType) -> NDArray[np.float64]:
        """Probability of pairs of type 3 or 4, from their cosines; types 1 and 2 count as type 3."""
        shift = self._shift[max(kind, CloneType.TYPE_3)]
        return shifted(self._judge.probability(similarities), shift)

    def similarity(self, probability: float) -> float | None:
        """Lowest cosine from which on a near copy is at least so probable; None where none is."""
        likely = self.probability(_GRID, CloneType.TYPE_3) >= probability
        if not likely[-1]:
            return None
        unlikely = np.flatnonzero(~likely)
        return float(_GRID[unlikely[-1] + 1]) if len(unlikely) else -1.0
