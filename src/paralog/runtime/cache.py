"""What was read before, kept by content: units of files, commits, vectors, indexes; in one SQLite file.

The file may be damaged, locked or out of reach at any time: the work then goes on without it, and a
notice says so. Nothing in it is executed: units are JSON, vectors are plain numbers.

The journal is a rollback journal and not a write-ahead log, which needs shared memory and so breaks
on home folders that several machines mount.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self, TypeVar

from paralog.core import Notice

T = TypeVar("T")

FILE_NAME = "embeddings.sqlite3"
SCHEMA = 1
MAX_BYTES = 1_000_000_000
"""Size from which what was not used for the longest time is thrown away."""
BUSY_SECONDS = 20.0
"""How long another scan may keep the file to itself before this one goes on without it."""

_EPOCHS = 8
_QUERY_SIZE = 500  # parameters in one query; old SQLite builds allow 999
# SQLITE_ERROR is a mistake in a query; as ours never change, the tables are not ours.
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR})
_Table = Literal["records", "vectors"]
_TABLES = """
CREATE TABLE records (key TEXT PRIMARY KEY, value TEXT NOT NULL, epoch INTEGER NOT NULL);
CREATE TABLE vectors (key TEXT PRIMARY KEY, value BLOB NOT NULL, epoch INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE state (epoch INTEGER NOT NULL, began_at_bytes INTEGER NOT NULL);
INSERT INTO state VALUES (0, 0);
"""


@dataclass(frozen=True, slots=True)
class CacheInfo:
    """What the cache holds.

    Attributes:
        path: the file.
        n_bytes: its size on disk.
        n_records: texts: the units of a file, the commits of a history.
        n_vectors: vectors of all encoders together, and packed indexes of words.
    """

    path: Path
    n_bytes: int
    n_records: int
    n_vectors: int


class EmbeddingCache:
    """Two tables of keys and values: records (JSON text) and vectors (bytes, packed indexes among them).

    Entries are thrown away by age, and age is counted in epochs: an epoch ends when the file has
    grown by an eighth of its limit. What is looked up moves to the present epoch, so a scan that
    finds everything writes nothing, except for the first one in an epoch.

    Use it in one thread, as a context manager or with `close`.

    Args:
        folder: where the file lies; made if needed, readable by its owner only.
        max_bytes: size limit.
    """

    def __init__(self, folder: Path, *, max_bytes: int = MAX_BYTES) -> None:
        self.path = folder / FILE_NAME
        self._max_bytes = max_bytes
        self._notices: list[Notice] = []
        self._stale: dict[_Table, set[str]] = {"records": set(), "vectors": set()}
        self._epoch = 0
        self._database = self._opened()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What went wrong with the cache so far."""
        return tuple(self._notices)

    def records(self, keys: Sequence[str]) -> dict[str, str]:
        """The records that are known among `keys`."""
        found = self._found("records", keys)
        return {key: value for key, value in found.items() if isinstance(value, str)}

    def vectors(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The vectors that are known among `keys`."""
        found = self._found("vectors", keys)
        return {key: value for key, value in found.items() if isinstance(value, bytes)}

    def store(self, records: Mapping[str, str], vectors: Mapping[str, bytes]) -> dict[str, bytes]:
        """Add entries in one transaction; a vector that is there already stays.

        Returns:
            the vectors that count from now on, if any was there already; else nothing.
        """

        def write(database: sqlite3.Connection) -> int:
            with _transaction(database):
                _insert(database, "REPLACE INTO records", records, self._epoch)
                added = _insert(database, "IGNORE INTO vectors", vectors, self._epoch)
                self._refresh(database)
                self._begin_epoch(database)
            self._shrink(database)
            return added

        if self._guarded(write, len(vectors)) == len(vectors):
            return {}
        return self.vectors(list(vectors))

    def info(self) -> CacheInfo:
        """What the cache holds; zeros when it cannot be read."""

        def count(database: sqlite3.Connection) -> tuple[int, int]:
            (n_records,) = database.execute("SELECT count(*) FROM records").fetchone()
            (n_vectors,) = database.execute("SELECT count(*) FROM vectors").fetchone()
            return n_records, n_vectors

        n_records, n_vectors = self._guarded(count, (0, 0))
        n_bytes = self.path.stat().st_size if self.path.is_file() else 0
        return CacheInfo(self.path, n_bytes, n_records, n_vectors)

    def clear(self) -> None:
        """Forget everything and give the space back."""

        def forget(database: sqlite3.Connection) -> None:
            with _transaction(database):
                database.execute("DELETE FROM records")
                database.execute("DELETE FROM vectors")
                database.execute("UPDATE state SET began_at_bytes = 0")
            database.execute("VACUUM")

        self._guarded(forget, None)
        with suppress(OSError):
            _damaged_name(self.path).unlink()

    def close(self) -> None:
        """Note what was used and let go of the file; the cache is empty from now on."""

        def refresh(database: sqlite3.Connection) -> None:
            with _transaction(database):
                self._refresh(database)

        if any(self._stale.values()):
            self._guarded(refresh, None)
        if self._database is not None:
            self._database.close()
            self._database = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _found(self, table: _Table, keys: Sequence[str]) -> dict[str, object]:
        def look_up(database: sqlite3.Connection) -> dict[str, object]:
            found: dict[str, object] = {}
            for start in range(0, len(keys), _QUERY_SIZE):
                part = keys[start : start + _QUERY_SIZE]
                marks = ",".join("?" * len(part))
                query = f"SELECT key, value, epoch FROM {table} WHERE key IN ({marks})"
                for key, value, epoch in database.execute(query, part):
                    found[key] = value
                    if epoch != self._epoch:
                        self._stale[table].add(key)
            return found

        return self._guarded(look_up, {})

    def _refresh(self, database: sqlite3.Connection) -> None:
        """Move what was looked up into the present epoch."""
        for table, keys in self._stale.items():
            rows = ((self._epoch, key) for key in keys)
            database.executemany(f"UPDATE {table} SET epoch = ? WHERE key = ?", rows)
            keys.clear()

    def _begin_epoch(self, database: sqlite3.Connection) -> None:
        """Begin a new epoch if the present one has grown to its share."""
        self._epoch, began_at = database.execute("SELECT epoch, began_at_bytes FROM state").fetchone()
        size = _used_bytes(database)
        if size - began_at > self._max_bytes // _EPOCHS:
            self._epoch += 1
            database.execute("UPDATE state SET epoch = ?, began_at_bytes = ?", (self._epoch, size))

    def _shrink(self, database: sqlite3.Connection) -> None:
        """Throw the oldest epochs away while the file is over its limit, down to three quarters."""
        if _used_bytes(database) <= self._max_bytes:
            return
        with _transaction(database):
            query = "SELECT epoch FROM records UNION SELECT epoch FROM vectors ORDER BY epoch"
            for (epoch,) in database.execute(query).fetchall():
                if _used_bytes(database) <= self._max_bytes * 3 // 4:
                    break
                database.execute("DELETE FROM records WHERE epoch = ?", (epoch,))
                database.execute("DELETE FROM vectors WHERE epoch = ?", (epoch,))
            database.execute("UPDATE state SET began_at_bytes = ?", (_used_bytes(database),))
        database.execute("PRAGMA incremental_vacuum").fetchall()

    def _guarded(self, work: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """The result of `work`, or `otherwise` when the file does not let it happen."""
        if self._database is None:
            return otherwise
        try:
            return work(self._database)
        except sqlite3.ProgrammingError:
            raise
        except sqlite3.DatabaseError as error:
            self._recover(error)
            return otherwise

    def _recover(self, error: sqlite3.DatabaseError) -> None:
        """Put a damaged file aside and begin a new one; leave any other file alone."""
        if self._database is not None:
            self._database.close()
            self._database = None
        if _code(error) not in _DAMAGED:
            self._note("cache-unavailable", f"the cache of embeddings cannot be used: {error}")
            return
        aside = _damaged_name(self.path)
        self._note("cache-damaged", f"the cache of embeddings was damaged ({error}) and begins anew")
        try:
            os.replace(self.path, aside)
            for ending in ("-journal", "-wal", "-shm"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
            self._database = self._connected()
        except (OSError, sqlite3.DatabaseError) as again:
            self._note("cache-unavailable", f"the cache of embeddings cannot be used: {again}")

    def _opened(self) -> sqlite3.Connection | None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._connected()
        except OSError as error:
            self._note("cache-unavailable", f"the cache of embeddings cannot be used: {error.strerror}")
        except sqlite3.DatabaseError as error:
            self._database = None
            self._recover(error)
            return self._database
        return None

    def _connected(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            database.execute("PRAGMA journal_mode = TRUNCATE")
            database.execute("PRAGMA synchronous = NORMAL")
            if _schema(database) != SCHEMA:
                _create(database)
            (self._epoch,) = database.execute("SELECT epoch FROM state").fetchone()
        except BaseException:
            database.close()
            raise
        return database

    def _note(self, reason: str, message: str) -> None:
        notice = Notice("", reason, f"{self.path}: {message}")
        if notice not in self._notices:
            self._notices.append(notice)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _insert(database: sqlite3.Connection, where: str, values: Mapping[str, object], epoch: int) -> int:
    """Add rows; returns how many were added."""
    rows = ((key, value, epoch) for key, value in values.items())
    return database.executemany(f"INSERT OR {where} VALUES (?, ?, ?)", rows).rowcount


def _schema(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _create(database: sqlite3.Connection) -> None:
    """Make empty tables, in place of those of another schema; the first of two scans does it."""
    database.execute("PRAGMA auto_vacuum = INCREMENTAL")  # has to come before the first table
    with _transaction(database):
        if _schema(database) == SCHEMA:
            return
        for name in ("records", "vectors", "state"):
            database.execute(f"DROP TABLE IF EXISTS {name}")
        for statement in filter(None, map(str.strip, _TABLES.split(";"))):
            database.execute(statement)
        database.execute(f"PRAGMA user_version = {SCHEMA}")


def _used_bytes(database: sqlite3.Connection) -> int:
    sizes = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count"))
    pages, free = sizes
    (page_size,) = database.execute("PRAGMA page_size").fetchone()
    return int(pages - free) * int(page_size)


def _code(error: sqlite3.DatabaseError) -> int:
    """Primary result code of SQLite; damaged text is reported without any."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF


def _damaged_name(path: Path) -> Path:
    return path.with_name(path.name + ".damaged")
