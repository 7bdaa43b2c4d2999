"""Signals: numbers that say of each file, or each function, how much a report points at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Group(StrEnum):
    """Signals that are switched on and off together."""

    WORDS = "words"  # the report and the code hold the same words
    MENTIONS = "mentions"  # the report names a path, a line of a stack trace, or a name of the code
    HISTORY = "history"  # earlier commits and reports read like this one, or changed the file lately
    MEANING = "meaning"  # vectors of the report and the functions are near


@dataclass(frozen=True, slots=True)
class Signals:
    """Signals of the candidates of one report, by name.

    Attributes:
        files: each [n files].
        functions: each [n functions].
    """

    files: dict[str, Floats]
    functions: dict[str, Floats]


def together(parts: Iterable[Signals]) -> Signals:
    """The signals of several groups as one."""
    files: dict[str, Floats] = {}
    functions: dict[str, Floats] = {}
    for part in parts:
        files |= part.files
        functions |= part.functions
    return Signals(files, functions)


def share_of_best(values: NDArray[np.floating]) -> Floats:
    """Values as shares of the highest; all 0 where that is 0."""
    highest = float(values.max(initial=0))
    shares: Floats = values.astype(np.float64) / highest if highest > 0 else np.zeros(len(values))
    return shares


def standardised(values: Floats) -> Floats:
    """Values in units of three standard deviations from their mean; all 0 where they are equal."""
    spread = float(values.std()) if len(values) else 0.0
    result: Floats = (values - values.mean()) / (3 * spread) if spread > 1e-9 else np.zeros(len(values))
    return result
