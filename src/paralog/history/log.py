"""The commits that lead to a revision, oldest first."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import fields
from operator import attrgetter
from typing import Protocol

from paralog.core import HistoryError, Progress
from paralog.history.changes import read_changes
from paralog.history.commit import Commit, FileChange
from paralog.history.git import Git
from paralog.history.objects import MAX_BYTES, object_reader

SCHEMA = 2
"""Changes whenever the record of a commit would."""
_BATCH = 2000
_CHANGE = attrgetter(*(field.name for field in fields(FileChange)))
_OF_TEXTS = re.compile(
    r"(?i)(utf-?8|iso|latin|cp|windows|euc|shift|gb|big5|koi8|mac)"
)  # not punycode, which is slow
_SECONDS = re.compile(r"-?\d{1,12}", re.ASCII)  # until the year 33658; more digits are a broken clock
_ZONE = re.compile(r"[+-]\d{1,6}", re.ASCII)  # some old commits have +051800


class Records(Protocol):
    """A place that keeps texts by key, such as the user's cache; it may forget any of them."""

    def records(self, keys: Sequence[str]) -> dict[str, str]: ...
    def store(self, records: Mapping[str, str], vectors: Mapping[str, bytes]) -> object: ...


def read_commits(
    git: Git,
    revision: str,
    *,
    extensions: Sequence[str] = (),
    known: Records | None = None,
    newest: int | None = None,
    progress: Progress | None = None,
) -> tuple[Commit, ...]:
    """Every commit that `revision` descends from, and itself; parents before children.

    Args:
        git: the program at work in the repository.
        revision: id of a commit.
        extensions: tell only changes to files that end in one of these; none for all files.
        known: where commits that were read before are kept. A commit never changes, so that what was read
            once is never read again, unless content was missing.
        newest: how many to read, those of the latest dates; None for all.
        progress: told how far the work is.

    Raises:
        HistoryError: the history cannot be read.
    """
    limit = () if newest is None else (f"--max-count={newest}",)
    listing = git.run("rev-list", "--date-order", "--reverse", *limit, "--end-of-options", revision)
    ids = listing.decode("ascii").split()
    keys = {id: _key(id, extensions) for id in ids}
    found = known.records([keys[id] for id in ids]) if known is not None else {}
    commits = {id: commit for id in ids if (commit := _unpacked(id, found.get(keys[id]))) is not None}
    missing = [id for id in ids if id not in commits]
    for start in range(0, len(missing), _BATCH):
        batch = missing[start : start + _BATCH]
        fresh, partial = _read(git, batch, extensions)
        commits.update((commit.id, commit) for commit in fresh)
        if known is not None:
            whole = [commit for commit in fresh if commit.id not in partial]
            known.store({keys[commit.id]: _packed(commit) for commit in whole}, {})
        if progress is not None:
            progress(start + len(batch), len(missing), "reading the history")
    return tuple(commits[id] for id in ids)


def _read(git: Git, ids: Sequence[str], extensions: Sequence[str]) -> tuple[list[Commit], set[str]]:
    """Commits, and the ids of those whose changes are not told in full."""
    changes: dict[str, tuple[FileChange, ...]] = {}
    partial: set[str] = set()
    for id, changed, is_whole in read_changes(git, ids, extensions):
        changes[id] = changed
        if not is_whole:
            partial.add(id)
    with object_reader(git, MAX_BYTES) as objects:
        contents = list(zip(ids, objects.read_all(ids), strict=True))
    return [_parsed(id, content, changes.get(id, ())) for id, content in contents], partial


def _parsed(id: str, content: bytes | None, changes: tuple[FileChange, ...]) -> Commit:
    """A commit object: header lines, an empty line, the message."""
    if content is None:
        raise HistoryError(
            f"commit {id[:12]} is missing, or larger than {MAX_BYTES:,} bytes: git fsck tells what is damaged"
        )
    head, _, body = content.partition(b"\n\n")
    fields: dict[str, str] = {}
    parents = []
    for line in head.split(b"\n"):
        name, _, value = line.partition(b" ")
        if name == b"parent":
            parents.append(value.decode("ascii", "replace"))
        elif name:  # an empty name continues a signature
            fields.setdefault(name.decode("ascii", "replace"), value.decode("utf-8", "replace"))
    author, authored = _person(fields.get("author", ""))
    _, committed = _person(fields.get("committer", ""))
    message = _decoded(body, fields.get("encoding", "utf-8"))
    return Commit(id, tuple(parents), author, authored, committed, message, changes)


def _person(line: str) -> tuple[str, int]:
    """Who, and when in seconds; 0 for a time that is missing or that no calendar has.

    "Ann <ann@x> 1500000000 +0200" -> ("Ann <ann@x>", 1500000000)
    """
    words = line.rsplit(None, 2)
    if len(words) < 3 or not _ZONE.fullmatch(words[2]):
        return line, 0
    return words[0], int(words[1]) if _SECONDS.fullmatch(words[1]) else 0


def _decoded(text: bytes, encoding: str) -> str:
    if _OF_TEXTS.match(encoding):
        with suppress(LookupError, UnicodeError, ValueError):
            return text.decode(encoding)
    return text.decode("utf-8", "replace")


def _key(id: str, extensions: Sequence[str]) -> str:
    return f"commit:{SCHEMA}:{id}:{','.join(sorted(extensions))}"


def _packed(commit: Commit) -> str:
    changes = [_CHANGE(change) for change in commit.changes]
    # Lone surrogates become escapes, and come back.
    return json.dumps(
        [commit.parents, commit.author, commit.authored, commit.committed, commit.message, changes]
    )


def _unpacked(id: str, record: str | None) -> Commit | None:
    """The commit of a record; None where there is none, or it was made by something else."""
    if record is None:
        return None
    try:
        parents, author, authored, committed, message, changes = json.loads(record)
        return Commit(
            id,
            tuple(parents),
            author,
            int(authored),
            int(committed),
            message,
            tuple(FileChange(*change) for change in changes),
        )
    except (ValueError, TypeError):
        return None
