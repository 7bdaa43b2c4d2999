"""The `git` program, run so that a hostile repository can make it do nothing but read.

A repository brings its own configuration, attributes and hooks, and may name programs in them. Every
call switches off what could run one: hooks, file system monitors, external diffs, text conversion,
signature checks, helpers of remotes. Only plumbing commands are run, which heed no settings of taste.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from paralog.core import HistoryError

READ_SECONDS = 600.0
"""How long one call may take before it is given up."""
MAX_OUTPUT = 2_000_000_000
"""Bytes that one call may write before it is given up."""

_CHUNK = 1 << 16
_SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    f"core.attributesFile={os.devnull}",
    "core.pager=cat",
    "core.quotePath=false",
    "diff.external=",
    "log.showSignature=false",
    "blame.ignoreRevsFile=",
    "gc.auto=0",
    "maintenance.auto=false",
    "protocol.allow=never",
)
_KEPT = frozenset({"GIT_CONFIG_GLOBAL", "GIT_EXEC_PATH"})


@dataclass(frozen=True, slots=True)
class Git:
    """The program, at work in one folder.

    Attributes:
        folder: where it runs: the git folder itself, so that paths are relative to the top, or, while the
            repository is still looked for, anywhere inside it.
        is_found: whether `folder` is the git folder.
        seconds: how long one call may take.
    """

    folder: Path
    is_found: bool = False
    seconds: float = READ_SECONDS

    def text(self, *arguments: str) -> str:
        """What a call writes, decoded, the line end left out."""
        return self.run(*arguments).decode("utf-8", "surrogateescape").rstrip("\n")

    def run(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """All that a call writes.

        Raises:
            HistoryError: git is missing, fails or takes too long.
        """
        return b"".join(self.chunks(*arguments, stdin=stdin))

    def chunks(self, *arguments: str, stdin: bytes = b"") -> Iterator[bytes]:
        """What a call writes, piece by piece.

        Raises:
            HistoryError: as `run`; after the pieces that were written before it failed.
        """
        written = 0
        with self.process(*arguments) as process:
            feeder = threading.Thread(target=_feed, args=(process.stdin, stdin), daemon=True)
            feeder.start()
            while chunk := os.read(process.stdout.fileno(), _CHUNK):
                written += len(chunk)
                if written > MAX_OUTPUT:
                    raise HistoryError(f"git {arguments[0]} writes more than {MAX_OUTPUT:,} bytes: given up")
                yield chunk
            feeder.join()
            process.check()

    @contextmanager
    def process(self, *arguments: str) -> Iterator[GitProcess]:
        """A call that is talked with; it is ended with the block.

        Raises:
            HistoryError: git is missing.
        """
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        place = [f"--git-dir={self.folder}"] if self.is_found else []
        command = ["git", "--no-pager", *settings, "-C", str(self.folder), *place, *arguments]
        try:
            started = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=_environment(),
                start_new_session=True,
            )
        except FileNotFoundError:
            raise HistoryError("the program git is not installed, or not on the PATH: install it") from None
        except (OSError, ValueError) as error:
            raise HistoryError(f"git cannot be run in {self.folder}: {error}") from None
        process = GitProcess(started, arguments[0], self.seconds)
        try:
            yield process
        finally:
            process.end()


class GitProcess:
    """A running call, with its clock and what it complains about."""

    def __init__(self, started: subprocess.Popen[bytes], name: str, seconds: float) -> None:
        assert started.stdin is not None and started.stdout is not None and started.stderr is not None
        self._process, self._name, self._seconds = started, name, seconds
        self.stdin: IO[bytes] = started.stdin
        self.stdout = started.stdout
        self._complaint = bytearray()
        self._is_late = False
        self._listener = threading.Thread(target=self._listen, args=(started.stderr,), daemon=True)
        self._listener.start()
        self._clock = threading.Timer(seconds, self._stop_late)
        self._clock.daemon = True
        self._clock.start()

    def check(self) -> None:
        """Wait for the end and raise `HistoryError` unless it was a good one."""
        status = self._process.wait()
        self._listener.join(timeout=5)
        if self._is_late:
            raise HistoryError(f"git {self._name} took longer than {self._seconds:g} seconds: given up")
        if status:
            raise HistoryError(_explained(self._name, bytes(self._complaint)))

    def end(self) -> None:
        """Stop the call if it still runs, and let go of its pipes."""
        self._clock.cancel()
        if self._process.poll() is None:
            self._kill()
        self._process.wait()
        self._listener.join(timeout=5)
        for stream in (self.stdin, self.stdout, self._process.stderr):
            try:
                if stream is not None:
                    stream.close()
            except OSError:
                pass  # what was still to be written has no reader any more

    def _listen(self, stderr: IO[bytes]) -> None:
        while chunk := stderr.read(_CHUNK):
            if len(self._complaint) < _CHUNK:
                self._complaint += chunk

    def _stop_late(self) -> None:
        self._is_late = True
        self._kill()

    def _kill(self) -> None:
        try:
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        except (ProcessLookupError, PermissionError):
            pass  # it has ended in the meantime


def _feed(stdin: IO[bytes], content: bytes) -> None:
    try:
        stdin.write(content)
        stdin.close()
    except (BrokenPipeError, ValueError):
        pass  # the call ended before it had read everything, and says why itself


def _environment() -> dict[str, str]:
    """The user's environment without what other git commands put there for themselves."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return own | {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
        "GIT_ATTR_NOSYSTEM": "1",
        "LC_ALL": "C",
    }


def _explained(name: str, complaint: bytes) -> str:
    """What git said, in one line, with what can be done about it."""
    said = [line for line in complaint.decode("utf-8", "replace").splitlines() if line.strip()]
    first = next((line for line in said if line.startswith(("fatal:", "error:"))), said[0] if said else "")
    first = re.sub(r"^(fatal|error): ", "", first)[:300]
    text = complaint.lower()
    if b"dubious ownership" in text or b"unsafe repository" in text:
        return (
            "git refuses the repository, which belongs to another user: if you trust it,"
            " git config --global --add safe.directory FOLDER"
        )
    if b"not a git repository" in text:
        return "not inside a git repository"
    if b"promisor" in text or b"lazy fetch" in text or b"could not fetch" in text:
        return "objects are missing, as in a partial clone: git fetch --refetch --no-filter gets them"
    return f"git {name} failed: {first or 'it did not say why'}; git fsck tells what is damaged"
