import os
import sqlite3
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from paralog.core import ParalogError, UsageError
from paralog.runtime import shard, workforce
from paralog.runtime.cache import EmbeddingCache
from paralog.runtime.lexemes import lexemes_key, write_lexemes
from paralog.runtime.pipeline import embed_files
from paralog.runtime.selection import Selection
from paralog.runtime.workforce import Limits
from paralog.syntax import lex
from paralog.syntax.discovery import discover

EAGER = Limits(in_process=0)


def function(name, n=3):
    body = "".join(f"    a = a * {i} + b\n" for i in range(n))
    return f"def {name}(a, b):\n{body}    return a\n\n"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Twelve files in several shards; one copy, one broken, one that cannot be decoded."""
    monkeypatch.setattr(shard, "SHARD_CHARACTERS", 400)
    root = tmp_path / "project"
    root.mkdir()
    for i in range(9):
        (root / f"m{i}.py").write_text(function(f"f{i}") + function("same") + function(f"long{i}", 8 + i))
    (root / "copy.py").write_text((root / "m0.py").read_text())
    (root / "broken.py").write_text("def (:\n\n" + function("g"))
    (root / "latin.py").write_bytes(b"x = '\xe9'\n")
    return root


def run(root, encoder, **options):
    return embed_files(discover([root]).files, encoder, **options)


def same(a, b):
    return a.units == b.units and np.array_equal(a.vectors, b.vectors) and a.notices == b.notices


def test_units_and_vectors_are_parallel_and_in_order(project, doubles):
    found = run(project, doubles.CountingEncoder())
    assert len(found.units) == len(found.vectors) == 32
    assert list(found.units) == sorted(found.units, key=lambda unit: unit.order)
    assert found.vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-6)
    rows = {unit.location: row for unit, row in zip(found.units, found.vectors, strict=True)}
    assert np.array_equal(rows["m0.py:1-5"], rows["copy.py:1-5"])
    assert (
        len(
            {
                row.tobytes()
                for unit, row in zip(found.units, found.vectors, strict=True)
                if unit.name == "same"
            }
        )
        == 1
    )
    assert found.statistics == {"files": 11, "lines": 274, "units": 32, "embedded": 32}


def test_what_cannot_be_read_is_told(project, doubles):
    notices = run(project, doubles.CountingEncoder()).notices
    assert [(n.path, n.reason, n.is_error) for n in notices] == [
        ("broken.py", "syntax-error", False),
        ("latin.py", "encoding", True),
    ]


def test_the_result_does_not_depend_on_jobs_or_cache(project, doubles, tmp_path):
    plain = run(project, doubles.CountingEncoder())
    for name, jobs in [("one", 1), ("two", 2)]:
        for _ in ("cold", "warm"):
            with EmbeddingCache(tmp_path / name) as cache:
                assert same(
                    run(project, doubles.CountingEncoder(), jobs=jobs, cache=cache, limits=EAGER), plain
                )
    with EmbeddingCache(tmp_path / "two") as cache:
        assert same(run(project, doubles.CountingEncoder(), cache=cache), plain)


def test_lexemes_of_what_was_parsed_are_handed_on_if_wanted(project, doubles, tmp_path):
    assert not run(project, doubles.CountingEncoder()).lexemes
    with EmbeddingCache(tmp_path / "cache") as cache:
        found = run(project, doubles.CountingEncoder(), cache=cache, keep_lexemes=True)
        again = run(project, doubles.CountingEncoder(), cache=cache, keep_lexemes=True)
    clean = {lexemes_key(unit): write_lexemes(lex(unit)) for unit in found.units if unit.path != "broken.py"}
    assert found.lexemes == clean
    assert not again.lexemes  # nothing was parsed
    in_processes = run(project, doubles.CountingEncoder(), jobs=2, limits=EAGER, keep_lexemes=True)
    assert in_processes.lexemes == clean


def test_rounding_moves_similarities_little(project, doubles):
    encoder = doubles.CountingEncoder()
    found = run(project, encoder)
    exact = encoder.encode([unit for i in range(9) for unit in parsed(project / f"m{i}.py")])
    rows = [row for unit, row in zip(found.units, found.vectors, strict=True) if unit.path.startswith("m")]
    assert np.abs(np.array(rows) @ np.array(rows).T - exact @ exact.T).max() < 1e-4


def parsed(path):
    from paralog.syntax import parse

    return parse(path.read_text(), "python", path.name).units


def test_a_warm_run_parses_and_encodes_nothing(project, doubles, tmp_path, monkeypatch):
    with EmbeddingCache(tmp_path / "cache") as cache:
        cold = run(project, doubles.CountingEncoder(), cache=cache)
        monkeypatch.setattr(workforce, "perform", None)
        warm = run(project, doubles.CountingEncoder(), cache=cache)
    assert same(cold, warm)
    assert (cold.n_reused, warm.n_reused) == (1, 11)
    assert cold.statistics == warm.statistics


def test_only_what_changed_is_parsed(project, doubles, tmp_path):
    with EmbeddingCache(tmp_path / "cache") as cache:
        run(project, doubles.CountingEncoder(), cache=cache)
        (project / "m3.py").write_text(function("new") + function("f4"))
        (project / "moved.py").write_text((project / "m5.py").read_text())
        (project / "m5.py").unlink()
        encoder = doubles.CountingEncoder()
        found = run(project, encoder, cache=cache)
        assert encoder.n_encoded == 2
        assert found.n_reused == 10
        assert same(found, run(project, doubles.CountingEncoder()))


def test_other_encoders_and_lengths_compute_what_is_missing(project, doubles, tmp_path):
    with EmbeddingCache(tmp_path / "cache") as cache:
        some = run(project, doubles.CountingEncoder(), cache=cache, selection=Selection(60))
        assert 0 < len(some.units) < 32
        assert some.statistics["units"] == 32
        more = doubles.CountingEncoder()
        everything = run(project, more, cache=cache)
        assert more.n_encoded == len(
            {unit.digest for unit in everything.units} - {unit.digest for unit in some.units}
        )
        other = run(project, doubles.CountingEncoder("counting@2", dim=8), cache=cache)
        assert other.vectors.shape == (32, 8)
        assert same(run(project, doubles.CountingEncoder(), cache=cache), everything)
    assert same(everything, run(project, doubles.CountingEncoder()))


def test_a_test_file_and_its_twin_give_the_same_units(tmp_path, doubles):
    for name in ("a.py", "test_a.py"):
        (tmp_path / name).write_text(function("f"))
    with EmbeddingCache(tmp_path / "cache") as cache:
        for _ in range(2):
            files = discover([tmp_path / "a.py", tmp_path / "test_a.py"]).files
            found = embed_files(files, doubles.CountingEncoder(), cache=cache)
            assert [unit.path for unit in found.units] == ["a.py", "test_a.py"]
            assert len({(unit.digest, unit.traits) for unit in found.units}) == 1


def test_damaged_entries_are_made_anew(project, doubles, tmp_path):
    with EmbeddingCache(tmp_path / "cache") as cache:
        cold = run(project, doubles.CountingEncoder(), cache=cache)
    with sqlite3.connect(cache.path) as database:
        database.execute("UPDATE records SET value = '[[[1]],[]]' WHERE rowid % 2")
        database.execute("UPDATE vectors SET value = x'00' WHERE key IN (SELECT key FROM vectors LIMIT 9)")
    database.close()
    with EmbeddingCache(tmp_path / "cache") as cache:
        assert same(run(project, doubles.CountingEncoder(), cache=cache), cold)


def test_a_cache_out_of_reach_is_told_and_costs_nothing_else(project, doubles, tmp_path):
    (tmp_path / "file").write_text("")
    with EmbeddingCache(tmp_path / "file") as cache:
        found = run(project, doubles.CountingEncoder(), cache=cache)
    assert len(found.units) == 32
    assert [notice.reason for notice in found.notices].count("cache-unavailable") == 1


def test_a_file_that_crashes_a_worker_costs_itself_only(project, doubles, tmp_path):
    (project / "m4b.py").write_text(function("bomb"))
    (project / "m9.py").write_text((project / "m4b.py").read_text())
    expected = run(project, doubles.CountingEncoder())
    with EmbeddingCache(tmp_path / "cache") as cache:
        for _ in range(2):
            found = run(project, doubles.FragileEncoder(), jobs=2, cache=cache, limits=EAGER)
            crashed = [notice for notice in found.notices if notice.reason == "crashed"]
            assert [(notice.path, notice.is_error) for notice in crashed] == [
                ("m4b.py", True),
                ("m9.py", True),
            ]
            assert found.units == tuple(unit for unit in expected.units if unit.name != "bomb")


def test_a_file_that_takes_too_long_costs_itself_only(project, doubles):
    nested = "".join(" " * i + f"def f{i}(a):\n" for i in range(40)) + (" " * 40 + "a = a + 1\n") * 30_000
    (project / "slow.py").write_text(nested)
    found = run(project, doubles.CountingEncoder(), jobs=2, limits=Limits(in_process=0, file_seconds=0.6))
    assert [notice.path for notice in found.notices if notice.reason == "crashed"] == ["slow.py"]
    assert len(found.units) == 32


def test_stopping_keeps_what_was_finished(project, doubles, tmp_path):
    def stop(done, total, what):
        if done >= 6:
            raise KeyboardInterrupt

    with EmbeddingCache(tmp_path / "cache") as cache:
        with pytest.raises(KeyboardInterrupt):
            run(project, doubles.CountingEncoder(), jobs=2, cache=cache, progress=stop, limits=EAGER)
        assert 4 <= cache.info().n_records <= 8
        found = run(project, doubles.CountingEncoder(), cache=cache)
        assert found.n_reused >= 5
        assert same(found, run(project, doubles.CountingEncoder()))


def test_progress_goes_up_to_the_end(project, doubles):
    told = []
    run(project, doubles.CountingEncoder(), progress=lambda *what: told.append(what))
    assert [what[0] for what in told] == sorted({what[0] for what in told})
    assert told[-1] == (12, 12, "reading code")


def test_encoder_errors_end_the_run(project, doubles):
    with pytest.raises(ParalogError, match="no luck"):
        run(project, doubles.BrokenEncoder(), jobs=2, limits=EAGER)
    with pytest.raises(ZeroDivisionError):
        run(project, doubles.BrokenEncoder())


def test_nothing_to_read_gives_empty_arrays(doubles):
    found = embed_files([], doubles.CountingEncoder(), jobs=2)
    assert found.units == ()
    assert found.vectors.shape == (0, 16)
    assert found.statistics == {"files": 0, "lines": 0, "units": 0, "embedded": 0}


def test_jobs_have_to_be_some(doubles):
    with pytest.raises(UsageError, match="jobs"):
        embed_files([], doubles.CountingEncoder(), jobs=0)


def test_a_plain_script_may_use_several_processes(project):
    """Without `if __name__ == "__main__"`, with an encoder of its own, in a folder with traps."""
    (project / "numpy.py").write_text("raise SystemExit('the scanned code was run')\n")
    script = """
        import sys
        from paralog.runtime.pipeline import embed_files
        from paralog.runtime.workforce import Limits
        from paralog.syntax.discovery import discover
        sys.path.insert(0, sys.argv[1])
        from doubles import CountingEncoder
        class Own(CountingEncoder):
            pass
        for encoder in (CountingEncoder(), Own()):
            found = embed_files(discover(["."]).files, encoder, jobs=2, limits=Limits(in_process=0))
            print(len(found.units), [n.reason for n in found.notices])
    """
    done = subprocess.run(
        [sys.executable, "-P", "-c", textwrap.dedent(script), os.path.dirname(__file__)],
        cwd=project,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[:2] == ["33 ['syntax-error', 'encoding']"] * 2
