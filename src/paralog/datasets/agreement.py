"""How much two texts say the same, where rare words count more than common ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from paralog.datasets.description import content_words
from paralog.datasets.naming import concept


def concepts(text: str) -> frozenset[str]:
    """What the words of a text mean: "Gets the edit distances" -> {"get", "edit", "distance"}."""
    return frozenset(map(concept, content_words(text)))


class Agreement:
    """Compares sets of concepts by what they share.

    Args:
        texts: concepts of all texts there are; those of few of them weigh most.
    """

    def __init__(self, texts: Iterable[frozenset[str]]) -> None:
        counts: Counter[str] = Counter()
        n = 0
        for found in texts:
            counts.update(found)
            n += 1
        self._weights = {word: math.log(n / count) for word, count in counts.items()}

    def __call__(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Cosine of the weighted sets, in [0, 1]; 0 where either says nothing."""
        both = self.weight(one) * self.weight(other)
        return self.weight(one & other) / math.sqrt(both) if both else 0.0

    def weight(self, words: frozenset[str]) -> float:
        """How much a set says, in nats: the less, the more of all texts say the same."""
        return sum(self._weights.get(word, 0.0) for word in sorted(words))
