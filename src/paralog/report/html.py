"""The report for people: one self-contained page that asks nothing of any server.

The page holds the findings as one JSON block, from which its script builds what is looked at; what
stands in the page without the script comes from the template, which escapes everything. A content
security policy allows that one script and that one style sheet, by hash, and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import TextIO

from paralog.core import CloneClass, ClonePair, CloneType, CodeUnit, Notice, Report
from paralog.report.drift import draw_drift
from paralog.report.escaping import visible, well_formed
from paralog.report.excerpt import CodeBudget
from paralog.report.json import Json
from paralog.report.totals import Totals, count
from paralog.report.wording import TYPE_MEANINGS, TYPE_NAMES, closing, evidence, percent, purpose

_MOST_STATIC = 200  # classes that are listed where scripts do not run
_MOST_NOTICES = 500
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
        from jinja2 import Environment, PackageLoader, StrictUndefined

        environment = Environment(
            loader=PackageLoader("paralog.report"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        script, style = _assets("code.js", "pair.js", "list.js"), _assets("page.css")
        totals = count(report)
        return environment.get_template("page.html.j2").render(
            root=visible(report.root),
            report=report,
            version=version("paralog"),
            policy=_policy(script, style),
            script=script,
            style=style,
            payload=embedded(self._payload(report)),
            totals=totals,
            closing=closing(totals),
            drift=draw_drift(report.classes),
            types=_types(totals),
            files=_files(totals),
            static=report.classes[:_MOST_STATIC],
            notices=_notices(report.notices),
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


def _assets(*names: str) -> str:
    """The files of the template folder, one after the other, as they stand."""
    from markupsafe import Markup

    folder = files("paralog.report").joinpath("templates")
    return Markup("\n".join(folder.joinpath(name).read_text(encoding="ascii") for name in names))


def _policy(script: str, style: str) -> str:
    """A content security policy that lets in exactly this script and this style sheet."""
    hashes = [
        base64.b64encode(hashlib.sha256(text.encode("ascii")).digest()).decode() for text in (script, style)
    ]
    return (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


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
        "aligned": [[first, second] for first, second in pair.aligned],
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


@dataclass(frozen=True, slots=True)
class _NoticeGroup:
    reason: str
    is_error: bool
    count: int
    shown: Sequence[Notice]


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


def _notices(notices: Sequence[Notice]) -> list[_NoticeGroup]:
    """Notices by reason, errors first; of each reason as many as the page has room for."""
    groups = Counter((not notice.is_error, notice.reason) for notice in notices)
    return [
        _NoticeGroup(
            reason=visible(reason),
            is_error=not is_mild,
            count=number,
            shown=[n for n in notices if n.reason == reason and n.is_error != is_mild][:_MOST_NOTICES],
        )
        for (is_mild, reason), number in sorted(groups.items())
    ]
