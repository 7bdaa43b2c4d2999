"""Units that their own source leaves out of findings.

    def twin(x):  # paralog: ignore

The comment stands on a line of the signature, in any language's comment style. Each use is a notice, so
that a reader of the report can see what was left out and where.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from paralog.core import CodeUnit, Notice
from paralog.features.signature import declaration_end

_MARK = re.compile(r"(?:#|//|/\*)\s*paralog:\s*ignore\b")


def is_suppressed(unit: CodeUnit) -> bool:
    """Whether the source of `unit` asks to leave it out."""
    end_of_line = unit.code.find("\n", declaration_end(unit))
    head = unit.code if end_of_line < 0 else unit.code[:end_of_line]
    return _MARK.search(head) is not None


def suppressed(units: Sequence[CodeUnit]) -> tuple[list[int], tuple[Notice, ...]]:
    """Positions of the units that stay, and a notice for each that does not."""
    staying, notices = [], []
    for position, unit in enumerate(units):
        if is_suppressed(unit):
            message = f"line {unit.span.start_line}: {unit.qualname} is left out by its comment"
            notices.append(Notice(unit.path, "suppressed", message))
        else:
            staying.append(position)
    return staying, tuple(notices)
