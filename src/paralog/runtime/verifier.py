"""Judges what differs between two units by the weights of a bundle."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import Bundle, Verification
from paralog.core import BundleError, Lexemes
from paralog.features.changes import CHANGES, Outline, changes, differ


class LinearVerifier:
    """A `Verifier`: logistic regression on `features.changes`.

    Args:
        verification: its weights.

    Raises:
        ValueError: a weight of something that is not counted.
    """

    def __init__(self, verification: Verification) -> None:
        if unknown := verification.weights.keys() - set(CHANGES):
            raise ValueError(f"weights of {', '.join(sorted(unknown))}, which is not counted")
        self._intercept = verification.intercept
        self._weights = np.array([verification.weights.get(name, 0.0) for name in CHANGES])

    def unchanged(self, first: Sequence[Lexemes], second: Sequence[Lexemes]) -> NDArray[np.float64]:
        """Probability that what differs between the two of each pair leaves alone what they do, [n].

        It holds of pairs that serve one purpose, and is 1 where names of their own are all that differs.

        Args:
            first: of one unit of each pair.
            second: of the other; which is which makes no difference.
        """
        known: dict[int, Outline] = {}  # a unit of many pairs is read once
        for lexemes in (*first, *second):
            if id(lexemes) not in known:
                known[id(lexemes)] = Outline.of(lexemes)
        pairs = ((known[id(one)], known[id(other)]) for one, other in zip(first, second, strict=True))
        return np.array([self._unchanged(one, other) for one, other in pairs], np.float64)

    def _unchanged(self, one: Outline, other: Outline) -> float:
        if not differ(one, other):
            return 1.0
        log_odds = self._intercept + float(changes(one, other) @ self._weights)
        return float(np.exp(-np.logaddexp(0, -log_odds)))


def load_verifier(bundle: Bundle) -> LinearVerifier | None:
    """The verifier of a bundle; None where it has none.

    Raises:
        BundleError: it weighs something that this version does not count.
    """
    if bundle.config.verification is None:
        return None
    try:
        return LinearVerifier(bundle.config.verification)
    except ValueError as error:
        raise BundleError(f"{bundle.folder}: {error}; update paralog or train the model again") from error
