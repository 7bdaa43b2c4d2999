"""The report for people: one self-contained page that asks nothing of any server.

The page holds the findings as one JSON block, from which its script builds what is looked at; what
stands in the page without the script comes from the template, which escapes everything. A content
security policy allows that one script and that one style sheet, by hash, and nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.metadata import version
from typing import TextIO

from paralog.core import CloneClass, ClonePair, CloneType, CodeUnit, Report
from paralog.report.answer_html import answer_page
from paralog.report.drift import draw_drift
from paralog.report.escaping import visible, well_formed
from paralog.report.excerpt import CodeBudget
from paralog.report.json_value import Json
from paralog.report.located_html import located_page
from paralog.report.page import assets, notice_groups, policy, render
from paralog.report.risk_html import risk_page
from paralog.report.totals import Totals, count
from paralog.report.wording import TYPE_MEANINGS, TYPE_NAMES, closing, evidence, percent, purpose

_MOST_STATIC = 200  # classes that are listed where scripts do not run
_TOP_FILES = 6


@dataclass(frozen=True, slots=True)
class HtmlReporter:
    """Writes the page, in ASCII, so that it reads the same in whatever encoding it is saved.

    Attributes:
        max_code: characters of code that the page carries; classes after that show no code.
        max_lines: lines of one function that the page carries.
        max_pairs: judged pairs of one class that the page carries, most probable first.
    """

    max_code: int = 8_000_000
    max_lines: int = 400
    max_pairs: int = 200

    def write(self, report: Report, out: TextIO) -> None:
        """Write the whole page."""
        out.write(self._page(report).encode("ascii", "xmlcharrefreplace").decode("ascii"))

    def _page(self, report: Report) -> str:
        if report.answer is not None:
            return answer_page(report, report.answer, CodeBudget(self.max_code, self.max_lines))
        if report.risk is not None:
            return risk_page(report, report.risk)
        if report.located is not None:
            return located_page(report, report.located, CodeBudget(self.max_code, self.max_lines))
        script, style = assets("code.js", "pair.js", "list.js"), assets("page.css")
        totals = count(report)
        return render(
            "page.html.j2",
            root=visible(report.root),
            report=report,
            version=version("paralog"),
            policy=policy(script, style),
            script=script,
            style=style,
            payload=embedded(self._payload(report)),
            totals=totals,
            closing=closing(totals),
            drift=draw_drift(report.classes),
            types=_types(totals),
            files=_files(totals),
            static=report.classes[:_MOST_STATIC],
            notices=notice_groups(report.notices),
            visible=visible,
            percent=percent,
            purpose=purpose,
        )

    def _payload(self, report: Report) -> Json:
        budget = CodeBudget(self.max_code, self.max_lines)
        return [self._class(found, budget) for found in report.classes]

    def _class(self, found: CloneClass, budget: CodeBudget) -> Json:
        places = {unit.order: index for index, unit in enumerate(found.units)}
        return {
            "id": well_formed(found.id),
            "type": int(found.type),
            "similarity": round(found.similarity, 4),
            "probability": round(found.probability, 4),
            "lines": found.duplicated_lines,
            "purpose": visible(purpose(found)),
            "units": [_unit(unit, budget) for unit in found.units],
            "pairs": [
                _pair(pair, places[pair.left.order], places[pair.right.order])
                for pair in found.pairs[: self.max_pairs]
            ],
        }


REPORTER = HtmlReporter()


def embedded(value: Json) -> str:
    """JSON that is safe between script tags: no tag, comment, entity or line separator can form."""
    from markupsafe import Markup

    text = json.dumps(value, separators=(",", ":"), allow_nan=False)
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)


def _unit(unit: CodeUnit, budget: CodeBudget) -> Json:
    excerpt = budget.take(unit)
    return {
        "path": visible(unit.path),
        "name": visible(unit.qualname),
        "language": unit.language,
        "start": unit.span.start_line,
        "end": unit.span.end_line,
        "code": excerpt,
    }


def _pair(pair: ClonePair, left: int, right: int) -> Json:
    return {
        "left": left,
        "right": right,
        "type": int(pair.type),
        "similarity": round(pair.similarity, 4),
        "probability": round(pair.probability, 4),
        "overlap": round(pair.overlap, 4),
        "evidence": evidence(pair),
        "aligned": [[first, second] for first, second in dict.fromkeys(pair.aligned)],
    }


@dataclass(frozen=True, slots=True)
class _TypeRow:
    number: int
    name: str
    meaning: str
    classes: int


@dataclass(frozen=True, slots=True)
class _FileRow:
    path: str
    lines: int
    share: float  # of the most duplicated file, in (0, 1]


def _types(totals: Totals) -> list[_TypeRow]:
    return [
        _TypeRow(int(kind), TYPE_NAMES[kind], TYPE_MEANINGS[kind], totals.by_type[kind]) for kind in CloneType
    ]


def _files(totals: Totals) -> list[_FileRow]:
    most = max(totals.by_file.values(), default=1)
    return [
        _FileRow(visible(path), lines, lines / most)
        for path, lines in list(totals.by_file.items())[:_TOP_FILES]
    ]
