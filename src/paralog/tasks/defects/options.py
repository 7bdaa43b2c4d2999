"""What a ranking by risk can be asked for."""

from __future__ import annotations

from dataclasses import dataclass

from paralog.core import UsageError


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the task.

    Attributes:
        window_days: how far ahead a defect counts, and how far apart snapshots are.
        embargo_days: days before a snapshot whose repairs are not learned from: what is told about them may
            have come later.
        max_windows: snapshots to look back at, at most.
        min_commits: a history with fewer that change source code is refused.
        min_defective: a window with fewer defective files tests nothing.
        by_effort: rank by probability for each line that has to be read.
        functions: functions that are told for each file, at most.
        past_defects: past defects that are told for each file, at most.
        explained: files with reasons, from the top.
        inspected: files whose functions are looked at, from the top.
        draws: draws behind each interval.
        seed: of the draws.
    """

    window_days: int = 182
    embargo_days: int = 14
    max_windows: int = 12
    min_commits: int = 10
    min_defective: int = 3
    by_effort: bool = False
    functions: int = 3
    past_defects: int = 3
    explained: int = 100
    inspected: int = 20
    draws: int = 400
    seed: int = 0

    def __post_init__(self) -> None:
        if self.window_days < 1:
            raise UsageError(f"window_days is {self.window_days}, less than 1")
        if not 0 <= self.embargo_days < self.window_days:
            raise UsageError(f"embargo_days is {self.embargo_days}, not from 0 to below window_days")
        if self.max_windows < 1:
            raise UsageError(f"max_windows is {self.max_windows}, less than 1")
