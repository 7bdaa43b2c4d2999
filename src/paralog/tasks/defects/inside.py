"""What to look at inside a file: its functions that matter most, and past defects that they look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from paralog.core import CodeUnit, PastDefect, RiskyFunction, UnitKind, Vectors
from paralog.history import shown_path
from paralog.tasks.defects.mined import Mined
from paralog.tasks.defects.repaired import Repaired

NEAR = 0.8
"""Cosine from which a function looks like another one."""
_REPAIR_WEIGHT = 2.0  # of one repair, in sizes of the function


@dataclass(frozen=True, slots=True)
class Inside:
    """What is told about the inside of a file."""

    functions: tuple[RiskyFunction, ...]
    past_defects: tuple[PastDefect, ...]


def look_inside(
    mined: Mined,
    repaired: Repaired,
    file: int,
    units: Sequence[CodeUnit],
    vectors: Vectors,
    n_functions: int,
    n_past: int,
) -> Inside:
    """The functions of one file that matter most, and what its functions look like.

    Args:
        mined: the history.
        repaired: functions of recent repairs.
        file: number of the file in the lineage.
        units: its functions.
        vectors: float32 [units, dim].
        n_functions: how many are told.
        n_past: likewise of past defects.
    """
    return Inside(
        _functions(repaired, file, units)[:n_functions],
        tuple(_past(mined, repaired, file, units, vectors)[:n_past]),
    )


def _functions(repaired: Repaired, file: int, units: Sequence[CodeUnit]) -> tuple[RiskyFunction, ...]:
    """By length in tokens, a function that was repaired counting as several of its size."""
    times = [repaired.times(file, unit.qualname) for unit in units]
    weights = [unit.n_tokens * (1 + _REPAIR_WEIGHT * n) for unit, n in zip(units, times, strict=True)]
    total = sum(weights) or 1.0
    order = sorted(range(len(units)), key=lambda at: (-weights[at], units[at].order))
    return tuple(
        RiskyFunction(
            shown_path(units[at].qualname),
            units[at].span.start_line,
            units[at].span.end_line,
            round(weights[at] / total, 4),
            _worded(units[at].n_tokens, times[at]),
        )
        for at in order
    )


def _worded(n_tokens: int, times: int) -> str:
    tokens = f"{n_tokens:,} tokens"
    return f"{times} recent {'repair' if times == 1 else 'repairs'}, {tokens}" if times else tokens


def _past(
    mined: Mined, repaired: Repaired, file: int, units: Sequence[CodeUnit], vectors: Vectors
) -> list[PastDefect]:
    """Nearest first; each repaired function once, with the function that looks most like it.

    A function that was repaired itself is not told that it looks like what it was, and statements of modules
    are no functions.
    """
    if not len(units) or not len(repaired.units):
        return []
    similarity = vectors @ repaired.vectors.T
    similarity[[unit.kind is UnitKind.SCRIPT for unit in units]] = -1
    similarity[:, [unit.kind is UnitKind.SCRIPT for unit in repaired.units]] = -1
    names = np.array([unit.qualname for unit in units])
    for column, (unit, number) in enumerate(zip(repaired.units, repaired.files, strict=True)):
        if number == file:
            similarity[names == unit.qualname, column] = -1
    best = similarity.argmax(axis=0)
    nearest = similarity.max(axis=0)
    found, told = [], set()
    for column in np.argsort(-nearest, kind="stable"):
        unit = repaired.units[int(column)]
        if nearest[column] < NEAR or (unit.path, unit.qualname) in told:
            continue
        told.add((unit.path, unit.qualname))
        commit = mined.commits[repaired.commits[int(column)]]
        found.append(
            PastDefect(
                commit.id,
                commit.subject[:200],
                unit.path,
                shown_path(unit.qualname),
                shown_path(units[int(best[column])].qualname),
                round(min(float(nearest[column]), 1.0), 4),
            )
        )
    return found
