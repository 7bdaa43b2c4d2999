"""Sources of the data sets as code units."""

from __future__ import annotations

from paralog.core import CodeUnit, SourceError
from paralog.syntax import anonymise, snippet


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
