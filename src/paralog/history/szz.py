"""The commits that brought a defect in: AG-SZZ, by `git blame`.

Śliwerski, Zimmermann and Zeller (2005): who last touched the lines that a repair takes away brought the
defect in. Kim et al. (2006) leave out blank lines, comments and changes of form; da Costa et al. (2017)
merges. Lines are followed through moves between files of one commit (`-C`) and changes of white space (`-w`).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256

from paralog.core import HistoryError, Progress
from paralog.history.commit import Commit, FileChange
from paralog.history.git import Git
from paralog.history.hunks import Removal, read_removals, removals_of
from paralog.history.log import Records

SCHEMA = 3
MAX_LINES = 1000
"""Lines taken from one file above which the change is a rewrite, and blames everybody."""
MAX_IGNORED = 1000
"""Commits that can be looked through; more do not fit on a command line."""


@dataclass(frozen=True, slots=True)
class Inducement:
    """A commit that wrote lines which a repair took away.

    Attributes:
        fix: id of the repair.
        path: the file after the repair.
        inducing: id of the commit that wrote the lines.
        lines: how many of them.
    """

    fix: str
    path: str
    inducing: str
    lines: int


def find_inducing(
    git: Git,
    fixes: Sequence[Commit],
    *,
    looked_through: Collection[str] = (),
    extensions: Sequence[str] = (),
    known: Records | None = None,
    progress: Progress | None = None,
) -> tuple[Inducement, ...]:
    """Who brought in what each of `fixes` repairs, in the order of the repairs and their files.

    A repair that only adds lines has nobody to blame, and is not among the results.

    Args:
        git: the program.
        fixes: commits with one parent.
        looked_through: ids of commits that wrote no code of their own, such as formatting; lines are
            followed to whoever wrote them before. Up to `MAX_IGNORED` are heeded.
        extensions: only files that end in one of these; none for all.
        known: where results are kept.
        progress: told how far the work is.
    """
    through = sorted(looked_through)[:MAX_IGNORED]
    keys = {fix.id: _key(fix.id, through, extensions) for fix in fixes}
    found = known.records(list(keys.values())) if known is not None else {}
    results = {fix.id: _unpacked(fix.id, found.get(keys[fix.id])) for fix in fixes}
    missing = [fix for fix in fixes if results[fix.id] is None]
    removals: dict[str, list[Removal]] = {}
    for removal in read_removals(git, [fix.id for fix in missing], extensions):
        removals.setdefault(removal.commit, []).append(removal)
    for done, fix in enumerate(missing, 1):
        taken = removals_of(fix, removals.get(fix.id, ()))
        answers = [_blame(git, fix, change, removal.lines, through) for change, removal in taken]
        blamed = [found for answer in answers for found in answer or ()]
        results[fix.id] = tuple(blamed)
        if known is not None and None not in answers:  # what git could not say now it may say another time
            known.store({keys[fix.id]: _packed(blamed)}, {})
        if progress is not None:
            progress(done, len(missing), "looking for who brought defects in")
    return tuple(inducement for fix in fixes for inducement in results[fix.id] or ())


def _blame(
    git: Git, fix: Commit, change: FileChange, lines: Sequence[int], through: Sequence[str]
) -> list[Inducement] | None:
    """Who wrote the lines; None where git fails: content is not at hand, or a path that it cannot name."""
    if not fix.parents or len(lines) > MAX_LINES:
        return []
    try:
        written = _blamed(git, fix.parents[0], change, lines, through)
    except HistoryError:
        return None
    counts: dict[str, int] = {}
    for line in written.split(b"\n"):
        words = line.split(b" ")
        if len(words) in (3, 4) and len(words[0]) in (40, 64) and words[1].isdigit():
            writer = words[0].decode("ascii")
            counts[writer] = counts.get(writer, 0) + 1
    return [Inducement(fix.id, change.path, writer, n) for writer, n in sorted(counts.items())]


def _blamed(git: Git, parent: str, change: FileChange, lines: Sequence[int], through: Sequence[str]) -> bytes:
    ranges = [word for first, last in _ranges(lines) for word in ("-L", f"{first},{last}")]
    ignored = [word for id in through for word in ("--ignore-rev", id)]
    options = ("--porcelain", "-w", "-C", "--no-textconv", *ignored, *ranges)
    return git.run("blame", *options, parent, "--", change.before)


def _ranges(lines: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending numbers as inclusive ranges: 3 4 5 9 -> (3, 5), (9, 9)."""
    ranges: list[tuple[int, int]] = []
    for line in lines:
        if ranges and ranges[-1][1] == line - 1:
            ranges[-1] = (ranges[-1][0], line)
        else:
            ranges.append((line, line))
    return ranges


def _key(id: str, through: Sequence[str], extensions: Sequence[str]) -> str:
    circumstances = sha256("\0".join([*through, "", *sorted(extensions)]).encode()).hexdigest()[:16]
    return f"szz:{SCHEMA}:{id}:{circumstances}"


def _packed(blamed: Sequence[Inducement]) -> str:
    return json.dumps([(found.path, found.inducing, found.lines) for found in blamed])


def _unpacked(fix: str, record: str | None) -> tuple[Inducement, ...] | None:
    if record is None:
        return None
    try:
        return tuple(Inducement(fix, str(path), str(by), int(n)) for path, by, n in json.loads(record))
    except (ValueError, TypeError):
        return None
