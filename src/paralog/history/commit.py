"""A commit, as a history has it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to a file.

    Paths are relative to the top of the repository, with forward slashes; bytes that are no UTF-8 are
    lone surrogates in them, as `os.fsdecode` has it.

    Attributes:
        path: the file after the commit; where it was deleted, before it.
        old_path: the file before the commit, where that was another path (a rename); else "".
        status: "A" added, "M" modified, "D" deleted, "R" renamed, "T" its type changed.
        old_blob, blob: ids of the content before and after; "" for none.
        added, deleted: lines; None for binary content and where the content is not at hand.
    """

    path: str
    old_path: str
    status: str
    old_blob: str
    blob: str
    added: int | None
    deleted: int | None

    @property
    def before(self) -> str:
        """Path of the file in the parent."""
        return self.old_path or self.path

    @property
    def churn(self) -> int:
        """Lines added and deleted; 0 where they are not known."""
        return (self.added or 0) + (self.deleted or 0)


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit and what it changed.

    Attributes:
        id: lower-case hexadecimal.
        parents: ids; two or more for a merge.
        author: "Name <mail>" as written, without the time.
        authored, committed: seconds since 1970. Clocks are wrong now and then: order by ancestry.
        message: all of it, decoded as it says it is, else as UTF-8; broken bytes are replaced.
        changes: files in path order; none for a merge, whose changes are those of its parents.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    authored: int
    committed: int
    message: str
    changes: tuple[FileChange, ...]

    @property
    def subject(self) -> str:
        """First line of the message."""
        return self.message.strip().partition("\n")[0].strip()

    @property
    def is_merge(self) -> bool:
        return len(self.parents) > 1
