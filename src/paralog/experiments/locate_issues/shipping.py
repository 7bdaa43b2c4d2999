"""The ranking that comes with paralog: fitted to all reports of the benchmark, for each choice of signals."""

from __future__ import annotations

from paralog.experiments.locate_issues.study import Solved, choices, fit, groups_in
from paralog.tasks.localization.ranker import Ranker


def make_ranker(solved: Solved, name: str, *, encoder: str = "") -> Ranker:
    """A ranking fitted to all projects; the benchmark judges it by projects left out.

    Args:
        solved: reports of two projects or more.
        name: name@version.
        encoder: `name@version` of what signals of meaning come from; "" where there are none.
    """
    return Ranker(
        name=name,
        weights={choice: fit(solved, choice) for choice in choices(groups_in(solved))},
        provenance={
            "reports": {project: len(issues) for project, issues in solved.items()},
            "fitted": "listwise softmax over files, and over functions with the share of their file; Platt's"
            " scaling on projects left out",
            "encoder": encoder,
        },
    )
