"""Functions of any revision and their vectors, through git and the user's cache."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from paralog.api.revisions import Revisions
from paralog.core import CodeUnit, Encoder, SourceError, Vectors
from paralog.history import Removal, TreeFile, read_removals, shown_path
from paralog.runtime.record import read_record, write_record
from paralog.runtime.selection import Selection
from paralog.syntax import language_of, parse, source_endings
from paralog.syntax.version import parser_version

if TYPE_CHECKING:
    from paralog.runtime.cache import EmbeddingCache

_BATCH = 200  # files
WORTHWHILE = Selection(min_tokens=12)
"""Shorter functions say nothing about the file that they are in."""


@dataclass(slots=True)
class RevisionUnits:
    """What the functions of files do: a `tasks.defects.Meaning`.

    Attributes:
        revisions: the files.
        encoder: makes the vectors.
        known: where units and vectors of contents that were seen before are kept; None for nowhere.
    """

    revisions: Revisions
    encoder: Encoder
    known: EmbeddingCache | None = None
    _file_vectors: dict[str, bytes] = field(default_factory=dict)
    _fingerprint: str = field(init=False)

    def __post_init__(self) -> None:
        self._fingerprint = self.encoder.fingerprint  # asked once: it may be a hash of files

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.encoder.dim

    def units(self, files: Sequence[TreeFile]) -> list[Sequence[CodeUnit]]:
        """The functions of each file, in order of place; none of what cannot be parsed."""
        keys = [_units_key(file) for file in files]
        found = self.known.records(keys) if self.known is not None else {}
        fresh: dict[str, str] = {}
        units: list[Sequence[CodeUnit]] = []
        for key, file, text in zip(keys, files, self.revisions.texts(files), strict=True):
            units.append(_units(file, text, found.get(key), key, fresh))
        if self.known is not None and fresh:
            self.known.store(fresh, {})
        return units

    def removals(self, commits: Sequence[str]) -> list[Removal]:
        """The lines of code that each commit took away."""
        return list(read_removals(self.revisions.repository.git, commits, source_endings()))

    def vectors(self, units: Sequence[CodeUnit]) -> Vectors:
        """One vector for each unit: float32 [n, dim]."""
        keys = [f"function:{self._space(unit.language)}:{_digest(unit)}" for unit in units]
        found = self.known.vectors(list(dict.fromkeys(keys))) if self.known is not None else {}
        found = {key: value for key, value in found.items() if len(value) == 2 * self.dim}
        fresh = {key: unit for key, unit in zip(keys, units, strict=True) if key not in found}
        if fresh:
            rows = self.encoder.encode(list(fresh.values())).astype(np.float16)
            added = {key: row.tobytes() for key, row in zip(fresh, rows, strict=True)}
            found.update(added)
            if self.known is not None:
                found.update(self.known.store({}, added))
        return self._stacked([found[key] for key in keys])

    def file_vectors(self, files: Sequence[TreeFile]) -> Vectors:
        """The mean of the vectors of each file's functions, of unit length: float32 [n, dim].

        A file without functions has zeros.
        """
        keys = [f"file:{self._space(language_of(file.path) or '')}:{file.blob}" for file in files]
        wanted = [key for key in dict.fromkeys(keys) if key not in self._file_vectors]
        if self.known is not None:
            found = self.known.vectors(wanted)
            self._file_vectors |= {key: value for key, value in found.items() if len(value) == 2 * self.dim}
        missing = {key: file for key, file in zip(keys, files, strict=True) if key not in self._file_vectors}
        names = list(missing)
        for start in range(0, len(names), _BATCH):
            self._encode_files({key: missing[key] for key in names[start : start + _BATCH]})
        return self._stacked([self._file_vectors[key] for key in keys])

    def _space(self, language: str) -> str:
        """What vectors depend on beside the code."""
        return f"{self._fingerprint}:{language}:{parser_version(language) if language else ''}"

    def _encode_files(self, files: dict[str, TreeFile]) -> None:
        units = self.units(list(files.values()))
        rows = self.encoder.encode([unit for of_file in units for unit in of_file])
        fresh, start = {}, 0
        for key, of_file in zip(files, units, strict=True):
            mean = rows[start : start + len(of_file)].sum(axis=0, dtype=np.float32)
            start += len(of_file)
            norm = float(np.linalg.norm(mean))
            fresh[key] = (mean / norm if norm else np.zeros(self.dim)).astype(np.float16).tobytes()
        self._file_vectors |= fresh
        if self.known is not None:
            self.known.store({}, fresh)

    def _stacked(self, rows: Sequence[bytes]) -> Vectors:
        if not rows:
            return np.zeros((0, self.dim), np.float32)
        return np.stack([np.frombuffer(row, np.float16) for row in rows]).astype(np.float32)


def _units_key(file: TreeFile) -> str:
    language = language_of(file.path) or ""
    return f"units:{parser_version(language)}:{language}:{file.blob}" if language else ""


def _units(
    file: TreeFile, text: str | None, record: str | None, key: str, fresh: dict[str, str]
) -> Sequence[CodeUnit]:
    """The functions of a text, from its record where that is whole, else parsed; then noted in `fresh`."""
    language = language_of(file.path)
    if text is None or language is None:
        return ()
    path = shown_path(file.path)
    if record is not None:
        with suppress(ValueError):
            return read_record(record, path, language, text, WORTHWHILE).units
    try:
        units = parse(text, language, path).units
    except SourceError:
        units = ()
    except Exception:  # a file that trips the parser must not take the others with it
        return ()  # and is not kept as one without functions
    fresh[key] = write_record(units)
    return tuple(unit for unit in units if WORTHWHILE.takes(unit.n_tokens, frozenset()))


def _digest(unit: CodeUnit) -> str:
    """What the vector of a unit depends on, its language given: its kind and its code."""
    return sha256(f"{unit.kind}\0{unit.code}".encode("utf-8", "surrogatepass")).hexdigest()
