"""A repository whose whole history is at hand, at one revision."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from paralog.core import HistoryError, UsageError
from paralog.history.git import Git


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository that was found complete.

    Attributes:
        git: the program at work in it.
        head: id of the commit that is looked at, lower-case hexadecimal.
        prefix: the folder that was named, relative to the top, ending in "/"; "" for the top itself.
        shown: how the user named it, for messages.
    """

    git: Git
    head: str
    prefix: str
    shown: str


def open_repository(path: str | Path, revision: str = "HEAD") -> Repository:
    """The repository around a folder, at a revision.

    Args:
        path: a folder inside the repository, or a bare repository.
        revision: anything that names a commit: a branch, a tag, an id, "HEAD~3".

    Raises:
        UsageError: the folder does not exist, or the revision names no commit.
        HistoryError: there is no git, no repository, no commit, or only a part of the history.
    """
    folder, shown = Path(path), str(path)
    if not folder.exists():
        raise UsageError(f"{shown} does not exist: name a folder inside a git repository")
    if not folder.is_dir():
        raise UsageError(f"{shown} is a file: name the folder of a git repository")
    git = Git(Path(os.path.abspath(folder)))
    try:
        answer = git.text(
            "rev-parse", "--is-shallow-repository", "--is-inside-git-dir", "--is-bare-repository"
        )
    except HistoryError as error:
        raise HistoryError(f"{shown}: {error}") from None
    is_shallow, is_inside, is_bare = (line == "true" for line in answer.splitlines()[:3])
    if is_shallow:
        raise HistoryError(
            f"{shown} is a shallow clone, which lacks most of its history: git fetch --unshallow gets it"
            " (in GitHub Actions: fetch-depth: 0)"
        )
    if is_inside and not is_bare:
        raise UsageError(f"{shown} is the inside of a git folder: name the folder around it")
    prefix = "" if is_bare else git.text("rev-parse", "--show-prefix")
    found = Git(Path(git.text("rev-parse", "--absolute-git-dir")), is_found=True)
    return Repository(found, commit_id(found, revision, shown), prefix, shown)


def commit_id(git: Git, revision: str, shown: str = "the repository") -> str:
    """Id of the commit that `revision` names.

    Raises:
        UsageError: it names none.
        HistoryError: there is no commit at all, or that at HEAD is damaged.
    """
    if not revision.strip() or revision.startswith(("-", "^")) or "\0" in revision:
        raise UsageError(f"{revision!r} is no revision: name a branch, a tag or a commit")
    try:
        return git.text("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except HistoryError:
        if revision == "HEAD" and _is_born(git):
            raise HistoryError(
                f"{shown}: the commit at HEAD cannot be read: git fsck tells what is damaged"
            ) from None
        if revision == "HEAD":
            raise HistoryError(f"{shown} has no commit yet that HEAD leads to: there is no history") from None
        raise UsageError(f"{shown} has no commit that {revision!r} names: see git log") from None


def _is_born(git: Git) -> bool:
    """Whether HEAD leads to a commit, be it one that cannot be read."""
    try:
        return bool(git.text("rev-parse", "--verify", "--quiet", "HEAD"))
    except HistoryError:
        return False
