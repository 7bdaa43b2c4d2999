import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from paralog.core import ParalogError, UnknownName
from paralog.runtime.lexemes import lexemes_key, write_lexemes
from paralog.runtime.record import read_record
from paralog.runtime.selection import EVERYTHING, Selection
from paralog.runtime.worker import FileTask, Result, Task, perform
from paralog.syntax import lex, parse

CODE = """
def f(a, b):
    return a * b + a

def g(c, d):
    return c * d + c

def f(a, b):
    return a * b + a
"""
DEEP = "x = " + "(" * 5000 + ")" * 5000
# Functions in functions: every lexeme belongs to all of them.
SLOW = (
    "".join(" " * depth + f"def f{depth}(a):\n" for depth in range(400)) + (" " * 400 + "a = a + 1\n") * 2000
)


def task(*files, min_tokens=1):
    return Task(tuple(FileTask(*file) for file in files), Selection(min_tokens))


def test_vectors_are_rounded_rows_of_distinct_units(doubles):
    result = perform(task(("a.py", "python", CODE), ("b.py", "python", CODE)), doubles.CountingEncoder())
    units = parse(CODE, "python").units
    digests = list(dict.fromkeys(unit.digest for unit in units))
    assert result.keys == tuple(("python", digest) for digest in digests)
    assert result.vectors.dtype == np.float16
    assert result.vectors.shape == (2, 16)
    assert result.records[0] == result.records[1]


def test_short_and_unwanted_units_are_not_encoded(doubles):
    units = parse(CODE, "python").units
    f, g = units[0], units[1]
    assert (
        len(perform(task(("a.py", "python", CODE), min_tokens=10_000), doubles.CountingEncoder()).keys) == 0
    )
    wanted = perform(task(("a.py", "python", CODE, frozenset({g.digest}))), doubles.CountingEncoder())
    assert wanted.keys == (("python", g.digest),)
    assert f.digest != g.digest


def test_lexemes_of_selected_units_are_kept_when_asked_for(doubles):
    files = (
        FileTask("a.py", "python", CODE),
        FileTask("b.py", "python", "def (:\n\n" + CODE.replace("b", "z")),
    )
    units = parse(CODE, "python").units
    selection = Selection(max(unit.n_tokens for unit in units))
    assert not perform(Task(files, selection), doubles.CountingEncoder()).lexemes
    kept = perform(Task(files, selection, keep_lexemes=True), doubles.CountingEncoder()).lexemes
    assert kept == {
        lexemes_key(unit): write_lexemes(lex(unit)) for unit in units if unit.n_tokens >= selection.min_tokens
    }


def test_broken_and_hostile_files_give_notices(doubles):
    broken = "def f(:\n  pass\n\ndef g(a):\n    return a\n"
    result = perform(task(("a.py", "python", broken), ("d.py", "python", DEEP)), doubles.CountingEncoder())
    first = read_record(result.records[0], "a.py", "python", broken, EVERYTHING)
    assert [unit.qualname for unit in first.units if unit.name == "g"] == ["g"]
    assert [(notice.reason, notice.is_error) for notice in first.notices] == [("syntax-error", False)]
    assert "line 1 " in first.notices[0].message
    second = read_record(result.records[1], "d.py", "python", DEEP, EVERYTHING)
    assert second.units == ()
    assert [(notice.reason, notice.is_error) for notice in second.notices] == [("too-deep", True)]


def test_a_fault_of_the_parser_costs_one_file(doubles, monkeypatch):
    def parse_badly(code, language, path):
        if path == "bad.py":
            raise RecursionError("too much")
        return parse(code, language, path)

    monkeypatch.setattr("paralog.runtime.worker.parse", parse_badly)
    result = perform(task(("bad.py", "python", CODE), ("a.py", "python", CODE)), doubles.CountingEncoder())
    bad = read_record(result.records[0], "bad.py", "python", CODE, EVERYTHING)
    assert [(notice.reason, notice.is_error) for notice in bad.notices] == [("parser-failed", True)]
    assert len(read_record(result.records[1], "a.py", "python", CODE, EVERYTHING).units) == 3


def test_a_wrong_request_is_an_error(doubles):
    with pytest.raises(UnknownName):
        perform(task(("a.py", "klingon", CODE)), doubles.CountingEncoder())


@pytest.mark.parametrize(("cut", "value", "words"), [(1, 0.0, "for 2 units"), (0, np.nan, "not finite")])
def test_what_the_encoder_gives_is_checked(doubles, cut, value, words):
    with pytest.raises(ParalogError, match=words):
        perform(task(("a.py", "python", CODE)), doubles.WrongEncoder(cut, value))


@pytest.fixture
def worker():
    program = "from paralog.runtime.worker import main; main()"
    path = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=pipe, stdout=pipe, stderr=pipe, env=path
    ) as process:
        yield process
        process.kill()


def send(worker, *messages):
    for message in messages:
        pickle.dump(message, worker.stdin)
    worker.stdin.flush()


def test_as_a_process_it_answers_until_its_input_ends(doubles, worker):
    send(worker, (doubles.CountingEncoder(), 10.0), task(("a.py", "python", CODE)), task())
    assert pickle.load(worker.stdout) is None
    first, second = pickle.load(worker.stdout), pickle.load(worker.stdout)
    assert isinstance(first, Result)
    assert len(first.keys) == 2
    assert second.keys == ()
    worker.stdin.close()
    assert worker.wait(20) == 0


def test_as_a_process_it_tells_its_errors(doubles, worker):
    send(worker, (doubles.BrokenEncoder(), 10.0), task(("a.py", "python", CODE)))
    assert pickle.load(worker.stdout) is None
    assert "ZeroDivisionError: no luck" in pickle.load(worker.stdout)


def test_a_file_that_takes_too_long_ends_the_process(doubles, worker):
    send(worker, (doubles.CountingEncoder(), 0.05), task(("a.py", "python", SLOW)))
    assert pickle.load(worker.stdout) is None
    started = time.monotonic()
    with pytest.raises(EOFError):
        pickle.load(worker.stdout)
    assert worker.wait(20) != 0
    assert time.monotonic() - started < 20
