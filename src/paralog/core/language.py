"""What paralog has to know about a programming language: a frozen value, no code."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """A grammar and the names of the nodes that matter; one data file each in `syntax/languages`.

    Queries are tree-sitter queries. Node kinds are named node types of the grammar.

    Attributes:
        name: registered name, lower case.
        extensions: file endings with their dot; a file belongs to one language only.
        grammar: importable module whose `language()` returns the tree-sitter grammar.
        package: distribution that brings the grammar, for the error message when it is missing.
        units: query that captures every unit as `@function`, `@method`, `@constructor` or `@lambda`,
            its name as `@name`, and enclosing scopes as `@scope` with `@scope.name`.
        bindings: query that captures, as `@binding`, the identifiers that the code itself names.
        statements: node kinds that are statements; a statement nested in another is its own.
        identifiers: node kinds of names.
        strings: node kinds of string and character literals; taken as one lexeme.
        numbers: node kinds of numeric literals.
        comments: node kinds that carry no behaviour.
        docs: query that captures a unit's documentation inside it as `@doc`, or "" where the
            documentation is the comment in front of the unit.
        doc_prefix: how a documentation comment in front of a unit begins, such as "/**"; "" for none.
        definitions: node kinds that a script leaves out: they are units, or declare nothing to run.
        wrapper: template with one `{}` that makes a unit on its own parseable, or "" where it is.
        protocol_names: regular expression of names that the language or its library prescribes.
        receiver: names of the object itself, such as "self"; never renamed.
        test_names: regular expression of file paths that hold tests.
    """

    name: str
    extensions: tuple[str, ...]
    grammar: str
    package: str
    units: str
    bindings: str
    statements: frozenset[str]
    identifiers: frozenset[str]
    strings: frozenset[str]
    numbers: frozenset[str]
    comments: frozenset[str]
    docs: str = ""
    doc_prefix: str = ""
    definitions: frozenset[str] = frozenset()
    wrapper: str = ""
    protocol_names: str = r"(?!)"
    receiver: frozenset[str] = field(default_factory=frozenset)
    test_names: str = r"(?!)"
