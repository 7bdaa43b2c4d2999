"""The work on one batch of files: parse them, encode their units. Runs in any process.

As a program it is a worker process: tasks come in on standard input, results go out on standard
output, both pickled. The only one who writes to it is the process that started it.
"""

from __future__ import annotations

import faulthandler
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit, Encoder, Notice, ParalogError, SourceError, UsageError
from paralog.runtime.lexemes import lexemes_key, write_lexemes
from paralog.runtime.record import write_record
from paralog.runtime.selection import Selection
from paralog.syntax import parse


@dataclass(frozen=True, slots=True)
class FileTask:
    """One file to parse.

    Attributes:
        shown: its path in reports.
        language: registered name.
        text: its content.
        wanted: digests of the units to encode; None for all that are selected.
    """

    shown: str
    language: str
    text: str
    wanted: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Files that are parsed, and whose units are encoded, together.

    Attributes:
        selection: other units are not encoded.
        keep_lexemes: whether the lexemes of those units are wanted too.
    """

    files: tuple[FileTask, ...]
    selection: Selection
    keep_lexemes: bool = False

    @property
    def n_characters(self) -> int:
        return sum(len(file.text) for file in self.files)


@dataclass(frozen=True, slots=True)
class Result:
    """What a task gave.

    Attributes:
        records: one for each file, as from `write_record`.
        keys: language and digest of each row of `vectors`; none twice.
        vectors: float16 [n, dim], what the encoder made, rounded.
        lexemes: if they are to be kept, as from `write_lexemes`, by `lexemes_key`; without those of files
            with errors, whose units may read otherwise on their own.
    """

    records: tuple[str, ...]
    keys: tuple[tuple[str, str], ...]
    vectors: NDArray[np.float16]
    lexemes: dict[str, str] = field(default_factory=dict)


def perform(task: Task, encoder: Encoder, *, file_seconds: float | None = None) -> Result:
    """Parse and encode.

    Args:
        task: what to do.
        encoder: what to encode with.
        file_seconds: time after which parsing one file ends this process, or None.

    Raises:
        ParalogError: the encoder gave something else than one finite row for each unit.
    """
    records = []
    chosen: dict[tuple[str, str], CodeUnit] = {}
    lexemes: dict[str, str] = {}
    for file in task.files:
        with _deadline(file_seconds):
            units, notices = _read(file)
        records.append(write_record(units, notices))
        for unit in units:
            if not task.selection.takes(unit.n_tokens, unit.traits):
                continue
            if file.wanted is None or unit.digest in file.wanted:
                chosen.setdefault((unit.language, unit.digest), unit)
            if task.keep_lexemes and not notices and unit.lexemes is not None:
                lexemes[lexemes_key(unit)] = write_lexemes(unit.lexemes)
    return Result(tuple(records), tuple(chosen), _encode(encoder, tuple(chosen.values())), lexemes)


def _read(file: FileTask) -> tuple[Sequence[CodeUnit], Sequence[Notice]]:
    try:
        parsed = parse(file.text, file.language, file.shown)
    except SourceError as error:
        return (), (Notice(file.shown, error.reason, error.detail, is_error=True),)
    except UsageError:
        raise
    except Exception as error:  # a file that trips the parser must not take the others with it
        message = f"paralog failed to read it: {type(error).__name__}: {error}"
        return (), (Notice(file.shown, "parser-failed", message, is_error=True),)
    if parsed.error_line is None:
        return parsed.units, ()
    message = f"line {parsed.error_line} is not understood; what parses around it is read"
    return parsed.units, (Notice(file.shown, "syntax-error", message),)


def _encode(encoder: Encoder, units: tuple[CodeUnit, ...]) -> NDArray[np.float16]:
    if not units:
        return np.zeros((0, encoder.dim), np.float16)
    vectors = encoder.encode(units)
    if vectors.shape != (len(units), encoder.dim):
        raise ParalogError(f"{encoder.name} gave {vectors.shape} for {len(units)} units of dim {encoder.dim}")
    if not np.isfinite(vectors).all():
        raise ParalogError(f"{encoder.name} gave vectors that are not finite")
    return vectors.astype(np.float16)


@contextmanager
def _deadline(seconds: float | None) -> Iterator[None]:
    """End this process if the block takes longer; a parser in C listens to nothing gentler."""
    if seconds is None:
        yield
        return
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()


def main() -> None:
    """Answer tasks until standard input ends.

    First comes the pickled pair of encoder and time limit, which is answered with None.
    An answer is a `Result`, or the text of the error that came up.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process above decides when to stop
    tasks, answers = sys.stdin.buffer, _own_output()
    try:
        encoder, file_seconds = pickle.load(tasks)
        _answer(answers, None)
        while True:
            _answer(answers, perform(pickle.load(tasks), encoder, file_seconds=file_seconds))
    except EOFError:
        return
    except ParalogError as error:
        _answer(answers, str(error))
    except Exception:
        _answer(answers, traceback.format_exc())


def _own_output() -> BinaryIO:
    """Standard output for answers alone: what anybody prints goes to standard error."""
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return own


def _answer(answers: BinaryIO, answer: Result | str | None) -> None:
    pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
    answers.flush()
