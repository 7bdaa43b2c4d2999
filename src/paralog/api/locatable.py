"""A repository, read and indexed for localization."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.cache import open_cache
from paralog.api.reading import Reading, read
from paralog.api.revision import revision_folder
from paralog.api.word_cache import cached_index, word_rules
from paralog.config import EmbedSettings
from paralog.core import CodeUnit, Encoder, HistoryError, Notice, Progress, SourceError, UsageError

if TYPE_CHECKING:
    from paralog.history import Commit
    from paralog.runtime.cache import EmbeddingCache
    from paralog.syntax.discovery import SourceFile
    from paralog.tasks.localization import Codebase, CodeFile, Past, WordIndexes

NEWEST_COMMITS = 5_000
"""Commits that are read; older ones say little about where the next bug is."""


@dataclass(frozen=True, slots=True)
class Locatable:
    """What a report is looked up in.

    Attributes:
        root: how the repository is shown, with the revision.
        code: the code base.
        past: its history; None where there is none or it was not asked for.
        notices: what was left out or could not be read.
        statistics: counts by name.
    """

    root: str
    code: Codebase
    past: Past | None
    notices: tuple[Notice, ...]
    statistics: dict[str, int]


def read_locatable(
    repository: Path,
    revision: str | None,
    settings: EmbedSettings,
    encoder: Encoder | None,
    *,
    with_history: bool,
    progress: Progress | None = None,
) -> Locatable:
    """Read a repository, as it lies there or at a revision.

    What the user's cache knows is not read again: files by their content, commits by their ids, and the
    indexes of words where nothing changed.

    Args:
        repository: a folder, in a repository or not, or a bare repository.
        revision: a commit, by any of its names; None for the files that lie in the folder.
        settings: which files to read and how.
        encoder: what to encode functions with; None to do without.
        with_history: whether to read the commits that led to the revision, or to HEAD.
        progress: told how far the work is.

    Raises:
        UsageError: there is no such folder or revision, or no source file in it.
        HistoryError: a revision is asked for and cannot be read.
    """
    from paralog.runtime.blank import BlankEncoder

    with ThreadPoolExecutor(1) as beside:  # git is a process of its own: it reads while this one parses
        history = (
            beside.submit(_read_history, repository, "HEAD" if revision is None else revision, settings)
            if with_history
            else None
        )
        with revision_folder(repository, revision) as folder:
            reading = read([folder], settings, encoder or BlankEncoder(), progress=progress)
            files = _describe(reading.files)
        if not files:
            raise UsageError(f"{repository}: there is no source file to look in")
        with open_cache() if settings.cache else nullcontext() as cache:
            code = _index(files, reading, encoder is not None, cache)
            past, notices = _index_past(history.result() if history else None, code, cache)
    shown = str(repository) if revision is None else f"{repository} at {revision}"
    statistics = {**reading.embedded.statistics, "commits": len(past.changes) if past else 0}
    return Locatable(shown, code, past, tuple(sorted((*reading.notices, *notices))), statistics)


def _describe(found: Sequence[SourceFile]) -> list[CodeFile]:
    """The files that can be read; of the others the reading has a notice."""
    from paralog.syntax.source import read_source
    from paralog.tasks.localization import describe_file

    files = []
    for file in found:
        try:
            files.append(describe_file(file.shown, file.language, read_source(file.path, file.shown)))
        except SourceError:
            continue
    return files


def _index(
    files: Sequence[CodeFile], reading: Reading, has_vectors: bool, cache: EmbeddingCache | None
) -> Codebase:
    from paralog.tasks.localization import build_codebase

    vectors = reading.embedded.vectors if has_vectors else None
    return build_codebase(files, reading.embedded.units, partial(_indexes, cache=cache), vectors)


def _indexes(
    files: tuple[CodeFile, ...], functions: tuple[CodeUnit, ...], *, cache: EmbeddingCache | None
) -> WordIndexes:
    """Indexes of the words, out of the cache where the same files were indexed before."""
    from paralog.tasks.localization import WordIndexes, word_documents

    key = _key(files)
    indexes = {
        kind: cached_index(f"locate:{kind}:{key}", documents, cache)
        for kind, documents in word_documents(files, functions).items()
    }
    return WordIndexes(**indexes)


def _key(files: Sequence[CodeFile]) -> str:
    """Equal for the same files, read by the same rules."""
    from paralog.syntax.version import parser_version
    from paralog.tasks import localization

    parts = hashlib.sha256(word_rules(localization).encode())
    for language in sorted({file.language for file in files}):
        parts.update(parser_version(language).encode())
    for file in files:
        parts.update(f"\0{file.path}\0{file.text}".encode("utf-8", "surrogatepass"))
    return parts.hexdigest()


@dataclass(frozen=True, slots=True)
class _History:
    """Commits that led to a revision."""

    head: str
    prefix: str
    commits: Sequence[Commit]


def _read_history(repository: Path, revision: str, settings: EmbedSettings) -> _History | Notice:
    """The commits before the report; a notice where there are none to be had."""
    from paralog.history import open_repository, read_commits
    from paralog.syntax import source_endings

    try:
        found = open_repository(repository, revision)
        with open_cache() if settings.cache else nullcontext() as cache:
            commits = read_commits(
                found.git, found.head, extensions=source_endings(), known=cache, newest=NEWEST_COMMITS
            )
        return _History(found.head, found.prefix, commits)
    except (HistoryError, UsageError) as error:
        return Notice("", "no-history", f"the history was not compared: {error}")


def _index_past(
    history: _History | Notice | None, code: Codebase, cache: EmbeddingCache | None
) -> tuple[Past | None, tuple[Notice, ...]]:
    """The history, indexed; None where there is none, with the notice that says why."""
    from paralog.tasks.localization import index_past
    from paralog.tasks.localization.history_changes import past_changes

    if not isinstance(history, _History):
        return None, () if history is None else (history,)
    changes = past_changes(history.commits, history.commits[-1].committed, history.prefix)
    key = hashlib.sha256(f"{history.head} {history.prefix} {_key(code.files)}".encode()).hexdigest()
    past = index_past(
        changes, code, lambda documents: cached_index(f"locate:past:{key}", lambda: documents, cache)
    )
    return past, ()
