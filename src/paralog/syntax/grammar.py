"""A `Language` made ready to parse: its grammar, its queries, and what each node kind means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from functools import cache
from importlib import import_module

import tree_sitter

from paralog.core import Language, UsageError
from paralog.syntax.languages import LANGUAGES


class Role(IntFlag):
    """What a node is to the lexical walk; 0 is an ordinary inner node or a piece of syntax."""

    IDENTIFIER = 1
    STRING = 2
    NUMBER = 4
    COMMENT = 8  # comments and imports: left out, with all below
    STATEMENT = 16
    INTERPOLATION = 32
    DEFINITION = 64


@dataclass(frozen=True, slots=True)
class Grammar:
    """One language, compiled.

    Attributes:
        marks: the language's queries of units, bindings and docs in one.
        roles: sum of the `Role` flags of each node kind, by `kind_id`; error nodes have none.
    """

    language: Language
    compiled: tree_sitter.Language
    marks: tree_sitter.Query
    roles: dict[int, int]

    def parse(self, source: bytes) -> tree_sitter.Tree:
        return tree_sitter.Parser(self.compiled).parse(source)


@cache
def grammar(name: str) -> Grammar:
    """The compiled grammar of a registered language; made once in a process.

    Raises:
        UsageError: the package that brings the grammar is not installed.
    """
    language = LANGUAGES.get(name)
    try:
        compiled = tree_sitter.Language(import_module(language.grammar).language())
    except ImportError as error:
        raise UsageError(
            f"reading {name} needs its grammar: pip install {language.package} (or 'paralog[langs]')"
        ) from error
    return Grammar(
        language=language,
        compiled=compiled,
        marks=tree_sitter.Query(
            compiled, language.units + language.bindings + language.members + language.docs
        ),
        roles=_roles(language, compiled),
    )


def _roles(language: Language, compiled: tree_sitter.Language) -> dict[int, int]:
    kinds = (
        (Role.IDENTIFIER, language.identifiers),
        (Role.STRING, language.strings),
        (Role.NUMBER, language.numbers),
        (Role.COMMENT, language.comments | language.imports),
        (Role.STATEMENT, language.statements),
        (Role.INTERPOLATION, language.interpolations),
        (Role.DEFINITION, language.definitions),
    )
    roles: dict[int, int] = {}
    for kind_id in range(compiled.node_kind_count):
        if not compiled.node_kind_is_named(kind_id):
            continue
        name = compiled.node_kind_for_id(kind_id)
        role = sum(flag for flag, names in kinds if name in names)
        if role:
            roles[kind_id] = role
    return roles
