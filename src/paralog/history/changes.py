"""What commits changed, from `git diff-tree`: files, blobs, lines, renames."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator, Sequence

from paralog.core import HistoryError
from paralog.history.commit import FileChange
from paralog.history.git import Git
from paralog.history.tree import decoded_path

RENAME_LIMIT = 400
"""Files on each side of a commit up to which inexact renames are looked for."""
MAX_UNREADABLE = 200
"""Commits with content that is missing, after which the history counts as damaged."""

_ID = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_FORMAT = ("--stdin", "-r", "-z", "--root", "--raw", "--no-abbrev", "--no-ext-diff", "--no-textconv")
_DETAILED = (*_FORMAT, "--numstat", "-M", f"-l{RENAME_LIMIT}")

Changes = tuple[FileChange, ...]


def read_changes(
    git: Git, commits: Sequence[str], extensions: Iterable[str] = ()
) -> Iterator[tuple[str, Changes, bool]]:
    """Each commit that changed files, with its changes and whether they are all, in the order of `commits`.

    Merges change nothing here. Where content is missing (a partial clone, an incomplete copy) the files of
    that commit are told without lines and renames.

    Args:
        git: the program.
        commits: ids.
        extensions: only files that end in one of these, such as ".py"; none for all.

    Raises:
        HistoryError: git fails, or for more than `MAX_UNREADABLE` commits content is missing.
    """
    paths = ("--", *(f":(top)*{extension}" for extension in extensions)) if extensions else ()
    at, failures = 0, 0
    places = {id: place for place, id in enumerate(commits)}
    while at < len(commits):
        try:
            for id, changes in _diffed(git, commits[at:], _DETAILED, paths):
                yield id, changes, True
                at = places[id] + 1
            return
        except HistoryError as error:
            failures += 1
            if failures > MAX_UNREADABLE:
                raise HistoryError(
                    f"content of more than {MAX_UNREADABLE} commits is missing: {error}"
                ) from None
            at = yield from _rougher(git, commits, at, paths, error)


def _rougher(
    git: Git, commits: Sequence[str], at: int, paths: tuple[str, ...], error: HistoryError
) -> Generator[tuple[str, Changes, bool], None, int]:
    """The first commit from `at` on that cannot be compared in detail, and what stands before it.

    Returns:
        the place after it.
    """
    while at < len(commits):
        detailed = _attempt(git, commits[at], _DETAILED, paths)
        if detailed is None:
            rough = _attempt(git, commits[at], _FORMAT, paths)
            if rough is None:
                raise error
            yield from ((id, changes, False) for id, changes in rough)
            return at + 1
        yield from ((id, changes, True) for id, changes in detailed)
        at += 1
    return at


def _attempt(
    git: Git, commit: str, options: tuple[str, ...], paths: tuple[str, ...]
) -> list[tuple[str, Changes]] | None:
    try:
        return list(_diffed(git, [commit], options, paths))
    except HistoryError:
        return None


def _diffed(
    git: Git, commits: Sequence[str], options: tuple[str, ...], paths: tuple[str, ...]
) -> Iterator[tuple[str, Changes]]:
    """The commits for which git wrote a whole record; the last one only once git ended well."""
    stdin = "".join(f"{id}\n" for id in commits).encode("ascii")
    words = _words(git.chunks("diff-tree", *options, *paths, stdin=stdin))
    current, raw, lines = "", [], {}
    for word in words:
        if word.startswith(b":"):
            raw.append(_raw(word, words))
        elif b"\t" in word:
            path, counts = _numbers(word, words)
            lines[path] = counts
        elif _ID.fullmatch(word):
            if current:
                yield current, _joined(raw, lines)
            current, raw, lines = word.decode("ascii"), [], {}
        else:
            raise HistoryError("git diff-tree answered in a way of its own; git fsck tells what is damaged")
    if current:
        yield current, _joined(raw, lines)


def _words(chunks: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    if rest.strip():
        yield rest


def _raw(word: bytes, words: Iterator[bytes]) -> FileChange:
    """A record of `--raw`: ":mode mode blob blob status", then one path, or two for a rename."""
    _, _, old_blob, blob, status = word.split(b" ")
    kind = status[:1].decode("ascii")
    first = decoded_path(next(words))
    path, old_path = (decoded_path(next(words)), first) if kind in "RC" else (first, "")
    return FileChange(path, old_path, kind, blob_id(old_blob), blob_id(blob), None, None)


def blob_id(id: bytes) -> str:
    """The id of a content; "" for what git writes where there is none."""
    return "" if id.strip(b"0") == b"" else id.decode("ascii")


def _numbers(word: bytes, words: Iterator[bytes]) -> tuple[str, tuple[int | None, int | None]]:
    """A record of `--numstat`: "added TAB deleted TAB path", or both paths after it for a rename."""
    added, deleted, path = word.split(b"\t", 2)
    if not path:
        next(words)
        path = next(words)
    return decoded_path(path), (_number(added), _number(deleted))


def _number(digits: bytes) -> int | None:
    return int(digits) if digits.isdigit() else None


def _joined(raw: list[FileChange], lines: dict[str, tuple[int | None, int | None]]) -> Changes:
    changes = []
    for change in raw:
        added, deleted = lines.get(change.path, (None, None))
        changes.append(
            FileChange(
                change.path, change.old_path, change.status, change.old_blob, change.blob, added, deleted
            )
        )
    return tuple(sorted(changes, key=lambda change: change.path))
