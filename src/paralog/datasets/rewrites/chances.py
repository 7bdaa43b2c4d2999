"""Which of the applicable places are taken."""

from __future__ import annotations

import numpy as np


class Chances:
    """Draws for every place whether it is rewritten, and counts the places that were.

    Args:
        rng: source of the draws.
        chance: probability that a place is taken, in [0, 1].
    """

    def __init__(self, rng: np.random.Generator, chance: float) -> None:
        self._rng = rng
        self._chance = chance
        self.taken = 0

    def draw(self) -> bool:
        """Whether the next place may be rewritten."""
        return bool(self._rng.random() < self._chance)

    def count(self) -> None:
        """A place was rewritten."""
        self.taken += 1
