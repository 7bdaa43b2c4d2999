"""From files to code units and their vectors, through the cache and over several processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from paralog.core import CodeUnit, Encoder, Notice, Progress, UsageError, Vectors
from paralog.runtime.cache import EmbeddingCache
from paralog.runtime.record import FileUnits, read_record
from paralog.runtime.selection import EVERYTHING, Selection
from paralog.runtime.shard import Shard, Source, read_shards
from paralog.runtime.worker import FileTask, Result, Task
from paralog.runtime.workforce import LIMITS, Limits, Workforce
from paralog.syntax.discovery import SourceFile
from paralog.syntax.version import parser_version

_SHARDS_AHEAD = 2  # for each process, so that none waits for the one that reads the files
_NOT_KEPT = frozenset({"crashed", "parser-failed"})  # may go better next time


@dataclass(frozen=True, slots=True)
class Embedded:
    """Units and their vectors, row by row.

    Attributes:
        units: those that were selected, in `CodeUnit.order`, without lexemes.
        vectors: float32 [n, dim], rows of unit length (zero where the encoder gave zero).
        notices: in path order.
        statistics: "files" read, "lines" in them, "units" in them, and "embedded" of those.
        n_reused: files that the cache knew, vectors included.
        lexemes: if they were to be kept, those of units of the other files that have no errors; as from
            `write_lexemes`, by `lexemes_key`.
    """

    units: tuple[CodeUnit, ...]
    vectors: Vectors
    notices: tuple[Notice, ...]
    statistics: dict[str, int]
    n_reused: int
    lexemes: dict[str, str]


def embed_files(
    files: Sequence[SourceFile],
    encoder: Encoder,
    *,
    jobs: int = 1,
    cache: EmbeddingCache | None = None,
    selection: Selection = EVERYTHING,
    keep_lexemes: bool = False,
    progress: Progress | None = None,
    limits: Limits = LIMITS,
) -> Embedded:
    """Read files, parse them and encode their units.

    The result is the same for any number of jobs, and with a full cache, an empty one or none:
    files are put together to shards by their size alone, and vectors are rounded to half precision
    before anyone uses them. (A cache that knows part of a shard changes which units the encoder
    sees together. An encoder whose rows depend on that in the last bits passes them on.)

    Half precision moves a cosine by less than 1e-4 and halves what is stored and sent.

    Args:
        files: from `discover`; those that cannot be read give a notice.
        encoder: with `jobs` > 1 it must survive pickling, else this process does all the work; the rows
            of one of dimension 0 are not kept.
        jobs: processes to work with, at least 1.
        cache: what was read before; None to do without.
        selection: other units are counted and left out.
        keep_lexemes: for who is going to compare the units.
        progress: told how far the work is.
        limits: what is too large or takes too long.

    Raises:
        UsageError: `jobs` is below 1; a grammar is not installed.
        ParalogError: the encoder fails, or a worker process cannot start.
        KeyboardInterrupt: as it came; what was finished by then is in the cache.
    """
    if jobs < 1:
        raise UsageError(f"jobs must be at least 1, not {jobs}")
    ordered = sorted(files, key=lambda file: file.shown)
    run = _Run(encoder, cache, selection, keep_lexemes)
    n_ahead = _SHARDS_AHEAD * jobs if jobs > 1 else 0
    ahead: deque[tuple[Shard, Callable[[], Result | None]]] = deque()

    def finish_next() -> None:
        shard, wait = ahead.popleft()
        run.finish(shard, wait())
        if progress is not None:
            progress(run.n_done, len(ordered), "reading code")

    with Workforce(encoder, jobs, limits) as workforce:
        for shard in read_shards(ordered, limits.file_bytes):
            ahead.append((shard, workforce.start(run.begin(shard))))
            if len(ahead) > n_ahead:
                finish_next()
        while ahead:
            finish_next()
    return run.result()


class _Run:
    """What one run knows: vectors by key, and the units of the files that are done."""

    def __init__(
        self, encoder: Encoder, cache: EmbeddingCache | None, selection: Selection, keep_lexemes: bool
    ) -> None:
        self._encoder = encoder
        self._cache = cache
        self._selection = selection
        self._keep_lexemes = keep_lexemes
        self._spaces: dict[str, str] = {}
        self._known: dict[str, bytes] = {}
        self._first: dict[str, Source] = {}
        self._lexemes: dict[str, str] = {}
        self._units: list[CodeUnit] = []
        self._notices: list[Notice] = []
        self._statistics = {"files": 0, "lines": 0, "units": 0, "embedded": 0}
        self._n_parsed = 0
        self.n_done = 0

    def begin(self, shard: Shard) -> Task | None:
        """Look the files up; what is left to do, if anything."""
        firsts = [source for source in shard.sources if self._first.setdefault(source.key, source) is source]
        self._look_up(firsts)
        tasks = []
        for source in firsts:
            wanted = self._missing(source.units) if source.units else None
            if wanted is None or wanted:
                shard.parsed.append(source)
                tasks.append(FileTask(source.file.shown, source.file.language, source.text, wanted))
        return Task(tuple(tasks), self._selection, self._keep_lexemes) if tasks else None

    def finish(self, shard: Shard, result: Result | None) -> None:
        """Take in what became of a shard; shards are finished in the order in which they began."""
        if result is not None:
            self._take_in(shard.parsed, result)
        for source in shard.sources:
            units = source.units
            if units is None:  # the same content was met before
                first = self._first[source.key].units
                assert first is not None
                units = first.at(source.file.shown)
            self._units += units.units
            self._notices += units.notices
            self._statistics["units"] += units.n_units
            self._statistics["lines"] += source.text.count("\n") + (source.text[-1:] not in ("", "\n"))
            source.text = ""
        self._notices += shard.notices
        self._statistics["files"] += len(shard.sources)
        self._n_parsed += len(shard.parsed)
        self.n_done += shard.n_files

    def result(self) -> Embedded:
        self._statistics["embedded"] = len(self._units)
        encoded = self._units if self._encoder.dim else ()
        rows = b"".join(self._known[self._vector_key(unit)] for unit in encoded)
        shape = (len(self._units), self._encoder.dim)
        vectors = np.frombuffer(rows, np.float16).reshape(shape).astype(np.float32)
        notices = (*self._notices, *(self._cache.notices if self._cache else ()))
        return Embedded(
            units=tuple(self._units),
            vectors=_unit_length(vectors),
            notices=tuple(sorted(notices)),
            statistics=self._statistics,
            n_reused=self._statistics["files"] - self._n_parsed,
            lexemes=self._lexemes,
        )

    def _look_up(self, sources: Sequence[Source]) -> None:
        """Fill in the units, and note the vectors, that the cache knows."""
        if self._cache is None:
            return
        records = self._cache.records([source.key for source in sources])
        for source in sources:
            if source.key in records:
                source.units = self._read(records[source.key], source)
        if not self._encoder.dim:
            return
        keys = {self._vector_key(unit) for source in sources if source.units for unit in source.units.units}
        self._known |= self._whole(self._cache.vectors(sorted(keys - self._known.keys())))

    def _whole(self, vectors: dict[str, bytes]) -> dict[str, bytes]:
        """Those vectors out of the cache that are vectors."""
        n_bytes = np.dtype(np.float16).itemsize * self._encoder.dim
        return {key: vector for key, vector in vectors.items() if len(vector) == n_bytes}

    def _read(self, record: str, source: Source) -> FileUnits | None:
        file = source.file
        try:
            return read_record(record, file.shown, file.language, source.text, self._selection)
        except ValueError:
            return None

    def _missing(self, units: FileUnits) -> frozenset[str]:
        """Digests of the units without a vector."""
        if not self._encoder.dim:
            return frozenset()
        return frozenset(unit.digest for unit in units.units if self._vector_key(unit) not in self._known)

    def _take_in(self, parsed: Sequence[Source], result: Result) -> None:
        self._lexemes |= result.lexemes
        records = {}
        for source, record in zip(parsed, result.records, strict=True):
            source.units = self._read(record, source)
            assert source.units is not None
            if not any(notice.reason in _NOT_KEPT for notice in source.units.notices):
                records[source.key] = record
        vectors = {}
        for (language, digest), row in zip(result.keys, result.vectors, strict=True):
            key = self._space(language) + digest
            if self._encoder.dim and key not in self._known:
                vectors[key] = row.tobytes()
        if self._cache is not None:
            vectors |= self._whole(self._cache.store(records, vectors))
        self._known |= vectors

    def _vector_key(self, unit: CodeUnit) -> str:
        return self._space(unit.language) + unit.digest

    def _space(self, language: str) -> str:
        """First part of the keys of vectors: what they depend on beside the unit's lexemes."""
        if language not in self._spaces:
            parts = f"{self._encoder.fingerprint}\0{parser_version(language)}"
            self._spaces[language] = sha256(parts.encode()).hexdigest()[:16] + ":"
        return self._spaces[language]


def _unit_length(vectors: Vectors) -> Vectors:
    """Rows scaled to unit length; rows of zeros stay."""
    norms = np.sqrt(np.square(vectors).sum(axis=1, keepdims=True))
    scaled: Vectors = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    return scaled
