"""Files read and cut into shards: what is parsed, encoded and stored together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from paralog.core import Notice, SourceError
from paralog.runtime.record import FileUnits
from paralog.syntax.discovery import SourceFile
from paralog.syntax.source import decode, read_bytes
from paralog.syntax.version import parser_version

SHARD_CHARACTERS = 500_000
"""Enough that handing a shard to another process costs nothing, little enough to share the work evenly."""


@dataclass(slots=True)
class Source:
    """One file on its way.

    Attributes:
        text: its content; "" when the file is done.
        key: equal for files whose units are equal but for their path.
        units: None until they are known, and for a file whose content was met before.
    """

    file: SourceFile
    text: str
    key: str
    units: FileUnits | None = None


@dataclass(slots=True)
class Shard:
    """Files that are worked on together.

    Attributes:
        sources: those that could be read.
        notices: one for each that could not.
        parsed: those of the sources that are parsed, for the cache does not know them.
    """

    sources: list[Source] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    parsed: list[Source] = field(default_factory=list)

    @property
    def n_files(self) -> int:
        return len(self.sources) + len(self.notices)


def read_shards(files: Sequence[SourceFile], file_bytes: int) -> Iterator[Shard]:
    """Read the files in order and cut them into shards of about `SHARD_CHARACTERS`.

    Where the cuts fall depends on the files alone: not on the cache, nor on the number of jobs.
    """
    shard, n_characters = Shard(), 0
    for file in files:
        try:
            content = read_bytes(file.path, file.shown, max_bytes=file_bytes)
            text = decode(content, file.shown)
        except SourceError as error:
            shard.notices.append(Notice(file.shown, error.reason, error.detail, is_error=True))
            continue
        key = f"{parser_version(file.language)}:{sha256(content).hexdigest()}"
        shard.sources.append(Source(file, text, key))
        n_characters += len(text)
        if n_characters >= SHARD_CHARACTERS:
            yield shard
            shard, n_characters = Shard(), 0
    if shard.n_files:
        yield shard
