"""What a search looks through: the functions below some paths, or those of a saved index."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.cache import open_cache
from paralog.api.reading import read
from paralog.api.word_cache import cached_index, word_rules
from paralog.config import EmbedSettings
from paralog.core import CodeUnit, Encoder, Notice, Progress, Vectors

if TYPE_CHECKING:
    from paralog.index.words import Bm25Index


@dataclass(frozen=True, slots=True)
class Searchable:
    """Functions with what they are found by.

    Attributes:
        root: folder that paths are relative to, as a report shows it.
        units: functions, in the order of their files and places.
        vectors: float32 [n, dim], rows of unit length; dim is 0 where nothing was encoded.
        words: of the units.
        notices: what was left out or could not be read.
        statistics: counts by name.
    """

    root: str
    units: tuple[CodeUnit, ...]
    vectors: Vectors
    words: Bm25Index
    notices: tuple[Notice, ...] = ()
    statistics: dict[str, int] = field(default_factory=dict)


def read_searchable(
    paths: Sequence[str | Path],
    settings: EmbedSettings,
    encoder: Encoder | None,
    *,
    languages: Sequence[str] = (),
    progress: Progress | None = None,
) -> Searchable:
    """The functions with a body below `paths`.

    Args:
        paths: files and folders.
        settings: which files to read and how.
        encoder: what to encode with; None where words are all that is compared.
        languages: languages to read; none for all.
        progress: told how far the work is.

    Raises:
        UsageError: a path does not exist or is of no known language.
        UnknownName: no such language.
    """
    from paralog.runtime.blank import BlankEncoder
    from paralog.tasks.search import takes_part

    reading = read(paths, settings, encoder or BlankEncoder(), languages=languages, progress=progress)
    rows = [row for row, unit in enumerate(reading.embedded.units) if takes_part(unit)]
    units = tuple(reading.embedded.units[row] for row in rows)
    return Searchable(
        root=reading.root,
        units=units,
        vectors=reading.embedded.vectors[rows],
        words=_index_words(units, settings),
        notices=reading.notices,
        statistics=reading.embedded.statistics,
    )


def _index_words(units: Sequence[CodeUnit], settings: EmbedSettings) -> Bm25Index:
    """The words of `units`, out of the cache where the same functions were searched before."""
    from paralog.tasks.search import unit_words

    with open_cache() if settings.cache else nullcontext() as cache:
        return cached_index(_key(units), lambda: map(unit_words, units), cache)


def _key(units: Sequence[CodeUnit]) -> str:
    """Equal for the same functions in the same order, under the same rules for their words."""
    from paralog.tasks import search

    parts = hashlib.sha256(word_rules(search).encode())
    for unit in units:
        text = f"\0{unit.language}\0{unit.qualname}\0{unit.doc}\0{unit.code}"
        parts.update(text.encode("utf-8", "surrogatepass"))
    return f"words:{parts.hexdigest()}"
