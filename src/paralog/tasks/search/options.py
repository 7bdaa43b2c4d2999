"""What a search looks at and shows."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core import UsageError

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the search task; checked as a whole when made.

    Attributes:
        top: hits to return, 1 to 10,000.
        languages: registered names of the languages to look in; none for all.
        meaning: share of the similarity of vectors in the score of a query in words, in [0, 1]; the rest
            is that of words. Without a text encoder words are all there is. The default is the best of .3
            to .7 for the model that ships, level with .6, on development queries as they were written
            (results/search_shares.json).
        meaning_of_code: the same for a query in code; the best by mean MAP@R on development problems as
            written (results/code_shares.json).
    """

    top: int = 10
    languages: frozenset[str] = frozenset()
    meaning: float = 0.5
    meaning_of_code: float = 0.8

    def __post_init__(self) -> None:
        if not 1 <= self.top <= _MOST:
            raise UsageError(f"top is {self.top}, not in 1 to {_MOST:,}")
        for name in ("meaning", "meaning_of_code"):
            if not 0 <= getattr(self, name) <= 1:
                raise UsageError(f"{name} is {getattr(self, name)}, not in [0, 1]")

    def settings(self) -> dict[str, str | int | float | bool | None]:
        """The options as plain values, for a report."""
        return {
            "top": self.top,
            "languages": ",".join(sorted(self.languages)),
            "meaning": self.meaning,
            "meaning_of_code": self.meaning_of_code,
        }
