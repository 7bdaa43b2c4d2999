"""Worker processes that may die: whoever brings one down is found, and nobody else notices.

`concurrent.futures.ProcessPoolExecutor` is not enough here: when one worker dies it loses all tasks
in flight and does not say whose fault it was, and it runs the caller's main module once more in
every worker, which breaks plain scripts. Here one thread looks after each worker process.
"""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from paralog.core import Encoder, Notice, ParalogError
from paralog.runtime.record import write_record
from paralog.runtime.worker import Result, Task

# The path is set before anything is imported: the working folder may be hostile.
_PROGRAM = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from paralog.runtime.worker import main
main()
"""


class WorkerDied(Exception):
    """A worker process went away instead of answering."""


class WorkerPool:
    """Up to `jobs` worker processes, each started when it is first needed.

    Args:
        encoder: sent to each worker once; must survive pickling.
        jobs: number of processes.
        file_seconds: time that parsing one file may take.
    """

    def __init__(self, encoder: Encoder, jobs: int, file_seconds: float) -> None:
        self._greeting = pickle.dumps((encoder, file_seconds), protocol=pickle.HIGHEST_PROTOCOL)
        self._dim = encoder.dim
        self._threads = ThreadPoolExecutor(jobs, "paralog-worker")
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    def submit(self, task: Task) -> Future[Result]:
        """The result to come; an error of the encoder comes as `ParalogError`."""
        return self._threads.submit(self._perform, task)

    def close(self) -> None:
        """Stop at once; results that have not come yet will not come."""
        with self._lock:
            self._closed = True
            workers = tuple(self._all)
        for worker in workers:
            worker.kill()
        self._threads.shutdown(cancel_futures=True)

    def _perform(self, task: Task) -> Result:
        try:
            return self._ask(task)
        except WorkerDied:
            return _merged([self._perform_alone(replace(task, files=(file,))) for file in task.files])

    def _perform_alone(self, task: Task) -> Result:
        try:
            return self._ask(task)
        except WorkerDied:
            message = "reading it takes too long or crashes the parser; the file is left out"
            (file,) = task.files
            record = write_record((), (Notice(file.shown, "crashed", message, is_error=True),))
            return Result((record,), (), np.zeros((0, self._dim), np.float16))

    def _ask(self, task: Task) -> Result:
        worker = self._hired()
        try:
            answer = worker.ask(task)
        except BaseException:
            self._dismiss(worker)
            raise
        if isinstance(answer, Result):
            with self._lock:
                self._idle.append(worker)
            return answer
        self._dismiss(worker)
        raise ParalogError(str(answer))

    def _hired(self) -> _Worker:
        """An idle worker or a new one."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        worker = _Worker()
        with self._lock:
            self._all.add(worker)
            is_late = self._closed
        if is_late:
            worker.kill()
        worker.greet(self._greeting)
        return worker

    def _dismiss(self, worker: _Worker) -> None:
        worker.kill()
        with self._lock:
            self._all.discard(worker)


class _Worker:
    """One worker process, busy with at most one task."""

    def __init__(self) -> None:
        path = json.dumps([entry for entry in sys.path if isinstance(entry, str)])
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-c", _PROGRAM, path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise _cannot_start(str(error)) from None

    def greet(self, greeting: bytes) -> None:
        """Hand over the encoder.

        Raises:
            ParalogError: the worker does not start or cannot load the encoder.
        """
        try:
            problem = self._exchange(greeting)
        except WorkerDied:
            problem = "it ended at once"
        if problem is not None:
            self.kill()
            raise _cannot_start(str(problem))

    def ask(self, task: Task) -> object:
        """What the worker answers; raises `WorkerDied` when it does not."""
        return self._exchange(pickle.dumps(task, protocol=pickle.HIGHEST_PROTOCOL))

    def kill(self) -> None:
        """End the process and let go of it; may be called twice and from another thread."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):  # what was still to be written has no reader
                if pipe is not None:
                    pipe.close()

    def _exchange(self, message: bytes) -> object:
        tasks, answers = self._process.stdin, self._process.stdout
        assert tasks is not None
        assert answers is not None
        try:
            tasks.write(message)
            tasks.flush()
            answer: object = pickle.load(answers)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):  # ValueError: killed, so closed
            raise WorkerDied from None
        return answer


def _cannot_start(problem: str) -> ParalogError:
    return ParalogError(f"a worker process cannot start; with one job none is needed: {problem}")


def _merged(parts: Sequence[Result]) -> Result:
    """One result out of those of single files; of equal units the first counts."""
    rows: dict[tuple[str, str], NDArray[np.float16]] = {}
    for part in parts:
        for key, row in zip(part.keys, part.vectors, strict=True):
            rows.setdefault(key, row)
    dim = parts[0].vectors.shape[1]
    vectors = np.array(list(rows.values()), np.float16).reshape(len(rows), dim)
    return Result(
        records=tuple(record for part in parts for record in part.records),
        keys=tuple(rows),
        vectors=vectors,
        lexemes={key: record for part in parts for key, record in part.lexemes.items()},
    )
