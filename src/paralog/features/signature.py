"""How a unit is declared, on one line."""

from __future__ import annotations

import re

from paralog.core import CodeUnit

LONGEST = 120
"""Characters of a declaration that are shown."""
_READ = 2_000  # characters of code; a declaration that is longer is cut

# A string, a comment, a bracket, or what ends a declaration.
_PART = re.compile(
    r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*|//[^\n]*|/\*.*?\*/|::|[()\[\]{:;]", re.DOTALL
)
_COMMENT = re.compile(r"#[^\n]*|//[^\n]*|/\*.*?\*/", re.DOTALL)
_INSIDE = re.compile(r"(?<=[(\[]) |,? (?=[)\]])")  # spaces of a declaration that stood on several lines
_MARK = re.compile(r"@(?!interface\b)[\w.]+\s*")


def signature(unit: CodeUnit) -> str:
    r"""The declaration without decorators, comments and body; its first line where none is recognised.

    "def f(a,\n      b):\n    return a" -> "def f(a, b)"; after `LONGEST` characters "…" stands for the rest.
    """
    code = _undecorated(unit.code[:_READ])
    depth, end = 0, len(code)
    for part in _PART.finditer(code):
        text = part[0]
        if text in "([":
            depth += 1
        elif text in ")]":
            depth -= 1
        elif text in "{:;" and depth <= 0:
            end = part.start()
            break
    else:
        end = code.find("\n") if "\n" in code else len(code)
    line = " ".join(_COMMENT.sub(" ", code[:end]).split())
    return _cut(_INSIDE.sub("", line))


def _undecorated(code: str) -> str:
    """Code from the first line on that is no decorator, annotation or comment."""
    while (mark := _MARK.match(code)) or (mark := _COMMENT.match(code)):
        code = code[mark.end() :]
        if code.startswith("("):
            code = code[_closing(code) :]
        code = code.lstrip()
    return code


def _closing(code: str) -> int:
    """Position after the bracket that closes the one which `code` begins with; its end where none does."""
    depth = 0
    for part in _PART.finditer(code):
        depth += (part[0] in "([") - (part[0] in ")]")
        if depth == 0:
            return part.end()
    return len(code)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"
