"""A repository, read and indexed for localization."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from paralog.api.cache import open_cache
from paralog.api.reading import Progress, Reading, read
from paralog.api.revision import revision_folder
from paralog.api.word_cache import cached_index
from paralog.config import EmbedSettings
from paralog.core import CodeUnit, Encoder, HistoryError, Notice, SourceError, UsageError

if TYPE_CHECKING:
    from paralog.runtime.cache import EmbeddingCache
    from paralog.syntax.discovery import SourceFile
    from paralog.tasks.localization import Codebase, CodeFile, Past, WordIndexes

NEWEST_COMMITS = 8_000
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

    with revision_folder(repository, revision) as folder:
        reading = read([folder], settings, encoder or BlankEncoder(), progress=progress)
        files = _describe(reading.files)
    if not files:
        raise UsageError(f"{repository}: there is no source file to look in")
    with open_cache() if settings.cache else nullcontext() as cache:
        code = _index(files, reading, encoder is not None, cache)
        past: Past | None = None
        notices: tuple[Notice, ...] = ()
        if with_history:
            past, notices = _read_past(repository, revision or "HEAD", code, cache, progress)
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
    from paralog.core.fingerprint import fingerprint
    from paralog.features import features_version
    from paralog.syntax.version import parser_version
    from paralog.tasks import localization

    rules = fingerprint(Path(localization.__file__).parent)
    parts = hashlib.sha256(f"{rules} {features_version()} {version('paralog')}".encode())
    for language in sorted({file.language for file in files}):
        parts.update(parser_version(language).encode())
    for file in files:
        parts.update(f"\0{file.path}\0{file.text}".encode("utf-8", "surrogatepass"))
    return parts.hexdigest()


def _read_past(
    repository: Path,
    revision: str,
    code: Codebase,
    cache: EmbeddingCache | None,
    progress: Progress | None,
) -> tuple[Past | None, tuple[Notice, ...]]:
    """The commits before the report; a notice where there are none to be had."""
    from paralog.history import open_repository, read_commits
    from paralog.syntax import LANGUAGES
    from paralog.tasks.localization import index_past
    from paralog.tasks.localization.history_changes import past_changes

    try:
        found = open_repository(repository, revision)
        commits = read_commits(
            found.git,
            found.head,
            extensions=[ending for name in LANGUAGES.names() for ending in LANGUAGES.get(name).extensions],
            known=cache,
            newest=NEWEST_COMMITS,
            progress=progress,
        )
    except (HistoryError, UsageError) as error:
        return None, (Notice("", "no-history", f"the history was not compared: {error}"),)
    changes = past_changes(commits, commits[-1].committed, found.prefix)
    key = hashlib.sha256(f"{found.head} {found.prefix} {_key(code.files)}".encode()).hexdigest()
    past = index_past(
        changes, code, lambda documents: cached_index(f"locate:past:{key}", lambda: documents, cache)
    )
    return past, ()
