"""What differs between two revisions."""

from __future__ import annotations

from paralog.core import HistoryError, UsageError
from paralog.history.git import Git
from paralog.history.repository import commit_id
from paralog.history.tree import decoded_path


def changed_since(git: Git, revision: str, head: str) -> frozenset[str]:
    """Paths that `head` has and that differ from where it left `revision`, as a pull request shows them.

    Raises:
        UsageError: the revision names no commit, or one that has no history in common with the head.
    """
    base = commit_id(git, revision)
    bases = git.run("rev-list", "--max-count=1", head, f"^{base}").strip()
    if not bases:  # the head is the revision, or older
        return frozenset()
    common = left_at(git, revision, head)
    listing = git.run(
        "diff-tree",
        "-r",
        "-z",
        "--name-only",
        "--no-renames",
        "--diff-filter=d",
        "--no-ext-diff",
        common,
        head,
    )
    return frozenset(decoded_path(path) for path in listing.split(b"\0") if path)


def left_at(git: Git, revision: str, head: str) -> str:
    """Id of the last commit that a revision and `head` have in common.

    Raises:
        UsageError: as for `changed_since`.
    """
    base = commit_id(git, revision)
    try:
        return git.text("merge-base", base, head).split("\n")[0]
    except HistoryError:
        raise UsageError(f"{revision!r} and HEAD have no history in common") from None
