"""The plainest baseline of all: how many different tokens two units share."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit
from paralog.syntax import lex


def token_overlaps(
    queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit] | None = None
) -> NDArray[np.float64]:
    """Jaccard index of the token sets [n queries, n candidates], in [0, 1].

    With None the queries stand beside themselves. Comments do not count. A unit without tokens is like
    none, itself not excepted.
    """
    everything = [*queries, *(candidates or ())]
    tokens = [frozenset(lex(unit).texts) for unit in everything]
    numbers = {text: number for number, text in enumerate(sorted(frozenset[str]().union(*tokens)))}
    holds = np.zeros((len(tokens), len(numbers)), np.float64)
    for row, texts in zip(holds, tokens, strict=True):
        row[[numbers[text] for text in texts]] = 1
    left = holds[: len(queries)]
    right = left if candidates is None else holds[len(queries) :]
    shared = left @ right.T
    either = left.sum(axis=1)[:, None] + right.sum(axis=1) - shared
    overlaps: NDArray[np.float64] = shared / np.maximum(either, 1)
    return overlaps
