"""What counts as a finding."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core import CloneType, Trait, UsageError

_MAX_NEIGHBOURS = 1_000


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the clone task; checked as a whole when made.

    Attributes:
        min_probability: lowest probability of doing the same at which two units of type 3 or 4 are
            a finding; above 0, at most 1. Types 1 and 2 are findings by construction.
        min_tokens: units with fewer lexemes are left out; at least 1.
        min_lines: units that touch fewer lines are left out; at least 1.
        types: clone types to report, at least one.
        include_traits: units with a trait are left out unless it is named here.
        min_agreement: share of their vocabulary, in [0, 1], that units of type 4 have to have in
            common: names that they use and do not define, rare ones counting more. It holds off
            look-alikes, which have the same form and call other things; 0 turns it off. The default
            lets 87 % of BigCloneBench's moderately type 3 pairs through and 6 % of its non-clones.
        max_neighbours: candidates looked at for each unit, nearest first; 1 to 1000. Bounds the work
            where a great many units are alike.
        overloads: whether units of the same qualified name in one file, such as Java overloads or a
            property's getter and setter, may be clones of each other.
        across_languages: whether units of two languages may be clones of each other.
        labels: whether a class says what it is for, where a documented function tells.
    """

    min_probability: float = 0.5
    min_tokens: int = 30
    min_lines: int = 4
    types: frozenset[CloneType] = frozenset(CloneType)
    include_traits: frozenset[Trait] = frozenset()
    min_agreement: float = 0.2
    max_neighbours: int = 32
    overloads: bool = False
    across_languages: bool = False
    labels: bool = True

    def __post_init__(self) -> None:
        problems = [
            message
            for is_right, message in (
                (0 < self.min_probability <= 1, f"min_probability is {self.min_probability}, not in (0, 1]"),
                (self.min_tokens >= 1, f"min_tokens is {self.min_tokens}, less than 1"),
                (self.min_lines >= 1, f"min_lines is {self.min_lines}, less than 1"),
                (bool(self.types), "types is empty"),
                (self.types <= set(CloneType), f"types holds others than 1 to 4: {sorted(self.types)}"),
                (0 <= self.min_agreement <= 1, f"min_agreement is {self.min_agreement}, not in [0, 1]"),
                (
                    1 <= self.max_neighbours <= _MAX_NEIGHBOURS,
                    f"max_neighbours is {self.max_neighbours}, not in 1 to {_MAX_NEIGHBOURS}",
                ),
            )
            if not is_right
        ]
        if problems:
            raise UsageError(f"the options of the clone task are wrong: {'; '.join(problems)}")

    @property
    def by_meaning(self) -> bool:
        """Whether anything is asked for that only embeddings can find."""
        return bool(self.types & {CloneType.TYPE_3, CloneType.TYPE_4})

    def settings(self) -> dict[str, str | int | float | bool | None]:
        """The options as plain values, for a report."""
        return {
            "min_probability": self.min_probability,
            "min_tokens": self.min_tokens,
            "min_lines": self.min_lines,
            "types": ",".join(str(int(kind)) for kind in sorted(self.types)),
            "include_traits": ",".join(sorted(self.include_traits)),
            "min_agreement": self.min_agreement,
            "max_neighbours": self.max_neighbours,
            "overloads": self.overloads,
            "across_languages": self.across_languages,
            "labels": self.labels,
        }
