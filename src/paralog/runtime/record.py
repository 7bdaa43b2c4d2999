"""The units of one file as compact JSON, without their code: that is cut out of the file again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from paralog.core import CodeUnit, Notice, Span, Trait, UnitKind
from paralog.runtime.selection import Selection

_KINDS = {kind.value: kind for kind in UnitKind}


@dataclass(frozen=True, slots=True)
class FileUnits:
    """What reading one file gave.

    Attributes:
        units: those that were selected, in `CodeUnit.order`, without lexemes.
        n_units: all of them, those left out counted.
        notices: what the reader has to know about the file.
    """

    units: tuple[CodeUnit, ...]
    n_units: int
    notices: tuple[Notice, ...]

    def at(self, path: str) -> FileUnits:
        """The same for another file with the same content."""
        return FileUnits(
            tuple(replace(unit, path=path) for unit in self.units),
            self.n_units,
            tuple(replace(notice, path=path) for notice in self.notices),
        )


def write_record(units: Sequence[CodeUnit], notices: Sequence[Notice] = ()) -> str:
    """Everything about the units of a file but its path, its language and its text."""
    return json.dumps(
        [[_unit_row(unit) for unit in units], [[n.reason, n.message, n.is_error] for n in notices]],
        separators=(",", ":"),
    )


def read_record(record: str, path: str, language: str, text: str, selection: Selection) -> FileUnits:
    """Build the units of a file anew.

    Args:
        record: as from `write_record`.
        path: of the file, as it is shown.
        language: registered name.
        text: the text that the record was made from.
        selection: other units are counted and left out.

    Raises:
        ValueError: the record is damaged.
    """
    content = text.encode("utf-8", "surrogatepass")
    is_ascii = len(content) == len(text)
    try:
        rows, notices = json.loads(record)
        units = []
        for kind, name, first, last, start, end, doc, n_tokens, n_statements, digest, shape, traits in rows:
            found = _traits(traits)
            if not selection.takes(n_tokens, found):
                continue
            code = text[start:end] if is_ascii else content[start:end].decode("utf-8", "surrogatepass")
            units.append(
                CodeUnit(
                    path=path,
                    language=language,
                    kind=_KINDS[kind],
                    qualname=name,
                    span=Span(first, last, start, end),
                    code=code,
                    doc=doc,
                    n_tokens=n_tokens,
                    n_statements=n_statements,
                    digest=digest,
                    shape=shape,
                    traits=found,
                )
            )
        return FileUnits(tuple(units), len(rows), tuple(Notice(path, *notice) for notice in notices))
    except (KeyError, TypeError) as error:
        raise ValueError(f"the record of {path} is damaged") from error


def _unit_row(unit: CodeUnit) -> list[str | int]:
    span = unit.span
    return [
        unit.kind.value,
        unit.qualname,
        span.start_line,
        span.end_line,
        span.start_byte,
        span.end_byte,
        unit.doc,
        unit.n_tokens,
        unit.n_statements,
        unit.digest,
        unit.shape,
        ",".join(sorted(unit.traits)),
    ]


@cache
def _traits(names: str) -> frozenset[Trait]:
    return frozenset(map(Trait, filter(None, names.split(","))))
