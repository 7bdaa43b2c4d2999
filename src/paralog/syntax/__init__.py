"""Source code in, code units out: tree-sitter behind `parse`, `snippet` and `lex`."""

from paralog.syntax.anonymise import anonymise, undocumented
from paralog.syntax.languages import LANGUAGES, language_of, source_endings
from paralog.syntax.normalize import renamed
from paralog.syntax.parse import ParsedFile, lex, parse, snippet
from paralog.syntax.sbt import SbtNode, SbtTokens, rebuild, sbt

__all__ = [
    "LANGUAGES",
    "ParsedFile",
    "SbtNode",
    "SbtTokens",
    "anonymise",
    "language_of",
    "lex",
    "parse",
    "rebuild",
    "renamed",
    "sbt",
    "snippet",
    "source_endings",
    "undocumented",
]
