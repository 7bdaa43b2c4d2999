"""Suspected files as a page: reasons, and functions with their code to unfold; it has no script at all."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from paralog.core import Located, Report, SuspectFile, SuspectFunction
from paralog.report.escaping import visible
from paralog.report.excerpt import CodeBudget
from paralog.report.located_wording import because, likely, looked
from paralog.report.page import assets, notice_groups, policy, render


def located_page(report: Report, located: Located, budget: CodeBudget) -> str:
    """The whole page.

    Args:
        report: that belongs to what was found.
        located: what was found.
        budget: how much code the page carries.
    """
    style = assets("page.css", "answer.css", "located.css")
    return render(
        "located.html.j2",
        root=visible(report.root),
        title=visible(located.title),
        version=version("paralog"),
        ranker=visible(str(report.settings.get("ranker", ""))),
        policy=policy("", style),
        style=style,
        files=[_file(suspect, budget) for suspect in located.files],
        closing=looked(report, located),
        notices=notice_groups(report.notices),
        visible=visible,
    )


@dataclass(frozen=True, slots=True)
class _Function:
    """A function as the template shows it; every string is visible."""

    likely: str
    name: str
    location: str
    reasons: list[str]
    code: str


@dataclass(frozen=True, slots=True)
class _File:
    """A file as the template shows it; every string is visible."""

    likely: str
    width: int  # of its bar, in percent
    path: str
    reasons: list[str]
    functions: list[_Function]


def _file(suspect: SuspectFile, budget: CodeBudget) -> _File:
    return _File(
        likely=likely(suspect),
        width=max(1, round(100 * suspect.probability)),
        path=visible(suspect.path),
        reasons=[visible(because(reason)) for reason in suspect.reasons],
        functions=[_function(function, budget) for function in suspect.functions],
    )


def _function(suspect: SuspectFunction, budget: CodeBudget) -> _Function:
    return _Function(
        likely=likely(suspect),
        name=visible(suspect.unit.qualname),
        location=visible(suspect.unit.location),
        reasons=[visible(because(reason)) for reason in suspect.reasons],
        code=budget.take(suspect.unit) or "",
    )
