"""The answer of a search as a page: hits with their code to unfold; it has no script at all."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version

from paralog.core import Answer, Hit, Report
from paralog.report.answer_wording import found, rating, why
from paralog.report.escaping import visible
from paralog.report.excerpt import CodeBudget
from paralog.report.page import assets, notice_groups, policy, render


def answer_page(report: Report, answer: Answer, budget: CodeBudget) -> str:
    """The whole page.

    Args:
        report: that the answer belongs to.
        answer: what was found.
        budget: how much code the page carries.
    """
    style = assets("page.css", "answer.css")
    return render(
        "answer.html.j2",
        root=visible(report.root),
        encoder=visible(report.encoder),
        query=visible(answer.query),
        version=version("paralog"),
        policy=policy("", style),
        style=style,
        hits=[_card(hit, answer, budget) for hit in answer.hits],
        closing=found(report, answer),
        notices=notice_groups(report.notices),
        visible=visible,
    )


@dataclass(frozen=True, slots=True)
class _Card:
    """A hit as the template shows it; every string is visible."""

    rating: str
    kind: str
    name: str
    location: str
    signature: str
    summary: str
    why: str
    code: str


def _card(hit: Hit, answer: Answer, budget: CodeBudget) -> _Card:
    return _Card(
        rating=rating(hit),
        kind=f"t{int(hit.copy)}" if hit.copy is not None else "t3",
        name=visible(hit.unit.qualname),
        location=visible(hit.unit.location),
        signature=visible(hit.signature),
        summary=visible(hit.summary),
        why=visible(why(hit, answer)),
        code=budget.take(hit.unit) or "",
    )
