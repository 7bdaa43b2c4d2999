"""The report for programs: plain JSON, held to `report.schema.json` by the tests."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from importlib.resources import files
from typing import TextIO

from paralog.core import (
    Answer,
    CloneClass,
    ClonePair,
    CodeUnit,
    Hit,
    Located,
    Notice,
    Reason,
    Report,
    SuspectFunction,
)
from paralog.report.escaping import well_formed
from paralog.report.json_value import Json
from paralog.report.risk_json import risk_as_json
from paralog.report.totals import Totals, count

SCHEMA = "paralog.report/1"  # the number goes up when a reader of the old form would be wrong


@dataclass(frozen=True, slots=True)
class JsonReporter:
    """Writes the whole report as one JSON object in ASCII, keys in a fixed order.

    Attributes:
        include_code: whether each unit carries its source text.
        indent: spaces a level; None writes everything on one line.
    """

    include_code: bool = False
    indent: int | None = 2

    def write(self, report: Report, out: TextIO) -> None:
        """Write the object and a final newline."""
        out.write(json.dumps(as_json(report, self.include_code), indent=self.indent, allow_nan=False) + "\n")


REPORTER = JsonReporter()


def as_json(report: Report, include_code: bool = False) -> dict[str, Json]:
    """`report` as the plain values that `report.schema.json` describes."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "paralog", "version": version("paralog")},
        "task": report.task,
        "root": well_formed(report.root),
        "encoder": report.encoder,
        "settings": settings_as_json(report),
        "statistics": dict(sorted(report.statistics.items())),
        "totals": _totals(count(report)),
        "classes": [_class(found, include_code) for found in report.classes],
        **({} if report.answer is None else {"answer": _answer(report.answer, include_code)}),
        **({} if report.risk is None else {"risk": risk_as_json(report.risk)}),
        **({} if report.located is None else {"located": _located(report.located, include_code)}),
        "notices": [_notice(notice) for notice in report.notices],
    }


def settings_as_json(report: Report) -> dict[str, Json]:
    """The options in force, by name, in alphabetical order."""
    return {
        name: well_formed(value) if isinstance(value, str) else value
        for name, value in sorted(report.settings.items())
    }


def label_as_json(found: CloneClass) -> dict[str, Json]:
    """The member `label` of a class; nothing where it has none."""
    label = found.label
    if label is None:
        return {}
    written: dict[str, Json] = {
        "text": well_formed(label.text),
        "is_guess": found.is_label_guessed,
        "score": round(label.score, 4),
        "path": well_formed(label.source.path),
        "qualname": well_formed(label.source.qualname),
        "line": label.source.span.start_line,
    }
    return {"label": written}


def read_schema() -> dict[str, Json]:
    """The JSON Schema (draft 2020-12) of the reports that this version writes."""
    text = files("paralog.report").joinpath("report.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Json] = json.loads(text)
    return schema


def _totals(totals: Totals) -> Json:
    return {
        "classes": totals.classes,
        "members": totals.members,
        "duplicated_lines": totals.duplicated_lines,
        "by_type": {str(int(kind)): number for kind, number in totals.by_type.items()},
    }


def _class(found: CloneClass, include_code: bool) -> Json:
    places = {unit.order: index for index, unit in enumerate(found.units)}
    return {
        "id": found.id,
        "type": int(found.type),
        "similarity": round(found.similarity, 4),
        "probability": round(found.probability, 4),
        "duplicated_lines": found.duplicated_lines,
        **label_as_json(found),
        "units": [_unit(unit, include_code) for unit in found.units],
        "pairs": [_pair(pair, places) for pair in found.pairs],
    }


def _answer(answer: Answer, include_code: bool) -> Json:
    return {
        "query": well_formed(answer.query),
        "by_words": answer.by_words,
        "by_meaning": answer.by_meaning,
        "is_code": answer.is_code,
        "hits": [_hit(hit, include_code) for hit in answer.hits],
    }


def _hit(hit: Hit, include_code: bool) -> Json:
    return {
        "score": round(hit.score, 4),
        "similarity": None if hit.similarity is None else round(hit.similarity, 4),
        "probability": None if hit.probability is None else round(hit.probability, 4),
        "copy": None if hit.copy is None else int(hit.copy),
        "words": [well_formed(word) for word in hit.words],
        "signature": well_formed(hit.signature),
        "summary": well_formed(hit.summary),
        "unit": _unit(hit.unit, include_code),
        **({} if hit.unchanged is None else {"unchanged": round(hit.unchanged, 4)}),
        **({} if hit.opposites is None else {"opposites": list(hit.opposites)}),
    }


def _located(located: Located, include_code: bool) -> Json:
    return {
        "title": well_formed(located.title),
        "signals": list(located.signals),
        "files": [
            {
                "path": well_formed(file.path),
                "language": file.language,
                "score": round(file.score, 4),
                "probability": round(file.probability, 4),
                "reasons": [_reason(reason) for reason in file.reasons],
                "functions": [_suspect(suspect, include_code) for suspect in file.functions],
            }
            for file in located.files
        ],
        "functions": [_suspect(suspect, include_code) for suspect in located.functions],
    }


def _suspect(suspect: SuspectFunction, include_code: bool) -> Json:
    return {
        "score": round(suspect.score, 4),
        "probability": round(suspect.probability, 4),
        "reasons": [_reason(reason) for reason in suspect.reasons],
        "unit": _unit(suspect.unit, include_code),
    }


def _reason(reason: Reason) -> Json:
    return {"kind": reason.kind, "text": well_formed(reason.text)}


def _unit(unit: CodeUnit, include_code: bool) -> Json:
    written: dict[str, Json] = {
        "path": well_formed(unit.path),
        "language": unit.language,
        "kind": unit.kind.value,
        "qualname": well_formed(unit.qualname),
        "span": dict(asdict(unit.span)),
        "tokens": unit.n_tokens,
        "statements": unit.n_statements,
    }
    if include_code:
        written["code"] = well_formed(unit.code)
    return written


def _pair(pair: ClonePair, places: dict[tuple[str, int, int, str], int]) -> Json:
    return {
        "left": places[pair.left.order],
        "right": places[pair.right.order],
        "type": int(pair.type),
        "similarity": round(pair.similarity, 4),
        "overlap": round(pair.overlap, 4),
        "probability": round(pair.probability, 4),
        "aligned": [[left, right] for left, right in dict.fromkeys(pair.aligned)],
        **({"in_parts": True} if pair.in_parts else {}),
        **({} if pair.unchanged is None else {"unchanged": round(pair.unchanged, 4)}),
        **({} if pair.opposites is None else {"opposites": list(pair.opposites)}),
    }


def _notice(notice: Notice) -> Json:
    return {
        "path": well_formed(notice.path),
        "reason": notice.reason,
        "message": well_formed(notice.message),
        "is_error": notice.is_error,
    }
