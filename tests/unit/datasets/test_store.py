import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import fields
from functools import partial

import numpy as np

from paralog.datasets.store import ArrayStore, build_store, count_tokens
from paralog.features import LexicalView, SbtView, UnitArrays, Vocabulary
from paralog.syntax import snippet

SOURCES = [
    ("x = 1", "python"),
    ("int f(int a) { return a; }", "java"),
    ("", "python"),
    ("def f(a, b):\n    return a + b\n", "python"),
]
TOO_DEEP = ("x = " + "[" * 2_000 + "]" * 2_000, "python")
VIEW = LexicalView(Vocabulary(("x", "return"), buckets=5))


def same(one, other):
    return all(
        np.array_equal(getattr(one, part.name), getattr(other, part.name)) for part in fields(UnitArrays)
    )


def test_units_come_back_as_they_were():
    store = build_store(SOURCES, VIEW)
    assert len(store) == 4
    for at, (code, language) in enumerate(SOURCES):
        assert same(store[at], VIEW.arrays(snippet(code, language)))
    assert store.lengths.tolist() == [3, 11, 0, 12]


def test_saved_and_loaded(tmp_path):
    store = build_store(SOURCES, VIEW)
    store.save(tmp_path / "store.npz")
    again = ArrayStore.load(tmp_path / "store.npz")
    assert np.array_equal(again.offsets, store.offsets)
    assert same(again.flat, store.flat)


def test_a_source_that_cannot_be_read_keeps_its_place():
    store = build_store([TOO_DEEP, *SOURCES], VIEW)
    assert store.lengths.tolist() == [0, 3, 11, 0, 12]
    assert count_tokens([TOO_DEEP, SOURCES[0]], VIEW) == Counter({"x": 1, "=": 1, "1": 1})


def test_no_source_at_all(tmp_path):
    store = build_store([], VIEW)
    assert len(store) == 0
    assert store.lengths.tolist() == []
    store.save(tmp_path / "store.npz")
    assert len(ArrayStore.load(tmp_path / "store.npz")) == 0


def test_processes_change_nothing():
    many = SOURCES * 130  # more than one chunk
    one, two = build_store(many, VIEW), build_store(many, VIEW, jobs=2)
    assert same(one.flat, two.flat)
    assert np.array_equal(one.offsets, two.offsets)


SLOW = """
import sys
import time
from pathlib import Path

from paralog.datasets.store import _map


def work(chunk, place):
    (place / chunk[0][0]).touch()
    time.sleep(30)


if __name__ == "__main__":
    try:
        list(_map(work, [[(str(at), "python")] for at in range(9)], Path(sys.argv[1]), 2))
    except KeyboardInterrupt:
        print("stopped")
"""


def test_an_interrupt_stops_all_processes_without_a_word(tmp_path):
    (tmp_path / "slow.py").write_text(SLOW)
    begun = tmp_path / "begun"
    begun.mkdir()
    process = subprocess.Popen(
        [sys.executable, tmp_path / "slow.py", begun],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # it may be ignored here
    )  # fmt: skip
    try:
        end = time.monotonic() + 30
        while len(list(begun.iterdir())) < 2:
            assert time.monotonic() < end, process.poll()
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=15) == ("stopped\n", "")
        assert len(list(begun.iterdir())) == 2
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def test_any_view_will_do():
    view = SbtView(VIEW.vocabulary)
    assert same(build_store(SOURCES, view)[3], view.arrays(snippet(*SOURCES[3])))


def test_tokens_are_counted_over_all_sources():
    counts = count_tokens([("a = a", "python"), ("b = a", "python")], VIEW)
    assert counts == Counter({"a": 3, "=": 2, "b": 1})
