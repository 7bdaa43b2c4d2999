"""The seam between code and encoders: a view turns units into arrays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol

from paralog.core import CodeUnit, UnknownName
from paralog.features.arrays import UnitArrays
from paralog.features.sbt import SbtView
from paralog.features.subtokens import LexicalView
from paralog.features.vocabulary import Vocabulary


class View(Protocol):
    """How an encoder sees a unit."""

    @property
    def vocabulary(self) -> Vocabulary: ...
    @property
    def width(self) -> int: ...
    def tokens(self, unit: CodeUnit) -> Iterator[str]: ...
    def arrays(self, unit: CodeUnit) -> UnitArrays: ...


VIEWS: dict[str, Callable[[Vocabulary], View]] = {
    "lexemes": LexicalView,
    "sbt": SbtView,
    "sbt-preorder": partial(SbtView, delimiters=False),
    "sbt-unwrapped": partial(SbtView, wrap=False),
    "sbt-anonymous": partial(SbtView, anonymous=True),
    "sbt-subtokens": partial(SbtView, subtokens=True),
}


def make_view(name: str, vocabulary: Vocabulary) -> View:
    """The view called `name` over a vocabulary.

    Raises:
        UnknownName: no such view.
    """
    if name not in VIEWS:
        raise UnknownName(f"no view is called {name!r}; there is {', '.join(sorted(VIEWS))}")
    return VIEWS[name](vocabulary)
