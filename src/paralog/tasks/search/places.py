"""Which units a search looks at, and what is said about those it found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Trait, UnitKind
from paralog.tasks.search.options import Options


def takes_part(unit: CodeUnit) -> bool:
    """Whether a unit is a function with a body."""
    return unit.kind is not UnitKind.SCRIPT and Trait.STUB not in unit.traits


def searched(units: Sequence[CodeUnit], options: Options) -> NDArray[np.intp]:
    """Positions of the functions with a body, in the languages that are asked for."""
    return np.array(
        [
            position
            for position, unit in enumerate(units)
            if takes_part(unit) and (not options.languages or unit.language in options.languages)
        ],
        np.intp,
    )


def best(scores: NDArray[np.float64], units: Sequence[CodeUnit], top: int) -> list[int]:
    """Positions of the highest scores, equal ones in `CodeUnit.order`.

    Scores are compared to six places: products of vectors differ in the last bits with their shape.
    """
    rounded = np.round(scores, 6)
    if top < len(rounded):
        least = np.partition(rounded, -top)[-top]
        candidates = np.flatnonzero(rounded >= least)
    else:
        candidates = np.arange(len(rounded))
    return sorted(map(int, candidates), key=lambda at: (-rounded[at], units[at].order))[:top]
