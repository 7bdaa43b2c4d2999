"""Indexes of words in the user's cache."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paralog.index.words import Bm25Index
    from paralog.runtime.cache import EmbeddingCache

LARGEST_CACHED = 32_000_000
"""Bytes of an index of words up to which it is kept in the cache."""


def word_rules(tasks: ModuleType) -> str:
    """What the words of an index depend on beside the documents: the text of the modules that make them.

    Args:
        tasks: the package of the task that the index is for.
    """
    from paralog.core.fingerprint import fingerprint
    from paralog.features import features_version
    from paralog.index import words

    folders = [Path(str(module.__file__)).parent for module in (tasks, words)]
    return " ".join([*map(fingerprint, folders), features_version(), version("paralog")])


def cached_index(
    key: str, documents: Callable[[], Iterable[Mapping[str, float]]], cache: EmbeddingCache | None
) -> Bm25Index:
    """The index of some documents, out of the cache where it was made before.

    Args:
        key: equal for the same documents, and for them alone.
        documents: gives them where the index has to be made.
        cache: None to do without.
    """
    from paralog.index.words import Bm25Index

    packed = cache.vectors([key]).get(key) if cache else None
    if packed is not None:
        with suppress(ValueError):  # damaged: made anew
            return Bm25Index.unpack(packed)
    index = Bm25Index.build(documents())
    packed = index.pack()
    if cache and len(packed) <= LARGEST_CACHED:
        cache.store({}, {key: packed})
    return index
