"""Static metrics of a source file, from its text alone.

They are read off by a scan for comments, strings and words, without a parse: a history holds thousands of
versions of files, and these say nearly as much as those of a syntax tree. Depth is that of the indentation,
which stands for nesting in any language: Hindle, Godfrey and Holt (2008), "Reading beside the lines".
"""

from __future__ import annotations

import re
from dataclasses import astuple, dataclass, fields

SCHEMA = 1
"""Changes whenever a figure would."""

# What is not closed ends with its line or its text, so that no text takes more than linear time.
_STRING = r'"(?:[^"\\\n]|\\.)*+"?|\'(?:[^\'\\\n]|\\.)*+\'?'
_LONG = r'"""(?:[^\\]|\\.)*?(?:"""|\Z)|\'\'\'(?:[^\\]|\\.)*?(?:\'\'\'|\Z)'
_HASH = re.compile(rf"{_LONG}|{_STRING}|#[^\n]*", re.DOTALL)
_SLASH = re.compile(rf"/\*.*?(?:\*/|\Z)|//[^\n]*|{_STRING}", re.DOTALL)
_WITH_HASH = frozenset({"python"})
_WORD = re.compile(r"[^\W\d]\w*")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_DECISIONS = frozenset({"if", "elif", "for", "while", "case", "catch", "except", "and", "or", "match"})
_SHORT_CIRCUITS = re.compile(r"&&|\|\||\?(?![?.:])")
_HANDLERS = frozenset({"try", "catch", "except", "finally", "raise", "throw", "throws"})
_IMPORTS = re.compile(r"^[ \t]*(?:import|from|#[ \t]*include|using)\b", re.MULTILINE)
_TAB = 4  # columns


@dataclass(frozen=True, slots=True)
class FileMetrics:
    """What a file is like, in counts.

    Attributes:
        lines: lines with code on them; those of comments alone are none, and neither are strings that only
            document.
        tokens: words, numbers and marks outside comments.
        vocabulary: different words among them.
        decisions: branches, loops, handlers and short circuits.
        depth: mean indentation of the lines of code, in hundredths of a level of four columns.
        max_depth: the deepest, likewise.
        imports: lines that import.
        handlers: words that raise, catch or clean up.
        comments: lines of comments and documentation.
    """

    lines: int
    tokens: int
    vocabulary: int
    decisions: int
    depth: int
    max_depth: int
    imports: int
    handlers: int
    comments: int

    def values(self) -> tuple[int, ...]:
        """The figures in the order of `METRICS`."""
        values: tuple[int, ...] = astuple(self)
        return values


METRICS = tuple(field.name for field in fields(FileMetrics))


def file_metrics(code: str, language: str) -> FileMetrics:
    """The metrics of a text in a language; those of an empty one are zeros."""
    removed: list[str] = []
    pattern = _HASH if language in _WITH_HASH else _SLASH
    plain = pattern.sub(lambda match: _replaced(match[0], removed), code)
    lines = [line for line in plain.splitlines() if line.strip()]
    depths = [_depth(line) for line in lines]
    words = _WORD.findall(plain)
    counts = [word for word in words if word in _DECISIONS or word in _HANDLERS]
    return FileMetrics(
        lines=len(lines),
        tokens=len(_TOKEN.findall(plain)),
        vocabulary=len(set(words)),
        decisions=sum(word in _DECISIONS for word in counts) + len(_SHORT_CIRCUITS.findall(plain)),
        depth=round(100 * sum(depths) / len(depths)) if depths else 0,
        max_depth=round(100 * max(depths, default=0)),
        imports=len(_IMPORTS.findall(plain)),
        handlers=sum(word in _HANDLERS for word in counts),
        comments=sum(text.count("\n") + 1 for text in removed),
    )


def _replaced(text: str, removed: list[str]) -> str:
    """What takes the place of a comment or string: nothing of a comment, a word's stead of a string."""
    if text.startswith(("#", "/", '"""', "'''")):
        removed.append(text)
        return ""
    return "0"


def _depth(line: str) -> float:
    indent = line[: len(line) - len(line.lstrip())].expandtabs(_TAB)
    return len(indent) / _TAB
