"""Clone classes that are known already, so that a gate looks at new ones only.

A class is known when some class in the baseline has at least as many members and every member of
the new one is among them, by place (path and qualified name) or by the digest of its code. So a
copy may move, be renamed, edited or deleted; one copy more makes the class new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from paralog.core import CloneClass, Report, UsageError
from paralog.core.atomic import atomic_write

SCHEMA_VERSION = 1
MAX_BYTES = 100_000_000


@dataclass(frozen=True, slots=True)
class KnownClass:
    """The members of a clone class that was accepted: how many, where, and with which code."""

    size: int
    places: frozenset[tuple[str, str]]
    digests: frozenset[str]

    def covers(self, found: CloneClass) -> bool:
        """Whether `found` is this class, perhaps with members moved, edited or gone."""
        return len(found.units) <= self.size and all(
            (unit.path, unit.qualname) in self.places or unit.digest in self.digests for unit in found.units
        )


def write_baseline(report: Report, path: str | Path) -> None:
    """Write the members of every class in `report`, as JSON that a person can review.

    Raises:
        UsageError: `path` cannot be written.
    """
    classes = [
        {
            "id": found.id,
            "members": [
                {"path": unit.path, "qualname": unit.qualname, "digest": unit.digest} for unit in found.units
            ],
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
        return tuple(_known([_member(one) for one in entry["members"]]) for entry in content["classes"])
    except (KeyError, TypeError):
        raise UsageError(f"{source}: is damaged; --write-baseline makes it anew") from None


def without_known(report: Report, known: tuple[KnownClass, ...]) -> Report:
    """`report` with only the classes that none of `known` covers; counts how many were left out."""
    holders: defaultdict[str | tuple[str, str], list[KnownClass]] = defaultdict(list)
    for one in known:
        for key in one.places | one.digests:
            holders[key].append(one)

    def is_known(found: CloneClass) -> bool:
        first = found.units[0]
        candidates = holders[first.path, first.qualname] + holders[first.digest]
        return any(one.covers(found) for one in candidates)

    new = tuple(found for found in report.classes if not is_known(found))
    statistics = {**report.statistics, "known_classes": len(report.classes) - len(new)}
    return replace(report, classes=new, statistics=statistics)


def _member(entry: dict[str, str]) -> tuple[str, str, str]:
    return entry["path"], entry["qualname"], entry["digest"]


def _known(members: list[tuple[str, str, str]]) -> KnownClass:
    return KnownClass(
        size=len(members),
        places=frozenset((path, qualname) for path, qualname, _ in members),
        digests=frozenset(digest for _, _, digest in members),
    )
