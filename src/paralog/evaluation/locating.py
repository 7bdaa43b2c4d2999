"""How high the places of a repair stand in a ranking of files or functions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

CUTS = (1, 5, 10)


def right_ranks(scores: NDArray[np.floating], right: NDArray[np.integer]) -> NDArray[np.int64]:
    """Ranks from 1 of the right candidates, ascending; of equal scores the first in order stands first."""
    order = np.argsort(-scores, kind="stable")
    places = np.empty(len(scores), np.int64)
    places[order] = np.arange(1, len(scores) + 1)
    return np.sort(places[right])


def measures(
    ranks: Sequence[NDArray[np.int64]], missing: Sequence[int] = ()
) -> dict[str, NDArray[np.float64]]:
    """Each measure of each report [n]: "acc@1", ..., "hit@10", "mrr", "map".

    Args:
        ranks: of the right candidates of each report, ascending; none where none can be found.
        missing: of each report, right candidates that are not among those that were ranked.
    """
    lost = np.array(missing or [0] * len(ranks))
    last = np.array([float(found[-1]) if len(found) else np.inf for found in ranks])
    last[lost > 0] = np.inf
    first = np.array([float(found[0]) if len(found) else np.inf for found in ranks])
    precision = [
        float((np.arange(1, len(found) + 1) / found).sum()) / max(1, len(found) + gone)
        for found, gone in zip(ranks, lost, strict=True)
    ]
    return {
        **{f"acc@{k}": (last <= k).astype(np.float64) for k in CUTS},
        **{f"hit@{k}": (first <= k).astype(np.float64) for k in CUTS},
        "mrr": 1 / first,
        "map": np.array(precision),
    }
