"""The source files of any revision, through git and the cache; nothing is read from the work tree."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from paralog.config import EmbedSettings
from paralog.core import SourceError
from paralog.features.metrics import SCHEMA, FileMetrics, file_metrics
from paralog.history import Records, Repository, TreeFile, list_files, object_reader, shown_path
from paralog.syntax import LANGUAGES, language_of
from paralog.syntax.discovery import has_grammar, is_test
from paralog.syntax.ignore import MAX_BYTES as LARGEST_IGNORE_FILE
from paralog.syntax.ignore import ignore_file_names, user_patterns
from paralog.syntax.listing import Listing
from paralog.syntax.source import HEAD_BYTES, MAX_BYTES, decode, is_generated, is_minified

_BATCH = 500


class SourceFilter:
    """Which paths of a repository, now or in the past, are production code that can be read.

    What is vendored, built or named in ignore files is told by the tree of the revision that was opened.

    Args:
        repository: where the paths come from.
        settings: which files to read; patterns are relative to the folder that was named.
    """

    def __init__(self, repository: Repository, settings: EmbedSettings) -> None:
        self._settings = settings
        self._prefix = repository.prefix
        self._include, self._exclude = user_patterns(settings.include), user_patterns(settings.exclude)
        self._listing = _listing(repository, settings)
        self._known: dict[str, bool] = {}

    def __call__(self, path: str) -> bool:
        return self.wants(path) and has_grammar(language_of(path) or "")

    def wants(self, path: str) -> bool:
        """Whether it would be, were its grammar installed."""
        if path not in self._known:
            self._known[path] = self._is_wanted(path)
        return self._known[path]

    def _is_wanted(self, path: str) -> bool:
        language, relative = language_of(path), path.removeprefix(self._prefix)
        if language is None or (not self._settings.tests and is_test(relative, language)):
            return False
        folders = accumulate(f"{name}/" for name in relative.split("/")[:-1])
        if self._exclude and any(map(self._exclude.match_file, (*folders, relative))):
            return False
        if self._include and not self._include.match_file(relative):
            return False
        return not self._listing.leaves_out(path)


def _listing(repository: Repository, settings: EmbedSettings) -> Listing:
    files = list_files(repository.git, repository.head)
    names = ignore_file_names(settings.gitignore)
    found = [file for file in files if file.path.rpartition("/")[2] in names]
    blobs = dict.fromkeys(file.blob for file in found)  # many folders may have the same
    with object_reader(repository.git, LARGEST_IGNORE_FILE) as objects:
        contents = dict(zip(blobs, objects.read_all(blobs), strict=True))
    ignore_files = {file.path: content for file in found if (content := contents[file.blob]) is not None}
    return Listing(
        (file.path for file in files),
        ignore_files,
        with_git=settings.gitignore,
        vendored=settings.vendored,
        named=repository.prefix.rstrip("/"),
    )


@dataclass(slots=True)
class Revisions:
    """The production code of any commit: a `tasks.defects.Code`.

    Attributes:
        repository: where it comes from.
        is_source: which paths count.
        settings: whether generated code counts.
        known: where metrics of contents that were seen before are kept; None for nowhere.
    """

    repository: Repository
    is_source: SourceFilter
    settings: EmbedSettings
    known: Records | None = None
    _metrics: dict[str, FileMetrics | None] = field(default_factory=dict)

    def files(self, commit: str) -> Sequence[TreeFile]:
        """The production files of a commit, in path order."""
        return [file for file in list_files(self.repository.git, commit) if self.is_source(file.path)]

    def without_grammar(self, commit: str) -> list[str]:
        """Paths of what would be production code of a commit, were its grammar installed."""
        if all(map(has_grammar, LANGUAGES.names(outside=True))):
            return []
        paths = [file.path for file in list_files(self.repository.git, commit)]
        return [path for path in paths if self.is_source.wants(path) and not self.is_source(path)]

    def metrics(self, files: Sequence[TreeFile]) -> Sequence[FileMetrics | None]:
        """The metrics of each; None for what is binary, too large, generated or not at hand."""
        keys = {_key(file, self.settings.generated): file for file in files}
        wanted = [key for key in keys if key not in self._metrics]
        for start in range(0, len(wanted), _BATCH):
            self._measure({key: keys[key] for key in wanted[start : start + _BATCH]})
        return [self._metrics[_key(file, self.settings.generated)] for file in files]

    def texts(self, files: Sequence[TreeFile]) -> list[str | None]:
        """The text of each file; None for what has no metrics."""
        pairs = zip(files, self._contents(files), strict=True)
        return [None if content is None else self._text(file, content) for file, content in pairs]

    def _contents(self, files: Sequence[TreeFile]) -> list[bytes | None]:
        """What is in each file; None for what is too large or not at hand."""
        with object_reader(self.repository.git, MAX_BYTES) as objects:
            return list(objects.read_all(file.blob for file in files))

    def _measure(self, wanted: dict[str, TreeFile]) -> None:
        found = self.known.records(list(wanted)) if self.known is not None else {}
        kept = {key: read for key, record in found.items() if (read := _unpacked(record)) is not None}
        self._metrics |= {key: read[0] for key, read in kept.items()}
        missing = {key: file for key, file in wanted.items() if key not in kept}
        fresh: dict[str, str] = {}
        contents = self._contents(list(missing.values()))
        for (key, file), content in zip(missing.items(), contents, strict=True):
            if content is None:  # perhaps at hand the next time, so nothing is kept
                self._metrics[key] = None
                continue
            text = self._text(file, content)
            measured = None if text is None else file_metrics(text, language_of(file.path) or "")
            fresh[key] = json.dumps(measured.values() if measured else [])
            self._metrics[key] = measured
        if self.known is not None and fresh:
            self.known.store(fresh, {})

    def _text(self, file: TreeFile, content: bytes) -> str | None:
        head = content[:HEAD_BYTES]
        if not self.settings.generated and (is_generated(head) or is_minified(head)):
            return None
        try:
            return decode(content, shown_path(file.path))
        except SourceError:
            return None


def _key(file: TreeFile, generated: bool) -> str:
    return f"metrics:{SCHEMA}:{int(generated)}:{language_of(file.path)}:{file.blob}"


def _unpacked(record: str) -> tuple[FileMetrics | None] | None:
    """What a record says; None where it is no record of metrics."""
    try:
        values = json.loads(record)
        return (FileMetrics(*map(int, values)) if values else None,)
    except (ValueError, TypeError):
        return None
