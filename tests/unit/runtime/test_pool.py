import threading
import time

import pytest

from paralog.core import ParalogError
from paralog.runtime.pool import WorkerPool
from paralog.runtime.record import read_record
from paralog.runtime.selection import EVERYTHING
from paralog.runtime.worker import FileTask, Task, perform

CODE = "def {}(a, b):\n    return a * b + a\n"


def task(*names):
    return Task(tuple(FileTask(f"{name}.py", "python", CODE.format(name)) for name in names), EVERYTHING)


@pytest.fixture
def pool():
    """Makes pools and closes them."""
    made = []

    def make(encoder, jobs=1, file_seconds=30.0):
        made.append(WorkerPool(encoder, jobs, file_seconds))
        return made[-1]

    yield make
    for each in made:
        each.close()


def test_results_are_those_of_one_process(doubles, pool):
    workers = pool(doubles.CountingEncoder(), jobs=2)
    futures = [workers.submit(task(f"f{i}", f"g{i}")) for i in range(4)]
    for i, future in enumerate(futures):
        expected = perform(task(f"f{i}", f"g{i}"), doubles.CountingEncoder())
        assert future.result().records == expected.records
        assert future.result().keys == expected.keys
        assert (future.result().vectors == expected.vectors).all()


def test_the_file_that_brings_a_worker_down_is_found(doubles, pool):
    workers = pool(doubles.FragileEncoder())
    bad, good = workers.submit(task("a", "bomb", "c")), workers.submit(task("d"))
    records = bad.result().records
    notices = [read_record(record, "x", "python", CODE, EVERYTHING).notices for record in records]
    assert [[notice.reason for notice in each] for each in notices] == [[], ["crashed"], []]
    assert notices[1][0].is_error
    assert len(bad.result().keys) == len(bad.result().vectors) == 2
    assert len(good.result().keys) == 1


def test_lexemes_come_through_and_outlive_a_worker(doubles, pool):
    files = task("a", "bomb", "c").files
    kept = pool(doubles.FragileEncoder()).submit(Task(files, EVERYTHING, keep_lexemes=True)).result().lexemes
    alone = [
        perform(Task((files[i],), EVERYTHING, keep_lexemes=True), doubles.CountingEncoder()) for i in (0, 2)
    ]
    assert kept == alone[0].lexemes | alone[1].lexemes
    assert len(kept) == 2


def test_errors_of_the_encoder_come_through(doubles, pool):
    with pytest.raises(ParalogError, match="ZeroDivisionError: no luck"):
        pool(doubles.BrokenEncoder()).submit(task("a")).result()


def test_an_encoder_that_cannot_be_loaded_is_told(doubles, pool):
    with pytest.raises(ParalogError, match=r"(?s)cannot start.*the model is gone"):
        pool(doubles.UnloadableEncoder()).submit(task("a")).result()


def test_a_python_that_does_not_start_is_told(doubles, pool, monkeypatch, tmp_path):
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(ParalogError, match="cannot start"):
        pool(doubles.CountingEncoder()).submit(task("a")).result()


def test_closing_stops_work_at_once(doubles, pool):
    workers = pool(doubles.SlowEncoder(), jobs=2)
    futures = [workers.submit(task(f"f{i}")) for i in range(6)]
    while not any(future.running() for future in futures):
        time.sleep(0.01)
    started = time.monotonic()
    workers.close()
    assert time.monotonic() - started < 20
    assert all(future.done() for future in futures)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("paralog-worker")]
