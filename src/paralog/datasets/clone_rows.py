"""The rows of the clone table: small, fixed samples of unseen problems, one for each platform."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.datasets.described import SOURCES
from paralog.datasets.labelled import PLATFORM
from paralog.datasets.records import Solution

MAX_PROBLEMS, MAX_SOLUTIONS, MIN_ATCODER_TOKENS = 60, 12, 150
"""At most so many problems, solutions of each; tiny solutions are left out where problems coincide."""


@dataclass(frozen=True, slots=True)
class CloneRow:
    """One row: solutions in one language, or queries in one against candidates in another.

    Attributes:
        unseen: whether the authors are those that training saw nothing of; None for all authors.
    """

    label: str
    platform: str
    language: str
    other: str = ""
    unseen: bool | None = None


ROWS = (
    CloneRow("HackerRank, Python", "hackerrank", "python"),
    CloneRow("LeetCode, Python", "leetcode", "python"),
    CloneRow("AtCoder, Python", "atcoder", "python"),
    CloneRow("Code Jam, Python", "codejam", "python"),
    CloneRow("Code Jam, Java", "codejam", "java"),
    CloneRow("AtCoder, Python against Java", "atcoder", "python", "java"),
    CloneRow("Code Jam, Python against Java", "codejam", "python", "java"),
)

MORE_ROWS = (
    CloneRow("OJClone, C", "ojclone", "c"),
    CloneRow("AtCoder, Python against C", "atcoder", "python", "c"),
    CloneRow("AtCoder, Java against C++", "atcoder", "java", "cpp"),
    CloneRow("Code Jam, Python against C", "codejam", "python", "c"),
    CloneRow("HackerRank, Python, authors of training", "hackerrank", "python", unseen=False),
    CloneRow("HackerRank, Python, unseen authors", "hackerrank", "python", unseen=True),
)
"""Rows beside the table, of unseen problems too: C, of which training has fewer solutions, and authors."""


def platforms_of(rows: Sequence[CloneRow]) -> tuple[str, ...]:
    """Where the solutions of these rows come from, each platform once."""
    return tuple(dict.fromkeys(row.platform for row in rows))


def rows_for(solutions: Sequence[Solution]) -> tuple[CloneRow, ...]:
    """The rows of one language that there may be among `solutions`: those of `ROWS`, one's own, and of
    the sources of code with text.
    """
    others = {(s.platform, s.language) for s in solutions if s.platform in (PLATFORM, *SOURCES)}
    return (
        *(row for row in ROWS if not row.other),
        *(CloneRow(f"{platform}, {language}", platform, language) for platform, language in sorted(others)),
    )


def draw_row(solutions: Sequence[Solution], platform: str, language: str, split: str, seed: int) -> list[int]:
    """Positions of a row's solutions: up to 60 problems, up to 12 solutions each, one an author.

    Problems with a single solution are left out. The same arguments give the same sample.
    The language "" stands for all of them together.
    """
    by_problem: dict[str, list[int]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for at, s in enumerate(solutions):
        fits = s.platform == platform and language in ("", s.language) and s.split == split
        if not fits or (platform == "atcoder" and s.n_tokens < MIN_ATCODER_TOKENS):
            continue
        if (s.problem, s.author) not in seen:
            seen.add((s.problem, s.author))
            by_problem[s.problem].append(at)
    rng = np.random.default_rng(seed)
    problems = sorted(problem for problem, rows in by_problem.items() if len(rows) > 1)
    richest = sorted(problems, key=lambda problem: (-min(len(by_problem[problem]), MAX_SOLUTIONS), problem))
    chosen: list[int] = []
    for problem in sorted(richest[:MAX_PROBLEMS]):
        rows = by_problem[problem]
        picked = rng.permutation(len(rows))[:MAX_SOLUTIONS]
        chosen.extend(rows[i] for i in sorted(picked))
    return chosen


def number_labels(
    solutions: Sequence[Solution], numbers: dict[str, int] | None = None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Number of the problem and of the group of each solution, as the metrics take them.

    Args:
        solutions: such as those that `draw_row` picks.
        numbers: those that were given before, by problem and group, which grows; samples that are compared
            with one another share it.
    """
    given = {} if numbers is None else numbers
    problems = [given.setdefault(f"problem {s.problem}", len(given)) for s in solutions]
    groups = [given.setdefault(f"group {s.group}", len(given)) for s in solutions]
    return np.array(problems, np.int64), np.array(groups, np.int64)
