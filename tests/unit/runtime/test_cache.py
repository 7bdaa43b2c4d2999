import os
import signal
import sqlite3
import stat
import subprocess
import sys

import pytest

from paralog.runtime.cache import FILE_NAME, SCHEMA, EmbeddingCache


def rows(*names, size=8):
    return {name: name.encode().ljust(size, b".") for name in names}


def reasons(cache):
    return [notice.reason for notice in cache.notices]


def test_what_is_stored_is_found_again(tmp_path):
    with EmbeddingCache(tmp_path / "deep/cache") as cache:
        assert cache.store({"f": "[1]"}, rows("u", "v")) == {}
        assert cache.records(["f", "g"]) == {"f": "[1]"}
    with EmbeddingCache(tmp_path / "deep/cache") as cache:
        assert cache.records(["g", "f"]) == {"f": "[1]"}
        assert cache.vectors(["u", "w"]) == rows("u")
        assert cache.notices == ()
        assert (cache.info().n_records, cache.info().n_vectors) == (1, 2)
        assert cache.info().n_bytes == cache.path.stat().st_size > 0


def test_only_the_owner_may_look(tmp_path):
    EmbeddingCache(tmp_path / "cache").close()
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700


def test_many_keys_at_once(tmp_path):
    with EmbeddingCache(tmp_path) as cache:
        vectors = rows(*map(str, range(5000)))
        cache.store({}, vectors)
        assert cache.vectors([*vectors, "x"]) == vectors
        assert cache.vectors([]) == {}


def test_the_first_vector_stays_and_is_handed_out(tmp_path):
    with EmbeddingCache(tmp_path) as cache:
        cache.store({"f": "old"}, {"u": b"old"})
        assert cache.store({"f": "new"}, {"u": b"new", "v": b"new"}) == {"u": b"old", "v": b"new"}
        assert cache.records(["f"]) == {"f": "new"}


def test_clear_forgets_and_gives_space_back(tmp_path):
    with EmbeddingCache(tmp_path) as cache:
        cache.store({"f": "x" * 500_000}, rows("u"))
        (tmp_path / (FILE_NAME + ".damaged")).write_text("x")
        cache.clear()
        info = cache.info()
        assert (info.n_records, info.n_vectors) == (0, 0)
        assert info.n_bytes < 100_000
        cache.store({"f": "again"}, {})
        assert cache.records(["f"]) == {"f": "again"}
    assert [path.name for path in tmp_path.iterdir() if "damaged" in path.name] == []


@pytest.mark.parametrize("damage", ["not a database", "truncated", "scribbled", "other tables"])
def test_a_damaged_file_is_put_aside(tmp_path, damage):
    with EmbeddingCache(tmp_path) as cache:
        cache.store({str(i): "x" * 1000 for i in range(300)}, rows(*map(str, range(300)), size=256))
    content = bytearray(cache.path.read_bytes())
    if damage == "not a database":
        cache.path.write_bytes(b"hello" * 1000)
    elif damage == "truncated":
        cache.path.write_bytes(content[: len(content) // 2])
    elif damage == "scribbled":
        content[4096:] = os.urandom(len(content) - 4096)
        cache.path.write_bytes(content)
    else:
        with sqlite3.connect(cache.path) as database:
            database.execute("DROP TABLE state")
        database.close()
    with EmbeddingCache(tmp_path) as cache:
        keys = list(map(str, range(300)))
        assert set(cache.records(keys)) <= set(keys)
        cache.vectors(keys)
        cache.store({"new": "1"}, rows("new"))
        assert reasons(cache) == ["cache-damaged"]
        assert cache.store({"new": "1"}, rows("new")) == rows("new")
        assert cache.records(["new"]) == {"new": "1"}
    assert cache.path.with_name(FILE_NAME + ".damaged").exists()
    with EmbeddingCache(tmp_path) as cache:
        assert cache.records(["new"]) == {"new": "1"}
        assert cache.notices == ()


def test_another_schema_begins_anew_without_a_word(tmp_path):
    with EmbeddingCache(tmp_path) as cache:
        cache.store({"f": "1"}, rows("u"))
    with sqlite3.connect(cache.path) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    database.close()
    with EmbeddingCache(tmp_path) as cache:
        assert cache.records(["f"]) == {}
        assert cache.notices == ()


def test_without_a_folder_to_write_to_it_is_empty(tmp_path):
    (tmp_path / "file").write_text("x")
    with EmbeddingCache(tmp_path / "file") as cache:
        assert cache.store({"f": "1"}, rows("u")) == {}
        assert cache.records(["f"]) == {}
        assert cache.info().n_bytes == 0
        cache.clear()
        assert reasons(cache) == ["cache-unavailable"]
        assert not cache.notices[0].is_error


def test_a_full_disk_ends_the_use_of_the_cache(tmp_path):
    with EmbeddingCache(tmp_path) as cache:
        cache._database.execute("PRAGMA max_page_count = 20")
        cache.store({"f": "x" * 1_000_000}, {})
        assert cache.records(["f"]) == {}
        assert reasons(cache) == ["cache-unavailable"]


def test_a_file_that_another_scan_keeps_to_itself_is_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("paralog.runtime.cache.BUSY_SECONDS", 0.05)
    with EmbeddingCache(tmp_path) as cache:
        cache.store({"f": "1"}, {})
        other = sqlite3.connect(cache.path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        assert cache.records(["f"]) == {}
        assert reasons(cache) == ["cache-unavailable"]
        other.execute("ROLLBACK")
        other.close()
    with EmbeddingCache(tmp_path) as cache:
        assert cache.records(["f"]) == {"f": "1"}


def test_the_least_recently_used_goes_first(tmp_path):
    limit = 400_000
    with EmbeddingCache(tmp_path, max_bytes=limit) as cache:
        cache.store({"kept": "x" * 20_000}, rows("kept"))
        for i in range(60):
            assert cache.records(["kept"]), i
            assert cache.vectors(["kept"]), i
            cache.store({f"f{i}": "x" * 20_000}, rows(f"u{i}"))
            assert cache.path.stat().st_size < limit * 1.2
        present = cache.records([f"f{i}" for i in range(60)])
        assert "f59" in present
        assert "f0" not in present
        assert 5 <= len(present) < 20
        assert cache.notices == ()


def test_use_is_noted_on_closing(tmp_path):
    with EmbeddingCache(tmp_path, max_bytes=80_000) as cache:
        cache.store({"old": "x" * 5_000}, {})
        cache.store({"older": "x" * 15_000}, {})
        cache.store({"newer": "x" * 5_000}, {})
    with EmbeddingCache(tmp_path, max_bytes=80_000) as cache:
        cache.records(["old"])
    with sqlite3.connect(cache.path) as database:
        epochs = dict(database.execute("SELECT key, epoch FROM records"))
    database.close()
    assert epochs["old"] > epochs["older"]


def test_a_scan_that_finds_everything_writes_nothing(tmp_path):
    with EmbeddingCache(tmp_path) as cache:
        cache.store({"f": "1"}, rows("u"))
    before = cache.path.stat().st_mtime_ns
    with EmbeddingCache(tmp_path) as cache:
        cache.records(["f"])
        cache.vectors(["u"])
    assert cache.path.stat().st_mtime_ns == before


WRITER = """
import sys, time
from pathlib import Path
from paralog.runtime.cache import EmbeddingCache
cache = EmbeddingCache(Path(sys.argv[1]))
print("ready", flush=True)
i = 0
while True:
    i += 1
    time.sleep(0.02)
    cache.store({f"{sys.argv[2]}{i}": "x" * 3000}, {f"{sys.argv[2]}{i}": b"v" * 256})
    if i == 8:
        print("busy", flush=True)
"""


def test_kill_9_and_two_scans_at_once_leave_it_whole(tmp_path):
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, tmp_path, name], stdout=subprocess.PIPE, text=True)
        for name in "ab"
    ]
    for writer in writers:
        assert [writer.stdout.readline() for _ in range(2)] == ["ready\n", "busy\n"]
    for writer in writers:
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
    with EmbeddingCache(tmp_path) as cache:
        keys = [f"{name}{i}" for name in "ab" for i in range(1, 9)]
        assert len(cache.records(keys)) == 16
        assert cache.vectors(keys) == dict.fromkeys(keys, b"v" * 256)
        assert cache.notices == ()
        info = cache.info()
        assert info.n_records == info.n_vectors >= 16
    with sqlite3.connect(cache.path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_two_may_be_open_in_one_process(tmp_path):
    first, second = EmbeddingCache(tmp_path), EmbeddingCache(tmp_path)
    first.store({"a": "1"}, {})
    second.store({"b": "2"}, {})
    assert first.records(["a", "b"]) == second.records(["a", "b"]) == {"a": "1", "b": "2"}
    first.close()
    second.close()
