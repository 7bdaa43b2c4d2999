"""From source text to code units with their lexemes: one parse and one walk for a whole file."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from paralog.core import CodeUnit, Lexemes, Span, UnitKind
from paralog.syntax.grammar import grammar
from paralog.syntax.text import SourceText


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """The units of one source text.

    Attributes:
        units: in `CodeUnit.order`, each with its lexemes.
        error_line: first line that the grammar does not understand, or None.
    """

    units: tuple[CodeUnit, ...]
    error_line: int | None

    @property
    def has_errors(self) -> bool:
        return self.error_line is not None


def parse(code: str, language: str, path: str = "") -> ParsedFile:
    """Read the units of a file; where its syntax is broken, those that still parse.

    Raises:
        UnknownName: no such language.
        SourceError: the text is nested too deeply.
    """
    text = SourceText(code, grammar(language), path)
    return ParsedFile(tuple(sorted(text.units(), key=lambda unit: unit.order)), text.error_line())


def snippet(code: str, language: str) -> CodeUnit:
    """A whole text as one unit, as if its statements were the body of one function.

    A single indented or class-less method is understood too.
    """
    text, span = open_text(code, language)
    return text.unit(UnitKind.SNIPPET, "", span)


def lex(unit: CodeUnit) -> Lexemes:
    """The lexemes of a unit; parsed anew from its code when it does not carry them."""
    if unit.lexemes is not None:
        return unit.lexemes
    text, span = open_text(unit.code, unit.language)
    return text.lexemes(unit.kind, span)


def open_text(code: str, language: str) -> tuple[SourceText, Span]:
    """Parse code that may be a piece of a file, and say where it stands in the parsed text.

    Indented code is dedented; where the language needs a class around a method, it gets one.
    """
    compiled = grammar(language)
    # Only where there is something to take away: `dedent` also empties blank lines, those of strings too.
    text = SourceText(textwrap.dedent(code) if code[:1].isspace() else code, compiled, "")
    wrapper = compiled.language.wrapper
    if wrapper and text.error_line() is not None:
        before, after = (part.encode() for part in wrapper.format("\0").split("\0"))
        wrapped = SourceText(wrapper.format(code), compiled, "")
        if wrapped.error_line() is None:
            end = len(wrapped.source) - len(after)
            first = 1 + before.count(b"\n")
            return wrapped, Span(first, first + code.count("\n"), len(before), end)
    return text, text.span
