"""A language is a table of rewrites, with a way to read and to write its trees."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from paralog.datasets.rewrites.chances import Chances

Tree = TypeVar("Tree")


@dataclass(frozen=True, slots=True)
class Language(Generic[Tree]):
    """How programs of one language are rewritten.

    Attributes:
        parse: code to tree; None where it does not parse or must be left alone.
        kinds: the rewrites by name; each returns the tree with some places changed.
        render: tree to code; None where it cannot be written.
    """

    parse: Callable[[str], Tree | None]
    kinds: Mapping[str, Callable[[Tree, Chances], Tree]]
    render: Callable[[Tree], str | None]

    def rewrite(self, code: str, rng: np.random.Generator, chance: float) -> str:
        """The code with every kind applied in random order; unchanged where nothing applies."""
        try:
            return self._rewrite(code, Chances(rng, chance), list(rng.permutation(list(self.kinds))))
        except RecursionError:  # nested too deep to be walked
            return code

    def _rewrite(self, code: str, chances: Chances, kinds: list[str]) -> str:
        tree = self.parse(code)
        if tree is None:
            return code
        for kind in kinds:
            tree = self.kinds[kind](tree, chances)
        rendered = self.render(tree) if chances.taken else None
        return code if rendered is None else rendered
