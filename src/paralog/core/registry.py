"""One lazy registry for every seam: a greppable table of built-ins, then entry points."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from importlib import import_module
from importlib.metadata import entry_points
from typing import Generic, TypeVar, cast

from paralog.core.errors import UnknownName

T = TypeVar("T")


class Registry(Generic[T]):
    """Names to objects, imported when first asked for.

    Args:
        seam: what is registered, for error messages ("language").
        builtin: name to "module:attribute".
        group: entry-point group in which other packages register theirs; scanned only when a
            name is not built in, because a scan of the environment is slow.
    """

    def __init__(self, seam: str, builtin: Mapping[str, str], group: str) -> None:
        self._seam = seam
        self._builtin = dict(builtin)
        self._group = group
        self._loaded: dict[str, T] = {}

    def get(self, name: str) -> T:
        """The object registered under `name`; raises `UnknownName` with the near names."""
        if name not in self._loaded:
            self._loaded[name] = self._load(name)
        return self._loaded[name]

    def names(self, *, outside: bool = False) -> tuple[str, ...]:
        """Built-in names, sorted; with `outside` those of other packages too."""
        found = set(self._builtin)
        if outside:
            found |= {point.name for point in entry_points(group=self._group)}
        return tuple(sorted(found))

    def _load(self, name: str) -> T:
        if name in self._builtin:
            module, _, attribute = self._builtin[name].partition(":")
            return cast(T, getattr(import_module(module), attribute))
        for point in entry_points(group=self._group, name=name):
            return cast(T, point.load())
        known = self.names(outside=True)
        near = difflib.get_close_matches(name, known, n=3) or known
        raise UnknownName(f"no {self._seam} is called {name!r}; there is {', '.join(near)}")
