"""Top-k rank: how often something relevant is among the first k."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def top_k_rank(
    scores: NDArray[np.floating],
    relevant: NDArray[np.bool_],
    valid: NDArray[np.bool_],
    k: int = 10,
) -> float:
    """Share of the queries with a relevant candidate among their k best, in [0, 1]; nan without queries.

    Huo et al. (2016), section 4, and the RUM paper, section 3.2. A query without a relevant candidate is
    none. Among equal scores the candidate that comes first is taken for better.

    Args:
        scores: [n queries, n candidates], higher is better.
        relevant: which candidates are, of those that are valid.
        valid: which candidates a query meets at all; not itself.
        k: at least 1.
    """
    relevant = relevant & valid
    asked = relevant.any(axis=1)
    if not asked.any():
        return float("nan")
    order = np.argsort(np.where(valid, -scores, np.inf)[asked], axis=1, kind="stable")[:, :k]
    return float(np.take_along_axis(relevant[asked], order, axis=1).any(axis=1).mean())
