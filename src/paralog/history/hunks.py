"""Lines that commits took away, from one running `git diff-tree`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from paralog.history.changes import RENAME_LIMIT, blob_id
from paralog.history.commit import Commit, FileChange
from paralog.history.git import Git

_OPTIONS = (
    "--stdin", "-r", "-p", "-U0", "-w", "--ignore-blank-lines", "-M", f"-l{RENAME_LIMIT}", "--full-index",
    "--no-color", "--no-ext-diff", "--no-textconv",
)  # fmt: skip
_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_INDEX = re.compile(rb"index ([0-9a-f]+)\.\.([0-9a-f]+)")
_HUNK = re.compile(rb"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_PYTHON = re.compile(rb'--- .*\.py[iw]?"?\t?')
_HASH = re.compile(rb"#")
_SLASHES = re.compile(rb"//|/\*|\*+/|\*(?:\s|$)")  # the last one within a block, and not `*p = 0`


@dataclass(frozen=True, slots=True)
class Removal:
    """Lines of code that a commit deleted or replaced in a file.

    Attributes:
        commit: id of the commit.
        old_blob, blob: ids of the file's content before and after it; "" for none.
        lines: numbers in that content, ascending. Blank lines, lines that hold only a comment and lines of
            which only the white space changed are left out, as AG-SZZ does (Kim et al. 2006).
    """

    commit: str
    old_blob: str
    blob: str
    lines: tuple[int, ...]


def removals_of(commit: Commit, removals: Sequence[Removal]) -> Iterator[tuple[FileChange, Removal]]:
    """What each file lost in `commit`, in path order; files that were equal and stay equal lost the same."""
    of_commit = {(found.old_blob, found.blob): found for found in removals if found.commit == commit.id}
    for change in commit.changes:
        removal = of_commit.get((change.old_blob, change.blob))
        if removal is not None:
            yield change, removal


def read_removals(git: Git, commits: Sequence[str], extensions: Sequence[str] = ()) -> Iterator[Removal]:
    """What each of `commits` took away from each file, in their order.

    Raises:
        HistoryError: git fails.
    """
    paths = ("--", *(f":(top)*{extension}" for extension in extensions)) if extensions else ()
    stdin = "".join(f"{id}\n" for id in commits).encode("ascii")
    commit, blobs, found, comment = "", ("", ""), [], _SLASHES
    lines = _lines(git.chunks("diff-tree", *_OPTIONS, *paths, stdin=stdin))
    for line in lines:
        if hunk := _HUNK.match(line):
            found.extend(_removed(hunk, lines, comment))
        elif line.startswith(b"--- "):
            comment = _HASH if _PYTHON.fullmatch(line) else _SLASHES
        elif match := _INDEX.match(line):
            if found:
                yield Removal(commit, *blobs, tuple(found))
            blobs, found = (blob_id(match[1]), blob_id(match[2])), []
        elif _COMMIT.fullmatch(line):
            if found:
                yield Removal(commit, *blobs, tuple(found))
            commit, blobs, found = line.decode("ascii"), ("", ""), []
    if found:
        yield Removal(commit, *blobs, tuple(found))


def _lines(chunks: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        yield from whole
    if rest:
        yield rest


def _removed(hunk: re.Match[bytes], lines: Iterator[bytes], comment: re.Pattern[bytes]) -> list[int]:
    """Numbers of the lines of code among those that a hunk takes away; its lines are read by count."""
    start, taken, given = int(hunk[1]), _count(hunk[2]), _count(hunk[4])
    found = []
    for number in range(start, start + taken):
        text = _next(lines)[1:].strip()
        if text and not comment.match(text):
            found.append(number)
    for _ in range(given):
        _next(lines)
    return found


def _next(lines: Iterator[bytes]) -> bytes:
    """The next line of a hunk; a remark that the file ends without a line end is none."""
    line = next(lines, b"")
    return next(lines, b"") if line.startswith(b"\\") else line


def _count(digits: bytes | None) -> int:
    return 1 if digits is None else int(digits)
