"""Clone classes that are known already, so that a gate looks at new ones only.

A class is known when some class in the baseline has at least as many members and every member of
the new one is among them: by place (path and qualified name), by the digest of its code, or by its
shape, which stays when names change. So a copy may move, be renamed, edited or deleted; one copy more
makes the class new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from paralog.core import CloneClass, CodeUnit, Report, UsageError
from paralog.core.atomic import atomic_write

SCHEMA_VERSION = 1
MAX_BYTES = 100_000_000
Mark = tuple[str, ...]
"""What a member is known by: the kind of mark, and its parts."""


@dataclass(frozen=True, slots=True)
class KnownClass:
    """The members of a clone class that was accepted.

    Attributes:
        size: how many they were.
        marks: what each can be known by, see `_marks`.
    """

    size: int
    marks: frozenset[Mark]

    def covers(self, found: CloneClass) -> bool:
        """Whether `found` is this class, perhaps with members moved, renamed, edited or gone."""
        return len(found.units) <= self.size and all(
            not self.marks.isdisjoint(_marks(_entry(unit))) for unit in found.units
        )


def write_baseline(report: Report, path: str | Path) -> None:
    """Write the members of every class in `report`, as JSON that a person can review.

    Raises:
        UsageError: `path` cannot be written.
    """
    classes = [
        {
            "id": found.id,
            "members": [_entry(unit) for unit in found.units],
        }
        for found in sorted(report.classes, key=lambda found: found.units[0].order)
    ]
    content = json.dumps({"schema_version": SCHEMA_VERSION, "classes": classes}, indent=1)
    with atomic_write(Path(path)) as stream:
        stream.write(content.encode() + b"\n")


def read_baseline(path: str | Path) -> tuple[KnownClass, ...]:
    """The classes that `write_baseline` wrote.

    Raises:
        UsageError: the file is missing, is no baseline, or is of another version.
    """
    source = Path(path)
    try:
        if source.stat().st_size > MAX_BYTES:
            raise UsageError(f"{source}: too large for a baseline")
        content: object = json.loads(source.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{source}: cannot be read: {error.strerror}; --write-baseline makes one") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{source}: is no baseline; --write-baseline makes one") from None
    if not isinstance(content, dict) or content.get("schema_version") != SCHEMA_VERSION:
        raise UsageError(f"{source}: is no baseline of version {SCHEMA_VERSION}; --write-baseline makes one")
    try:
        return tuple(_known(entry["members"]) for entry in content["classes"])
    except (KeyError, TypeError, ValueError):
        raise UsageError(f"{source}: is damaged; --write-baseline makes it anew") from None


def without_known(report: Report, known: tuple[KnownClass, ...]) -> Report:
    """`report` with only the classes that none of `known` covers; counts how many were left out."""
    holders: defaultdict[Mark, list[KnownClass]] = defaultdict(list)
    for one in known:
        for mark in one.marks:
            holders[mark].append(one)

    def is_known(found: CloneClass) -> bool:
        candidates = [one for mark in _marks(_entry(found.units[0])) for one in holders.get(mark, ())]
        return any(one.covers(found) for one in candidates)

    return report.keeping(tuple(found for found in report.classes if not is_known(found)))


def _entry(unit: CodeUnit) -> dict[str, str]:
    return {"path": unit.path, "qualname": unit.qualname, "digest": unit.digest, "shape": unit.shape}


def _marks(entry: Mapping[str, str]) -> set[Mark]:
    """Place, code and shape of a member, of which one is enough; early baselines have no shape."""
    if not isinstance(entry, dict) or not all(isinstance(value, str) for value in entry.values()):
        raise ValueError("a member has texts only")
    marks: set[Mark] = {("place", entry["path"], entry["qualname"]), ("digest", entry["digest"])}
    return marks | {("shape", entry["shape"])} if entry.get("shape") else marks


def _known(members: Sequence[Mapping[str, str]]) -> KnownClass:
    return KnownClass(len(members), frozenset(mark for member in members for mark in _marks(member)))
