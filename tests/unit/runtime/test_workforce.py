import pytest

from paralog.runtime.selection import EVERYTHING
from paralog.runtime.worker import FileTask, Task, perform
from paralog.runtime.workforce import Limits, Workforce

TASK = Task((FileTask("a.py", "python", "def f(a):\n    return a + 1\n"),), EVERYTHING)


@pytest.fixture
def processes(monkeypatch):
    """Notes the worker processes that are started."""
    from paralog.runtime import pool

    started = []

    class Noted(pool.subprocess.Popen):
        def __init__(self, *arguments, **options):
            started.append(arguments)
            super().__init__(*arguments, **options)

    monkeypatch.setattr(pool.subprocess, "Popen", Noted)
    return started


def test_little_work_is_done_here(doubles, processes):
    encoder = doubles.CountingEncoder()
    with Workforce(encoder, 2, Limits()) as workforce:
        assert workforce.start(TASK)().keys == perform(TASK, encoder).keys
    assert processes == []


def test_much_work_is_done_by_workers(doubles, processes):
    encoder = doubles.CountingEncoder()
    with Workforce(encoder, 2, Limits(in_process=2 * TASK.n_characters)) as workforce:
        first, second, third = (workforce.start(TASK) for _ in range(3))
        results = [first(), second(), third()]
    assert encoder.n_encoded == 1
    assert 1 <= len(processes) <= 2
    assert results[0].records == results[1].records == results[2].records


def test_one_job_means_this_process(doubles, processes):
    with Workforce(doubles.CountingEncoder(), 1, Limits(in_process=0)) as workforce:
        assert len(workforce.start(TASK)().keys) == 1
    assert processes == []


def test_an_encoder_that_cannot_be_sent_works_here(doubles, processes):
    encoder = doubles.CountingEncoder()
    encoder.hook = lambda: None
    with Workforce(encoder, 2, Limits(in_process=0)) as workforce:
        assert len(workforce.start(TASK)().keys) == 1
    assert encoder.n_encoded == 1
    assert processes == []


def test_nothing_to_do_gives_nothing(doubles):
    with Workforce(doubles.CountingEncoder(), 2, Limits()) as workforce:
        assert workforce.start(None)() is None
