"""Code with its own names, or its documentation, taken away: to see what is known beyond them."""

from __future__ import annotations

from collections.abc import Iterable

from paralog.core import Span
from paralog.syntax.parse import open_text
from paralog.syntax.text import SourceText


def anonymise(code: str, language: str) -> str:
    """Replace every name that the code itself defines by v0, v1, ... in order of appearance.

    Names that it only uses (of libraries, of the language), literals and comments stay.

        def area(w, h): return w * h  ->  def v0(v1, v2): return v1 * v2
    """
    text, span = open_text(code, language)
    numbers: dict[str, str] = {}
    named = [
        (start, end, numbers.setdefault(name, f"v{len(numbers)}"))
        for start, end, name in text.bound_occurrences(span)
    ]
    return _rewritten(text, span, named)


def undocumented(code: str, language: str) -> str:
    """Code with every docstring empty; comments, and languages whose documentation is a comment, stay."""
    text, span = open_text(code, language)
    return _rewritten(text, span, [(start, end, '""') for start, end in text.docs(span)])


def _rewritten(text: SourceText, span: Span, changes: Iterable[tuple[int, int, str]]) -> str:
    """The text of `span` with some byte ranges, in order, replaced."""
    out = []
    copied = span.start_byte
    for start, end, replacement in changes:
        out += [text.slice(copied, start), replacement]
        copied = end
    return "".join([*out, text.slice(copied, span.end_byte)])
