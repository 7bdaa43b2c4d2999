"""How a unit is declared, on one line."""

from __future__ import annotations

import re

from paralog.core import CodeUnit
from paralog.syntax import LANGUAGES

LONGEST = 120
"""Characters of a declaration that are shown."""
_READ = 2_000  # characters of code; a declaration that is longer is cut

_STRING = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_END = r"::|[()\[\]{:;]"  # a bracket, or what ends a declaration
_INSIDE = re.compile(r"(?<=[(\[]) |,? (?=[)\]])")  # spaces of a declaration that stood on several lines
_MARK = re.compile(r"@(?!interface\b)[\w.]+\s*")


class _Lexis:
    """What to tell apart in a declaration where comments are written in one way or the other.

    Attributes:
        comment: a comment.
        part: a string, a comment, a bracket, or what ends a declaration.
        spared: a comment, or a string (group 1), which may look as if it held one.
    """

    def __init__(self, comment: str) -> None:
        self.comment = re.compile(comment, re.DOTALL)
        self.part = re.compile(f"{_STRING}|{comment}|{_END}", re.DOTALL)
        self.spared = re.compile(f"({_STRING})|{comment}", re.DOTALL)


_SLASHES = _Lexis(r"//[^\n]*|/\*.*?\*/")
_HASHES = _Lexis(r"#[^\n]*")  # where // divides


def signature(unit: CodeUnit) -> str:
    r"""The declaration without decorators, comments and body; its first line where none is recognised.

    "def f(a,\n      b):\n    return a" -> "def f(a, b)"; after `LONGEST` characters "…" stands for the rest.
    """
    lexis = _lexis(unit)
    code = _undecorated(unit.code[:_READ], lexis)
    line = " ".join(lexis.spared.sub(lambda found: found[1] or " ", code[: _end(code, lexis)]).split())
    return _cut(_INSIDE.sub("", line))


def declaration_end(unit: CodeUnit) -> int:
    """Position in the unit's code at which its declaration ends, decorators and all: its colon or brace."""
    lexis, code = _lexis(unit), unit.code[:_READ]
    rest = _undecorated(code, lexis)
    return len(code) - len(rest) + _end(rest, lexis)


def _lexis(unit: CodeUnit) -> _Lexis:
    return _SLASHES if LANGUAGES.get(unit.language).doc_prefix.startswith("/") else _HASHES


def _end(code: str, lexis: _Lexis) -> int:
    """Position of what ends a declaration; the end of the first line where none is recognised."""
    depth = 0
    for part in lexis.part.finditer(code):
        text = part[0]
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        elif text in "{:;" and depth <= 0:
            return part.start()
    return code.find("\n") if "\n" in code else len(code)


def _undecorated(code: str, lexis: _Lexis) -> str:
    """Code from the first line on that is no decorator, annotation or comment."""
    while (mark := _MARK.match(code)) or (mark := lexis.comment.match(code)):
        code = code[mark.end() :]
        if code.startswith("("):
            code = code[_closing(code, lexis) :]
        code = code.lstrip()
    return code


def _closing(code: str, lexis: _Lexis) -> int:
    """Position after the bracket that closes the one which `code` begins with; its end where none does."""
    depth = 0
    for part in lexis.part.finditer(code):
        depth += (part[0] in "([") - (part[0] in ")]")
        if depth == 0:
            return part.end()
    return len(code)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
