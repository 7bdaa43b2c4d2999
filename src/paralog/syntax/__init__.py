"""Source code in, code units out: tree-sitter behind `parse`, `snippet` and `lex`."""

from paralog.syntax.languages import LANGUAGES, language_of
from paralog.syntax.normalize import renamed
from paralog.syntax.parse import ParsedFile, lex, parse, snippet

__all__ = ["LANGUAGES", "ParsedFile", "language_of", "lex", "parse", "renamed", "snippet"]
