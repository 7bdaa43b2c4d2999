"""Localization on real reports: what a ranking learned from other projects finds, and what each signal adds.

Protocol: each project is ranked by weights fitted to the other projects alone. The tree is that before the
repair, the history what that commit descends from. `acc@k` asks for all files (or functions) of the repair
among the first k, `hit@k` for one of them. Differences are paired, report by report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.evaluation.bootstrap import mean_interval
from paralog.evaluation.locating import measures, right_ranks
from paralog.evaluation.reliability import expected_calibration_error, reliability
from paralog.experiments.locate_issues.baselines import BM25_FILES, FUNCTIONS
from paralog.experiments.locate_issues.solve import SolvedIssue
from paralog.tasks.localization import Group
from paralog.tasks.localization.ranker import Ranked, Ranker, Weights
from paralog.tasks.localization.training import fit_ranking

OURS = "paralog locate"
STRATA = ("path", "names", "prose")
Solved = Mapping[str, Sequence[SolvedIssue]]
"""Reports by project."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of a method for one report, of files or of functions."""

    issue: SolvedIssue
    scores: NDArray[np.float64]


def choices(groups: Iterable[Group]) -> list[frozenset[Group]]:
    """Every choice of one or more groups, the largest last."""
    known = [group for group in Group if group in set(groups)]
    return [frozenset(found) for size in range(1, len(known) + 1) for found in combinations(known, size)]


def groups_in(solved: Solved) -> frozenset[Group]:
    """Groups of signals that every report has."""
    found = [set(issue.solved.by_group) for issues in solved.values() for issue in issues]
    return frozenset(set.intersection(*found)) if found else frozenset()


def fit(solved: Solved, choice: frozenset[Group]) -> Weights:
    """Weights fitted to all projects."""
    return fit_ranking({name: [issue.solved for issue in issues] for name, issues in solved.items()}, choice)


def left_out(
    solved: Solved, choice: frozenset[Group], known: Ranker | None = None
) -> list[tuple[SolvedIssue, Ranked, Ranked]]:
    """Every report with its files and functions ranked by weights fitted to the other projects.

    Args:
        solved: reports by project.
        choice: signals to use.
        known: a ranking to use instead, which was fitted to none of the projects.
    """
    ranked = []
    for name, issues in solved.items():
        others = {other: found for other, found in solved.items() if other != name}
        ranker = known or Ranker("left-out@1", {choice: fit(others, choice)})
        for issue in issues:
            signals = issue.solved.signals(choice)
            files = ranker.rank_files(signals, choice)
            functions = ranker.rank_functions(signals, choice, files, issue.solved.owner)
            ranked.append((issue, files, functions))
    return ranked


def study(solved: Solved, known: Ranker | None = None) -> dict[str, Any]:
    """All figures of the benchmark as plain values; arguments as in `left_out`.

    Raises:
        UsageError: the known ranking was fitted to one of the projects.
    """
    taught = set(known.provenance.get("reports", ())) & set(solved) if known else set()
    if taught:
        raise UsageError(f"{', '.join(sorted(taught))}: taught the ranking that it is to judge")
    whole = groups_in(solved)
    ranked = {choice: left_out(solved, choice, known) for choice in _ablation(whole)}
    ours = ranked[whole]
    issues = [issue for issue, _, _ in ours]
    with_functions = [at for at, issue in enumerate(issues) if issue.n_functions]
    methods = [name for name in issues[0].baselines if all(name in issue.baselines for issue in issues)]
    files = {name: [Scored(issue, issue.baselines[name]) for issue in issues] for name in methods}
    files[OURS] = [Scored(issue, found.scores) for issue, found, _ in ours]
    functions = {
        FUNCTIONS: [Scored(issues[at], issues[at].function_baselines[FUNCTIONS]) for at in with_functions],
        OURS: [Scored(issues[at], ours[at][2].scores) for at in with_functions],
    }
    return {
        "reports": {name: len(found) for name, found in solved.items()},
        "signals": [group for group in Group if group in whole],
        "fitted_to": known.provenance.get("reports", {}) if known else "the other projects, one left out",
        "files": _compared(files, BM25_FILES, of_functions=False),
        "functions": _compared(functions, FUNCTIONS, of_functions=True) if with_functions else {},
        "strata": {name: _part(files, issues, "stratum", name) for name in STRATA},
        "projects": {name: _part(files, issues, "project", name) for name in solved},
        "ablation": {
            "+".join(group for group in Group if group in choice): {
                "files": _means([Scored(issue, found.scores) for issue, found, _ in results], False),
                "functions": _means(
                    [Scored(results[at][0], results[at][2].scores) for at in with_functions], True
                ),
            }
            for choice, results in ranked.items()
        },
        "calibration": _calibration(ours),
    }


def _ablation(whole: frozenset[Group]) -> list[frozenset[Group]]:
    """Everything, each group left out, and each alone."""
    found = {whole, *(whole - {group} for group in whole), *(frozenset({group}) for group in whole)}
    return sorted((choice for choice in found if choice), key=lambda choice: (len(choice), sorted(choice)))


def _part(
    methods: Mapping[str, Sequence[Scored]], issues: Sequence[SolvedIssue], attribute: str, value: str
) -> dict[str, Any]:
    """The comparison on some of the reports; empty where there is none."""
    rows = [row for row, issue in enumerate(issues) if getattr(issue, attribute) == value]
    chosen = {name: [scored[row] for row in rows] for name, scored in methods.items()}
    return _compared(chosen, BM25_FILES, of_functions=False) if rows else {}


def _measured(scored: Sequence[Scored], of_functions: bool) -> dict[str, NDArray[np.float64]]:
    if of_functions:
        ranks = [right_ranks(one.scores, one.issue.solved.functions) for one in scored]
        missing = [one.issue.n_functions - len(one.issue.solved.functions) for one in scored]
        return measures(ranks, missing)
    return measures([right_ranks(one.scores, one.issue.solved.files) for one in scored])


def _means(scored: Sequence[Scored], of_functions: bool) -> dict[str, float]:
    found = _measured(scored, of_functions)
    return {name: round(float(values.mean()), 4) if len(values) else 0.0 for name, values in found.items()}


def _compared(methods: Mapping[str, Sequence[Scored]], baseline: str, of_functions: bool) -> dict[str, Any]:
    """Each method's measures, and how far ahead of the baseline it is, with paired intervals."""
    measured = {name: _measured(scored, of_functions) for name, scored in methods.items()}
    plain = measured[baseline]
    return {
        name: {
            "n": len(methods[name]),
            **{
                measure: {
                    "value": round(float(values.mean()), 4),
                    "interval": _rounded(mean_interval(values)),
                    "ahead": round(float((values - plain[measure]).mean()), 4),
                    "ahead_interval": _rounded(mean_interval(values - plain[measure])),
                }
                for measure, values in found.items()
            },
        }
        for name, found in measured.items()
    }


def _rounded(found: tuple[float, float]) -> list[float]:
    return [round(bound, 4) for bound in found]


def _calibration(ranked: Sequence[tuple[SolvedIssue, Ranked, Ranked]]) -> dict[str, Any]:
    """Whether the probabilities of files hold: of all, and of the first of each report."""
    stated = np.concatenate([files.probabilities for _, files, _ in ranked])
    right = np.concatenate(
        [np.isin(np.arange(len(files.scores)), issue.solved.files) for issue, files, _ in ranked]
    )
    first = np.array([files.probabilities.max() for _, files, _ in ranked])
    is_right = np.array(
        [int(np.argmax(files.scores)) in set(issue.solved.files.tolist()) for issue, files, _ in ranked]
    )
    bins = reliability(first, is_right, 5)
    return {
        "files_expected_error": round(expected_calibration_error(reliability(stated, right)), 4),
        "first_stated": round(float(first.mean()), 4),
        "first_right": round(float(is_right.mean()), 4),
        "first_expected_error": round(expected_calibration_error(bins), 4),
        "first_bins": [
            {"stated": round(one.predicted, 3), "right": round(one.observed, 3), "n": one.n} for one in bins
        ],
    }
