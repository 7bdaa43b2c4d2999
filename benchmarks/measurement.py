"""Runs a command and measures the whole tree of processes that it starts. Linux only."""

from __future__ import annotations

import ctypes
import os
import resource
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.1
_PR_SET_CHILD_SUBREAPER = 36
# A process takes over the maximum resident size of the one that starts it, so that is a small shell.
_LAUNCHER = 'output=$1; shift; "$@" >"$output" 2>&1 </dev/null & echo $!'

MEMORY_IS = (
    "the higher of two: the sum of the proportional set sizes (PSS) of all processes, read from /proc "
    f"every {SAMPLE_SECONDS} s, and the maximum resident set size of the largest single process (rusage)"
)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a command took.

    Attributes:
        exit_status: as a shell shows it, 127 when there is no such program; None when the time limit
            ended the command.
        cpu_s: user and system seconds of all processes, grandchildren included.
        wall_s: seconds until the command itself ended.
        memory_mib: peak, see `MEMORY_IS`.
        output: what it wrote to standard output and standard error.
    """

    exit_status: int | None
    cpu_s: float
    wall_s: float
    memory_mib: float
    output: str


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], limit_s: float
) -> Measurement:
    """Run `command` in `folder` and wait until it and all that it started have ended.

    What still runs when the command itself has ended, or after `limit_s`, is killed. The caller must
    have no other child processes.

    Raises:
        FileNotFoundError: there is no such program.
    """
    _adopt_orphans()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # and so end what was started
    with tempfile.NamedTemporaryFile() as output:
        start = time.perf_counter()
        try:
            pid = _start([output.name, *command], folder, environment)
            in_time, sampled_kib = _watch(pid, start + limit_s)
            wall_s = time.perf_counter() - start
        finally:
            _kill_descendants()
        exit_status, cpu_s, largest_kib = _reap(pid)
        text = Path(output.name).read_text(encoding="utf-8", errors="replace")
    status = exit_status if in_time else None
    return Measurement(status, cpu_s, wall_s, max(sampled_kib, largest_kib) / 1024, text)


def _start(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> int:
    """Start a command through `_LAUNCHER`; its process id."""
    command = ["sh", "-c", _LAUNCHER, "sh", *words]
    started = subprocess.run(command, cwd=folder, env=dict(environment), stdout=subprocess.PIPE, check=True)
    return int(started.stdout)


def _adopt_orphans() -> None:
    """Become the parent of grandchildren whose own parent ends first, so that they are counted."""
    if ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this kernel lets no process adopt orphans")


def _watch(pid: int, deadline: float) -> tuple[bool, int]:
    """Wait for the process; whether it ended in time, and the peak of what its tree held, in KiB."""
    peak = 0
    ended = os.pidfd_open(pid)
    try:
        poll = select.poll()
        poll.register(ended, select.POLLIN)
        while not poll.poll(SAMPLE_SECONDS * 1000):
            peak = max(peak, sum(map(_proportional_kib, _descendants(os.getpid()))))
            if time.perf_counter() > deadline:
                return False, peak
    finally:
        os.close(ended)
    return True, peak


def _descendants(pid: int) -> Iterator[int]:
    """Process ids below `pid`, children before grandchildren."""
    for listing in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):
            for child in map(int, listing.read_text().split()):
                yield child
                yield from _descendants(child)


def _proportional_kib(pid: int) -> int:
    """Memory of one process, shared pages divided among those that share them; 0 when it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def _kill_descendants() -> None:
    """End whatever still runs; the ended command itself is left to be reaped."""
    for pid in list(_descendants(os.getpid())):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _reap(command: int) -> tuple[int, float, int]:
    """Collect all children: exit status of `command`, their CPU seconds, and the largest one's KiB.

    The usage of a process holds that of the children it waited for itself; orphans come one by one.
    """
    exit_status, cpu_s, largest_kib = 0, 0.0, 0
    while True:
        try:
            pid, status, usage = os.wait4(-1, 0)
        except ChildProcessError:
            return exit_status, cpu_s, largest_kib
        cpu_s += usage.ru_utime + usage.ru_stime
        largest_kib = max(largest_kib, _resident_kib(usage))
        if pid == command:
            exit_status = os.waitstatus_to_exitcode(status)
        _kill_descendants()


def _resident_kib(usage: resource.struct_rusage) -> int:
    return usage.ru_maxrss
