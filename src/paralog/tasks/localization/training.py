"""A ranking fitted to reports of several projects, each judged by what was learned from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from paralog.tasks.localization.fitting import PULL, Example, fit_odds, fit_weights, shares
from paralog.tasks.localization.ranker import FILE_SHARE, Weights, log_shares, table
from paralog.tasks.localization.signal import Floats, Group, Signals, together


@dataclass(frozen=True, slots=True)
class Solved:
    """A report of which the repair is known.

    Attributes:
        by_group: signals of the files and functions of the code base before the repair.
        owner: [n functions], row of the file of each.
        files: rows of the files that the repair changed, at least one.
        functions: rows of the functions that it changed; none where that is not known.
    """

    by_group: Mapping[Group, Signals]
    owner: NDArray[np.intp]
    files: NDArray[np.intp]
    functions: NDArray[np.intp]

    def signals(self, choice: frozenset[Group]) -> Signals:
        """Those of some groups."""
        return together(self.by_group[group] for group in Group if group in choice)


_FIRST_FILES = 30
Solutions: TypeAlias = Mapping[str, Sequence[Solved]]
"""Solved reports by project."""


def fit_ranking(solutions: Solutions, choice: frozenset[Group], pull: float = PULL) -> Weights:
    """Weights of the signals of some groups, fitted to all projects.

    Functions are ranked by the shares of their files besides, and shares become probabilities: both are
    fitted to shares that each project got from weights fitted to the others. Where there is one project
    alone, to those that it got from its own.

    Args:
        solutions: of one project or more; two are needed for probabilities that can be relied on.
        choice: groups of signals that are used.
        pull: of the weights towards 0, see `fit_weights`.
    """
    first = next(report for reports in solutions.values() for report in reports).signals(choice)
    file_signals, function_signals = tuple(first.files), tuple(first.functions)
    files = {
        project: [
            Example(table(report.signals(choice).files, file_signals), report.files) for report in reports
        ]
        for project, reports in solutions.items()
    }
    weights = fit_weights([example for found in files.values() for example in found], pull)
    left_out = {
        project: [example.signals @ fitted for example in files[project]]
        for project, fitted in _without_each(files, pull).items()
    }
    functions = _function_examples(solutions, choice, function_signals, left_out)
    function_weights = _fit_functions(functions, len(function_signals), pull)
    judged = _without_each(functions, pull)
    return Weights(
        files=dict(zip(file_signals, map(float, weights), strict=True)),
        functions=dict(zip((*function_signals, FILE_SHARE), map(float, function_weights), strict=True)),
        file_odds=fit_odds(
            [shares(scores) for found in left_out.values() for scores in found],
            [example.right for found in files.values() for example in found],
        ),
        function_odds=fit_odds(
            [shares(e.signals @ judged[project]) for project, found in functions.items() for e in found],
            [example.right for found in functions.values() for example in found],
        ),
    )


def _without_each(examples: Mapping[str, Sequence[Example]], pull: float) -> dict[str, Floats]:
    """For each project the weights that are fitted to all others; to itself where there is no other."""
    fitted = {}
    for project, own in examples.items():
        others = [example for other, found in examples.items() if other != project for example in found]
        fitted[project] = fit_weights(others or own, pull)
    return fitted


def _fit_functions(examples: Mapping[str, Sequence[Example]], n_signals: int, pull: float) -> Floats:
    """Weights of functions; where no repaired function is known, they go by the shares of their files."""
    known = [example for found in examples.values() for example in found]
    return fit_weights(known, pull) if known else np.append(np.zeros(n_signals), 1.0)


def _function_examples(
    solutions: Solutions,
    choice: frozenset[Group],
    names: Sequence[str],
    scores: Mapping[str, Sequence[Floats]],
) -> dict[str, list[Example]]:
    """Examples of the functions of those reports of which the repaired functions are known.

    Only functions of the files that stand first take part, and the right ones: the others have next to no
    share, and there are a great many.
    """
    examples: dict[str, list[Example]] = {}
    for project, reports in solutions.items():
        for report, of_files in zip(reports, scores[project], strict=True):
            if not len(report.functions):
                continue
            ranks = np.argsort(np.argsort(-of_files, kind="stable"), kind="stable")
            taking_part = ranks[report.owner] < _FIRST_FILES
            taking_part[report.functions] = True
            rows = np.flatnonzero(taking_part)
            known = {**report.signals(choice).functions, FILE_SHARE: log_shares(of_files)[report.owner]}
            columns = table(known, (*names, FILE_SHARE))[rows]
            right = np.searchsorted(rows, report.functions)
            examples.setdefault(project, []).append(Example(columns, right))
    return examples
