"""Which units are worth a vector."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core import Trait


@dataclass(frozen=True, slots=True)
class Selection:
    """Units to encode; the others are parsed, counted and left out.

    Attributes:
        min_tokens: shorter units are left out.
        without: units with one of these traits are left out.
    """

    min_tokens: int = 1
    without: frozenset[Trait] = frozenset()

    def takes(self, n_tokens: int, traits: frozenset[Trait]) -> bool:
        """Whether a unit of this length with these traits is to be encoded."""
        return n_tokens >= self.min_tokens and self.without.isdisjoint(traits)


EVERYTHING = Selection()
