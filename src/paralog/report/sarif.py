"""The report as SARIF 2.1.0, for code-scanning services and editors; built as plain data."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import TextIO

from paralog.core import CloneClass, CloneType, CodeUnit, Notice, Report, UnitKind, UsageError
from paralog.report.escaping import well_formed
from paralog.report.json import label_as_json, settings_as_json
from paralog.report.json_value import Json
from paralog.report.risk_sarif import MOST_FILES, RULE, risk_results
from paralog.report.sarif_rules import RULES, rule_id
from paralog.report.sarif_text import sarif_text
from paralog.report.sarif_uri import BASE, Root
from paralog.report.wording import TYPE_NAMES, doubt, percent, plural, purpose, reason

SCHEMA_URI = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000  # results of a run that GitHub accepts
MOST_LOCATIONS = 1_000  # locations of a result that GitHub accepts
_MOST_LINKS = 5  # related locations that a message names
_KINDS: dict[UnitKind, str] = {  # the words that SARIF knows
    UnitKind.FUNCTION: "function",
    UnitKind.METHOD: "member",
    UnitKind.CONSTRUCTOR: "member",
    UnitKind.LAMBDA: "function",
    UnitKind.SCRIPT: "module",
    UnitKind.SNIPPET: "function",
}


@dataclass(frozen=True, slots=True)
class SarifReporter:
    """Writes one run with one result for each clone class, or each file at the top of a ranking by risk.

    The first member is the result's location, the others are related locations that the message
    links to. What exceeds the limits is cut, and a notification says how much.

    Attributes:
        certain: probability from which a finding of type 3 or 4 is a warning rather than a note.
        max_results: most results to write.
        max_locations: most locations to write for each result.
        indent: spaces a level; None writes everything on one line.
    """

    certain: float = 0.9
    max_results: int = MOST_RESULTS
    max_locations: int = MOST_LOCATIONS
    indent: int | None = 2

    def write(self, report: Report, out: TextIO) -> None:
        """Write the log and a final newline.

        Raises:
            UsageError: the report answers a search or a bug report, which SARIF has no form for.
        """
        if report.answer is not None or report.located is not None:
            raise UsageError(
                f"SARIF is for findings, and this is a report of {report.task}: write json or html"
            )
        out.write(json.dumps(self.as_sarif(report), indent=self.indent, allow_nan=False) + "\n")

    def as_sarif(self, report: Report) -> dict[str, Json]:
        """`report` as a SARIF log of one run."""
        return {"$schema": SCHEMA_URI, "version": "2.1.0", "runs": [self._run(report)]}

    def _run(self, report: Report) -> Json:
        root = Root.of(report.root)
        notices = (*report.notices, *self._cuts(report))
        return {
            "tool": {"driver": _driver(report, notices)},
            "automationDetails": {"id": f"paralog/{report.task}/"},
            "originalUriBaseIds": {BASE: root.as_base()},
            "invocations": [_invocation(notices, root)],
            "columnKind": "unicodeCodePoints",
            "results": self._results(report, root),
            "properties": {
                "encoder": report.encoder,
                "settings": settings_as_json(report),
                "statistics": dict(sorted(report.statistics.items())),
            },
        }

    def _results(self, report: Report, root: Root) -> list[Json]:
        if report.risk is not None:
            return risk_results(report.risk, root, self.max_results)
        return [self._result(found, root) for found in report.classes[: self.max_results]]

    def _result(self, found: CloneClass, root: Root) -> Json:
        first, *others = found.units[: self.max_locations]
        return {
            "ruleId": rule_id(found.type),
            "ruleIndex": int(found.type) - 1,
            "level": self._level(found),
            "rank": round(100 * found.probability, 2),
            "message": {"text": _message(found, others)},
            "locations": [_location(first, root)],
            "relatedLocations": [
                {"id": number, **_location(unit, root), "message": {"text": sarif_text(unit.qualname)}}
                for number, unit in enumerate(others, start=1)
            ],
            "partialFingerprints": {"paralogCloneClass/v1": found.id},
            "properties": {
                "type": int(found.type),
                "probability": round(found.probability, 4),
                "similarity": round(found.similarity, 4),
                "duplicatedLines": found.duplicated_lines,
                "copies": len(found.units),
                **label_as_json(found),
            },
        }

    def _level(self, found: CloneClass) -> str:
        if found.pairs and all(pair.opposites for pair in found.pairs):
            return "note"
        is_plain = found.type <= CloneType.TYPE_2
        return "warning" if is_plain or found.probability >= self.certain else "note"

    def _cuts(self, report: Report) -> Iterator[Notice]:
        """Notices about what the limits leave out."""
        limit = "that is as many as code-scanning services take"
        if report.risk is not None and len(report.risk.files) > MOST_FILES:
            message = f"only the first {MOST_FILES:,} of {len(report.risk.files):,} files are results"
            yield Notice("", "results-cut", message)
        left_out = len(report.classes) - self.max_results
        if left_out > 0:
            what = plural(left_out, "clone class", "clone classes")
            yield Notice("", "results-cut", f"{what} left out after {self.max_results:,}: {limit}.")
        for found in report.classes[: self.max_results]:
            left_out = len(found.units) - self.max_locations
            if left_out > 0:
                what = f"{plural(left_out, 'member')} of clone class {found.id}"
                message = f"{what} left out after {self.max_locations:,}: {limit}."
                yield Notice(found.units[0].path, "locations-cut", message)


REPORTER = SarifReporter()


def _driver(report: Report, notices: Sequence[Notice]) -> Json:
    is_risk = report.risk is not None
    what = (
        "Ranks files by the probability of a defect."
        if is_risk
        else "Finds functions that do the same thing."
    )
    reasons = sorted({notice.reason for notice in notices})
    return {
        "name": "paralog",
        "semanticVersion": version("paralog"),
        "shortDescription": {"text": what},
        "rules": [RULE] if is_risk else list(RULES),
        "notifications": [{"id": reason} for reason in reasons],
    }


def _invocation(notices: Sequence[Notice], root: Root) -> Json:
    """How the run went: it succeeded if everything that was asked for could be looked at.

    The exit code is left out: only the caller knows the gate that it depends on.
    """
    return {
        "executionSuccessful": not any(notice.is_error for notice in notices),
        "toolExecutionNotifications": [_notification(notice, root) for notice in notices],
    }


def _notification(notice: Notice, root: Root) -> Json:
    written: dict[str, Json] = {
        "descriptor": {"id": notice.reason},
        "level": "error" if notice.is_error else "note",
        "message": {"text": sarif_text(notice.message)},
    }
    if notice.path:
        written["locations"] = [{"physicalLocation": {"artifactLocation": root.artifact(notice.path)}}]
    return written


def _location(unit: CodeUnit, root: Root) -> dict[str, Json]:
    """Where a unit stands, by lines: byte offsets are those of UTF-8 text, which the file may not be."""
    return {
        "physicalLocation": {
            "artifactLocation": root.artifact(unit.path),
            "region": {
                "startLine": unit.span.start_line,
                "endLine": unit.span.end_line,
                "sourceLanguage": unit.language,
            },
        },
        "logicalLocations": [{"fullyQualifiedName": well_formed(unit.qualname), "kind": _KINDS[unit.kind]}],
    }


def _message(found: CloneClass, others: Sequence[CodeUnit]) -> str:
    """One sentence with a link to each related location and the evidence, and what the members are for."""
    shown = [
        f"[{sarif_text(unit.qualname)}]({number})"
        for number, unit in enumerate(others[:_MOST_LINKS], start=1)
    ]
    more = len(found.units) - 1 - len(shown)
    if more > 0:
        shown.append(f"{more:,} more")
    why = f"; {reason(found)}" if found.pairs else ""
    said = f" {sarif_text(purpose(found))}." if found.label else ""
    verb = "resembles" if any(map(doubt, found.pairs)) else "does the same as"
    return (
        f"{sarif_text(found.units[0].qualname)} {verb} {', '.join(shown)} "
        f"({TYPE_NAMES[found.type]}, probability {percent(found.probability)}{why}).{said}"
    )
