"""What paralog has to know about a programming language: a frozen value, no code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """A grammar and the names of the nodes that matter; one data file each in `syntax/languages`.

    Queries are tree-sitter queries; kinds are node types of the grammar.

    Attributes:
        name: registered name, lower case.
        extensions: file endings with their dot; a file belongs to one language only.
        grammar: importable module whose `language()` returns the tree-sitter grammar.
        package: distribution that brings the grammar, for the error message when it is missing.
        units: query that captures each unit as `@function` (a method where it lies in a class), `@method`,
            `@constructor` or `@lambda` with its `@name`, and scopes that only lend their name as `@class`
            with `@name`.
        bindings: query that captures, as `@binding`, the identifiers that the code itself names.
        members: query that captures, as `@held` with the class around it as `@holder`, members that a class
            declares; as `@attribute` those that a method assigns to on its own object; as `@keyword` names
            of arguments; "" where there are none.
        docs: query that captures, as `@doc`, the statement that documents the code around it; ""
            where documentation is the comment in front of a unit.
        doc_prefix: how a documentation comment in front of a unit begins, such as "/**"; "" for none.
        statements: kinds of statements; one nested in another is its own.
        identifiers, strings, numbers, comments: kinds of names, string and character literals,
            numeric literals, and of what carries no behaviour.
        interpolations: kinds of code inside a string; a string without any is one lexeme.
        imports: kinds that only bring names in; left out of every lexical view.
        definitions: kinds at the top level of a file that a script does not run.
        constructors: names that make a method a constructor.
        has_scripts: whether top-level statements run.
        wrapper: template with one `{}` that makes a single method parseable, "" where it already is.
        protocol_names: regular expression of names that the language or its library prescribes.
        selectors: what stands between an object and its member: `.`, `->`.
        receivers: how code calls the object that it is a method of: self, this.
        fixed_names: other names that are never renamed, such as those of entry points: main.
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
    interpolations: frozenset[str] = frozenset()
    imports: frozenset[str] = frozenset()
    definitions: frozenset[str] = frozenset()
    members: str = ""
    docs: str = ""
    doc_prefix: str = ""
    constructors: frozenset[str] = frozenset()
    has_scripts: bool = False
    wrapper: str = ""
    protocol_names: str = r"(?!)"
    selectors: frozenset[str] = frozenset({"."})
    receivers: frozenset[str] = frozenset()
    fixed_names: frozenset[str] = frozenset()
    test_names: str = r"(?!)"
