"""What localization compares and shows."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core import UsageError
from paralog.tasks.localization.signal import Group

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the localization task; checked as a whole when made.

    Attributes:
        top: files, and functions of the whole code base, to return, 1 to 10,000.
        functions: functions to return within each file, 0 or more.
        groups: signals that may be used; those that are not at hand are left out.
    """

    top: int = 10
    functions: int = 3
    groups: frozenset[Group] = frozenset(Group)

    def __post_init__(self) -> None:
        if not 1 <= self.top <= _MOST:
            raise UsageError(f"top is {self.top}, not in 1 to {_MOST:,}")
        if not 0 <= self.functions <= _MOST:
            raise UsageError(f"functions is {self.functions}, not in 0 to {_MOST:,}")
        if not self.groups:
            raise UsageError("all signals are switched off: there is nothing to compare a report with")

    def settings(self) -> dict[str, str | int | float | bool | None]:
        """The options as plain values, for a report."""
        return {
            "top": self.top,
            "functions": self.functions,
            "signals": ",".join(group for group in Group if group in self.groups),
        }
