"""The code bases of a project's reports: every version of a file is parsed and read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256

from paralog.core import CodeUnit, SourceError
from paralog.datasets.issues import Issue, IssueProject
from paralog.index.words import Bm25Index
from paralog.runtime.cache import EmbeddingCache
from paralog.runtime.record import read_record, write_record
from paralog.runtime.selection import EVERYTHING
from paralog.syntax import parse
from paralog.syntax.version import parser_version
from paralog.tasks.localization import Codebase, CodeFile, WordIndexes, build_codebase, describe_file
from paralog.tasks.localization.code_file import message_phrases, name_words, path_words, text_words
from paralog.tasks.localization.codebase import function_words


@dataclass(frozen=True, slots=True)
class _Version:
    """One version of a file, its path left out."""

    file: CodeFile
    units: tuple[CodeUnit, ...]


class CodebaseMaker:
    """Makes the code base of a tree.

    Args:
        project: with its trees.
        cache: keeps what was parsed.
    """

    def __init__(self, project: IssueProject, cache: EmbeddingCache) -> None:
        self._project = project
        self._cache = cache
        self._versions: dict[str, _Version] = {}
        self._counts: dict[tuple[str, str, str], Counter[str]] = {}
        self._latest: tuple[str, Codebase] | None = None

    def codebase(self, issue: Issue) -> Codebase:
        """The code base before the repair of an issue."""
        if self._latest is None or self._latest[0] != issue.tree:
            self._latest = issue.tree, self._made(issue)
        return self._latest[1]

    def _made(self, issue: Issue) -> Codebase:
        tree = self._project.trees[issue.tree]
        files, units = [], []
        for path, key in sorted(tree.items()):
            version = self._version(path, key)
            files.append(replace(version.file, path=path))
            units += [replace(unit, path=path) for unit in version.units]
        return build_codebase(files, units, partial(self._indexes, tree))

    def _version(self, path: str, key: str) -> _Version:
        if key not in self._versions:
            language, text = self._project.language, self._project.contents[key]
            units = self._units(path, text)
            self._versions[key] = _Version(describe_file(path, language, text), units)
        return self._versions[key]

    def _units(self, path: str, text: str) -> tuple[CodeUnit, ...]:
        language = self._project.language
        digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        key = f"experiment:{parser_version(language)}:{digest}"
        record = self._cache.records([key]).get(key)
        if record is None:
            try:
                record = write_record(parse(text, language, path).units)
            except SourceError:
                record = write_record(())
            self._cache.store({key: record}, {})
        return read_record(record, path, language, text, EVERYTHING).units

    def _indexes(
        self, tree: Mapping[str, str], files: tuple[CodeFile, ...], functions: tuple[CodeUnit, ...]
    ) -> WordIndexes:
        def of_files(kind: str, count: Callable[[CodeFile], Counter[str]]) -> Iterable[Counter[str]]:
            for file in files:
                yield self._counted((kind, file.path, tree[file.path]), partial(count, file))

        return WordIndexes(
            files=Bm25Index.build(of_files("text", text_words)),
            functions=Bm25Index.build(self._function_words(functions)),
            names=Bm25Index.build(of_files("names", name_words)),
            paths=Bm25Index.build(path_words(file.path) for file in files),
            messages=Bm25Index.build(of_files("messages", message_phrases)),
        )

    def _function_words(self, functions: Sequence[CodeUnit]) -> Iterable[Counter[str]]:
        for unit in functions:
            yield self._counted(("function", unit.qualname, unit.code), partial(function_words, unit))

    def _counted(self, key: tuple[str, str, str], count: Callable[[], Counter[str]]) -> Counter[str]:
        if key not in self._counts:
            self._counts[key] = count()
        return self._counts[key]
