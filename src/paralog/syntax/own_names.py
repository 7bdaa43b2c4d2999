"""Which occurrences of a name are the unit's own."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from paralog.core import Language


@dataclass(frozen=True, slots=True)
class OwnNames:
    """The names that a unit defines, and where they mean what it defined.

    A member of another object keeps its name, even where the unit itself has the same one: what
    `def compress(data): return zlib.compress(data)` calls is not its own.

    Attributes:
        names: without those that are never renamed.
        language: of the unit.
        holds_class: whether the unit holds a class, whose members other objects may be asked for.
    """

    names: Set[str]
    language: Language
    holds_class: bool

    def include(self, texts: Sequence[str], at: int) -> bool:
        """Whether the name at a position among the texts of all leaves is the unit's own there."""
        return texts[at] in self.names and (
            self.holds_class
            or at == 0
            or texts[at - 1] not in self.language.selectors
            or (at > 1 and texts[at - 2] in self.language.receivers)
        )
