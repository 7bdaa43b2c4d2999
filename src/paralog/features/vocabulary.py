"""Which tokens an encoder knows, and what it does with the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from zlib import crc32

PAD, UNKNOWN = 0, 1
_SPECIAL = 2


@dataclass(frozen=True)
class Vocabulary:
    """Tokens to ids: 0 pads, 1 is `<UNK>`, then hash buckets, then the tokens by rank.

    Attributes:
        tokens: known tokens, most frequent first.
        buckets: ids that unknown tokens are hashed onto; with 0 they all become `<UNK>`.
    """

    tokens: tuple[str, ...]
    buckets: int = 0
    _ids: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        first = _SPECIAL + self.buckets
        object.__setattr__(self, "_ids", {token: first + i for i, token in enumerate(self.tokens)})

    def __len__(self) -> int:
        """Number of ids, the special ones and the buckets counted."""
        return _SPECIAL + self.buckets + len(self.tokens)

    def __contains__(self, token: str) -> bool:
        return token in self._ids

    def id(self, token: str) -> int:
        """Id of `token`; an unknown one goes to its bucket, or to `<UNK>` where there are none."""
        known = self._ids.get(token)
        if known is not None:
            return known
        if not self.buckets:
            return UNKNOWN
        return _SPECIAL + crc32(token.encode("utf-8", "surrogatepass")) % self.buckets

    @classmethod
    def by_size(cls, counts: Counter[str], size: int, buckets: int = 0) -> Vocabulary:
        """The `size` most frequent tokens; ties in alphabetical order."""
        return cls(tuple(_ranked(counts)[:size]), buckets)

    @classmethod
    def by_coverage(cls, counts: Counter[str], coverage: float) -> Vocabulary:
        """The fewest tokens that make up `coverage` of all that was counted, in (0, 1].

        The rule of Wehr et al. (2019), section IV-A: 0.85 gave them 1772 tokens.
        """
        wanted = coverage * counts.total()
        kept: list[str] = []
        covered = 0
        for token in _ranked(counts):
            if covered >= wanted:
                break
            kept.append(token)
            covered += counts[token]
        return cls(tuple(kept))


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda token: (-counts[token], token))
