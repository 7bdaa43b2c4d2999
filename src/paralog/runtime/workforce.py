"""Who does the work: this process while there is little of it, worker processes from then on."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from paralog.core import Encoder
from paralog.runtime.pool import WorkerPool
from paralog.runtime.shard import SHARD_CHARACTERS
from paralog.runtime.worker import Result, Task, perform
from paralog.syntax.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep hostile or odd input from stopping a run.

    Attributes:
        file_bytes: larger files are left out.
        file_seconds: time for parsing one file in a worker process.
        in_process: with less than this many characters of text to parse no worker is started.
    """

    file_bytes: int = MAX_BYTES
    file_seconds: float = 30.0
    in_process: int = SHARD_CHARACTERS


LIMITS = Limits()


class Workforce:
    """This process while there is little to do, worker processes from then on."""

    def __init__(self, encoder: Encoder, jobs: int, limits: Limits) -> None:
        self._encoder = encoder
        self._jobs = jobs if _can_be_sent(encoder) else 1
        self._limits = limits
        self._n_characters = 0
        self._pool: WorkerPool | None = None

    def start(self, task: Task | None) -> Callable[[], Result | None]:
        """Begin a task; calling what is returned waits for the result."""
        if task is None:
            return lambda: None
        self._n_characters += task.n_characters
        if self._jobs > 1 and self._pool is None and self._n_characters >= self._limits.in_process:
            self._pool = WorkerPool(self._encoder, self._jobs, self._limits.file_seconds)
        if self._pool is not None:
            return self._pool.submit(task).result
        return lambda: perform(task, self._encoder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.close()


def _can_be_sent(encoder: Encoder) -> bool:
    """Whether a worker process can make the same encoder; it knows no caller's main module."""
    if type(encoder).__module__ == "__main__":
        return False
    try:
        pickle.dumps(encoder)
    except (pickle.PicklingError, TypeError, AttributeError):
        return False
    return True
