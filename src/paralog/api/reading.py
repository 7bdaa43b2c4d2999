"""From paths and settings to units with their vectors: what every task begins with."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.cache import open_cache
from paralog.api.embeddings import Embeddings
from paralog.api.model import Model
from paralog.api.store import load
from paralog.config import EmbedSettings, chosen_settings
from paralog.core import Encoder, Notice, Progress, Report
from paralog.core.processes import n_processors

if TYPE_CHECKING:
    from paralog.runtime.pipeline import Embedded
    from paralog.runtime.selection import Selection
    from paralog.syntax.discovery import SourceFile


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read below some paths.

    Attributes:
        root: folder that paths in units and notices are relative to, itself relative to the
            working folder.
        embedded: units, vectors and counts.
        notices: what was left out or could not be read, in path order.
        files: those that were read or should have been, in path order.
    """

    root: str
    embedded: Embedded
    notices: tuple[Notice, ...]
    files: tuple[SourceFile, ...]


def read(
    paths: Sequence[str | Path],
    settings: EmbedSettings,
    encoder: Encoder,
    *,
    selection: Selection | None = None,
    languages: Sequence[str] = (),
    keep_lexemes: bool = False,
    progress: Progress | None = None,
) -> Reading:
    """Find, parse and encode the code below `paths`, in `languages` or, where there is none, in all.

    Raises:
        UsageError: a path does not exist or is of no known language.
        UnknownName: no such language.
    """
    from paralog.runtime.pipeline import embed_files
    from paralog.runtime.selection import EVERYTHING
    from paralog.syntax.discovery import DiscoveryOptions, discover

    found = discover(
        paths,
        DiscoveryOptions(
            include=settings.include,
            exclude=settings.exclude,
            tests=settings.tests,
            vendored=settings.vendored,
            generated=settings.generated,
            respect_gitignore=settings.gitignore,
            languages=tuple(languages),
        ),
    )
    with open_cache() if settings.cache else nullcontext() as cache:
        embedded = embed_files(
            found.files,
            encoder,
            jobs=settings.jobs or n_processors(),
            cache=cache,
            selection=selection or EVERYTHING,
            keep_lexemes=keep_lexemes,
            progress=progress,
        )
    notices = tuple(sorted((*found.notices, *embedded.notices)))
    return Reading(shown_folder(found.root), embedded, notices, found.files)


def embed(
    *paths: str | Path,
    settings: EmbedSettings | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> Embeddings:
    """One vector for every function below `paths`.

    Args:
        paths: files and folders.
        settings: which files to read and how; None for the defaults.
        model: model to encode with; None for the one that the settings name.
        progress: told how far the work is.

    Raises:
        UsageError: a path does not exist or is of no known language.
        UnknownName: no such model.
    """
    chosen = chosen_settings(settings, EmbedSettings)
    encoder = (model or load(chosen.model)).encoder
    reading = read(paths, chosen, encoder, progress=progress)
    return Embeddings(
        reading.embedded.units,
        reading.embedded.vectors,
        encoder.name,
        reading.root,
        reading.notices,
        reading.embedded.statistics,
    )


def unevaluated(result: Report | Embeddings, paths: Sequence[str | Path]) -> str:
    """Why a result cannot stand for `paths`, in one sentence; "" when it can.

    It cannot when there was nothing to read, when nothing of it could be read, or when one of the
    paths themselves could not. Other files that could not be read are notices and no more.
    """
    named = {os.path.relpath(path, result.root).replace(os.sep, "/") for path in paths}
    unread = [notice for notice in result.notices if notice.is_error]
    for notice in unread:
        if notice.path in named:
            return f"{notice.path}: {notice.message}"
    if result.statistics.get("files"):
        return ""
    where = ", ".join(map(str, paths))
    if unread:
        return f"{where}: no file could be read; {unread[0].path}: {unread[0].message}"
    return f"{where}: no source file was found to read"


def shown_folder(folder: str | Path) -> str:
    """A folder as it is shown: from where one stands, if there is a way."""
    try:
        return os.path.relpath(folder)
    except ValueError:  # on another drive
        return str(folder)
