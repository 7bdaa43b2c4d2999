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
        alone: its own where no object stands before them: parameters, variables, the unit itself.
        of_itself: members of the object that it is a method of: functions, what it assigns to.
        of_any: members of classes that it holds, which any object may be asked for.
        keywords: bytes at which names of arguments begin; these are the called function's.
        language: of the unit.
    """

    alone: Set[str]
    of_itself: Set[str]
    of_any: Set[str]
    keywords: Set[int]
    language: Language

    def include(self, texts: Sequence[str], at: int, start: int) -> bool:
        """Whether a name is the unit's own where it stands.

        Args:
            texts: of the leaves around it.
            at: its position among them.
            start: byte at which it begins.
        """
        text, selectors = texts[at], self.language.selectors
        if at == 0 or texts[at - 1] not in selectors:
            return text in self.alone and start not in self.keywords
        if text in self.of_any:
            return True
        is_of_itself = at > 1 and texts[at - 2] in self.language.receivers
        return is_of_itself and text in self.of_itself and (at == 2 or texts[at - 3] not in selectors)
