"""How much of a function's code a page shows, and how it is set."""

from __future__ import annotations

from paralog.core import CodeUnit
from paralog.report.escaping import visible

_TAB = 4
_MOST_COLUMNS = 400
_CLOSERS = ("}", ")", "]", "end")


class CodeBudget:
    """Hands out code until a page has enough of it.

    Args:
        characters: most characters to hand out in all.
        lines: most lines of one function.
    """

    def __init__(self, characters: int, lines: int) -> None:
        self._left = characters
        self._lines = lines

    def take(self, unit: CodeUnit) -> str | None:
        """The unit's code as it is shown; None once the page has enough.

        Every character that acts or hides is spelled out, and tabs are spaces. Long lines end in "…";
        lines after the limit are missing. Line k of the result is line k of the unit.
        """
        lines = _set(unit.code.split("\n")[: self._lines])
        text = "\n".join(_cut(visible(line)) for line in lines)
        if len(text) > self._left:
            self._left = 0
            return None
        self._left -= len(text)
        return text


def _set(lines: list[str]) -> list[str]:
    """Lines without carriage returns, tabs, and the indentation of the scope they were taken from.

    A unit's first line begins at the unit itself, so only the lines after it are indented. Its
    own indentation is that of a last line that closes it, or one step less than its body's.
    """
    lines = [line.rstrip("\r").expandtabs(_TAB) for line in lines]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
    if not indents:
        return lines
    is_closed = lines[-1].lstrip().startswith(_CLOSERS) and indents[-1] == min(indents)
    outer = min(indents) if is_closed else max(0, min(indents) - _TAB)
    return [lines[0]] + [line[outer:] for line in lines[1:]]


def _cut(line: str) -> str:
    return line if len(line) <= _MOST_COLUMNS else line[: _MOST_COLUMNS - 1] + "…"
