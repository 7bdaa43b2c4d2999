"""Functions that are described by words, or do the same as a piece of code."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.index_file import SavedIndex, model_of, open_index
from paralog.api.model import Model
from paralog.api.query import read_query
from paralog.api.reading import unevaluated
from paralog.api.searchable import Searchable, read_searchable
from paralog.api.store import load
from paralog.config import EmbedSettings, SearchSettings, chosen_settings, settings_in
from paralog.core import CodeUnit, Encoder, Judge, Notice, Progress, Report, TextEncoder, UsageError

if TYPE_CHECKING:
    from paralog.tasks import search as task


_HOW_IT_RUNS = frozenset({"model", "jobs", "cache"})  # all other settings of an index choose files


def search(
    query: str | CodeUnit,
    *paths: str | Path,
    settings: SearchSettings | None = None,
    model: Model | None = None,
    progress: Progress | None = None,
) -> Report:
    """Find functions that a query describes, or that do the same as a piece of code.

    Args:
        query: words, "parse an ISO date"; the place of a function, "src/dates.py:120"; or a unit, as
            `snippet` and the reports give it.
        paths: files and folders, or one saved index; none for the present folder.
        settings: which files to read and how much to show; None for the defaults.
        model: model to compare with; None for the one that the settings name, or that made the index.
        progress: told how far the work is.

    Returns:
        A report whose `answer` has the hits, best first. A model without a text side cannot compare words
        with code by meaning: the words themselves are then compared, and a notice says so.

    Raises:
        UsageError: the query says nothing or names no function; a path does not exist; the index was made
            with another model.
        UnknownName: no such model or language.
    """
    from paralog.syntax import LANGUAGES

    chosen = chosen_settings(settings, SearchSettings)
    for name in chosen.language:
        LANGUAGES.get(name)
    saved = open_index(paths)
    wanted = read_query(query, () if saved else _roots(paths), saved.content.units if saved else ())
    asked = model or (model_of(saved) if saved and not chosen.model else load(chosen.model))
    if isinstance(wanted, CodeUnit):
        return _search_code(wanted, paths, chosen, asked, saved, progress)
    return _search_words(wanted, paths, chosen, asked.encoder, saved, progress)


def _roots(paths: Sequence[str | Path]) -> list[str]:
    """Folders that a report about `paths` may name files from: each of them, and what they have in common."""
    folders = [os.fspath(path) if os.path.isdir(path) else os.path.dirname(path) or "." for path in paths]
    with suppress(ValueError):  # none, or on several drives
        folders.append(os.path.relpath(os.path.commonpath(list(map(os.path.abspath, folders)))))
    return folders


def unanswered(report: Report, paths: Sequence[str | Path], languages: Sequence[str]) -> str:
    """Why an answer cannot stand for `paths`, in one sentence; "" when it can, with hits or without."""
    where = ", ".join(map(str, paths))
    if report.statistics.get("files") == 0 and languages and not any(n.is_error for n in report.notices):
        return f"{where}: no source file in {', '.join(languages)} was found to read"
    if problem := unevaluated(report, paths):
        return problem
    if not report.statistics.get("searched"):
        return f"{where}: there is no function with a body" + (
            f" in {', '.join(languages)}" if languages else ""
        )
    return ""


def _search_words(
    query: str,
    paths: Sequence[str | Path],
    settings: SearchSettings,
    encoder: Encoder,
    saved: SavedIndex | None,
    progress: Progress | None,
) -> Report:
    from paralog.tasks import search as task

    text_encoder = encoder if isinstance(encoder, TextEncoder) else None
    within = _searchable(paths, settings, encoder if text_encoder else None, saved, progress)
    notices = [] if text_encoder else [_words_only(encoder)]
    return task.search_words(
        query,
        within.units,
        within.words,
        _options(settings),
        vectors=within.vectors if text_encoder else None,
        text_encoder=text_encoder,
        root=within.root,
        encoder=encoder.name,
        notices=(*within.notices, *notices),
        statistics=within.statistics,
    )


def _search_code(
    query: CodeUnit,
    paths: Sequence[str | Path],
    settings: SearchSettings,
    model: Model,
    saved: SavedIndex | None,
    progress: Progress | None,
) -> Report:
    from paralog.tasks import search as task

    encoder = model.encoder
    within = _searchable(paths, settings, encoder, saved, progress)
    is_indexed = saved is not None and any(unit is query for unit in within.units)
    root = saved.folder if saved else within.root
    return task.search_code(
        query if is_indexed else replace(query, path=_path_among(within.units, query.path, root)),
        encoder.encode([query])[0],
        within.units,
        within.vectors,
        within.words,
        _options(settings),
        judge=encoder if isinstance(encoder, Judge) else None,
        verifier=model.verifier,
        root=within.root,
        encoder=encoder.name,
        notices=within.notices,
        statistics=within.statistics,
    )


def _searchable(
    paths: Sequence[str | Path],
    settings: SearchSettings,
    encoder: Encoder | None,
    saved: SavedIndex | None,
    progress: Progress | None,
) -> Searchable:
    if saved is None:
        return read_searchable(
            paths or (".",),
            settings,
            encoder,
            languages=settings.language,
            progress=progress,
        )
    if encoder is not None and encoder.fingerprint != saved.fingerprint:
        if encoder.name == saved.model:
            raise UsageError(
                f"{saved.path}: was made by another version of paralog or of {saved.model}, whose vectors"
                f" cannot be compared; bring it up to date with paralog index update {saved.path}"
            )
        raise UsageError(
            f"{saved.path}: was made with {saved.model}, not with this {encoder.name}; search with the"
            f" former, or bring it to the latter: paralog index update {saved.path} --model {encoder.name}"
        )
    return replace(saved.content, notices=_not_asked_again(settings, saved))


def _not_asked_again(settings: SearchSettings, saved: SavedIndex) -> tuple[Notice, ...]:
    """Says which settings for choosing files are in force and not those that the index was built with."""
    names = []
    for found in settings_in(EmbedSettings):
        value, built_with = getattr(settings, found.name), saved.settings.get(found.name)
        built_with = tuple(built_with) if isinstance(built_with, list) else built_with
        if found.name not in _HOW_IT_RUNS and value not in (found.default, built_with):
            names.append(found.name)
    if not names:
        return ()
    message = f"{', '.join(names)}: not heeded, a saved index holds the files that it was built from"
    return (Notice("", "index-files", message),)


def _options(settings: SearchSettings) -> task.Options:
    from paralog.tasks import search as task

    return task.Options(top=settings.top, languages=frozenset(settings.language))


def _words_only(encoder: Encoder) -> Notice:
    message = (
        f"the model {encoder.name} reads code only: the words of the query were looked for, not their meaning"
    )
    return Notice("", "words-only", message)


def _path_among(units: Sequence[CodeUnit], path: str, root: str) -> str:
    """A path as `units`, which are below `root`, have it; "" for code that comes from no file.

    A path that leads through a link is the one that it leads to, unless units go by the link.
    """
    if not path:
        return ""
    written = _below(path, root)
    if any(unit.path == written for unit in units):
        return written
    try:
        return _below(os.path.realpath(path), os.path.realpath(root))
    except ValueError:  # characters that no path has, in a saved index
        return written


def _below(path: str, root: str) -> str:
    try:
        return os.path.relpath(path, root).replace(os.sep, "/")
    except ValueError:  # on another drive
        return path
