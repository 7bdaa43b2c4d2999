"""Sources of the data sets as code units."""

from __future__ import annotations

from paralog.core import CodeUnit, SourceError, UnitKind
from paralog.syntax import anonymise, snippet
from paralog.syntax.parse import open_text


def read_unit(code: str, language: str, *, anonymous: bool = False) -> CodeUnit:
    """A source as a snippet; what cannot be read is an empty one, so that positions keep their meaning.

    Args:
        code: source text.
        language: registered language name.
        anonymous: replace the names that the code itself defines.
    """
    try:
        return snippet(anonymise(code, language) if anonymous else code, language)
    except SourceError:
        return snippet("", language)


def require_unit(code: str, language: str, shown: str) -> CodeUnit:
    """A source as a snippet that parses and holds code.

    Args:
        code: source text.
        language: registered language name.
        shown: how errors name it.

    Raises:
        UnknownName: no such language.
        SourceError: reason "syntax-error", "no-code" or "too-deep".
    """
    try:
        text, span = open_text(code, language)
    except SourceError as error:  # it was not told where the text comes from
        raise SourceError(shown, error.reason, error.detail) from None
    if (line := text.error_line()) is not None:
        raise SourceError(shown, "syntax-error", f"does not parse: line {line} is not understood")
    unit = text.unit(UnitKind.SNIPPET, "", span)
    if not unit.n_tokens:
        raise SourceError(shown, "no-code", "holds no code")
    return unit
