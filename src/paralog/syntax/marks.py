"""What the queries of a language find in a tree: definitions, bindings and docstrings, in one pass."""

from __future__ import annotations

from dataclasses import dataclass

import tree_sitter

from paralog.syntax.grammar import Grammar


@dataclass(frozen=True, slots=True)
class Definition:
    """A unit, or a class around units.

    Attributes:
        capture: "class", or the value of a `UnitKind`.
    """

    capture: str
    name: tree_sitter.Node
    node: tree_sitter.Node


@dataclass(frozen=True, slots=True)
class Marks:
    """Places in a source text.

    Attributes:
        definitions: in source order, outer before inner.
        bindings: byte ranges of the names that the text defines, in order.
        attributes: of members that a method assigns to on its own object, in order.
        held: of members that a class declares, in order, and where the class, or its body, begins.
        keywords: bytes at which names of arguments begin.
        docs: byte ranges of docstrings, as statements, in order.
    """

    definitions: list[Definition]
    bindings: list[tuple[int, int]]
    attributes: list[tuple[int, int]]
    held: list[tuple[tuple[int, int], int]]
    keywords: set[int]
    docs: list[tuple[int, int]]


def find_marks(tree: tree_sitter.Tree, grammar: Grammar) -> Marks:
    """Run the language's queries; each pass over a tree costs a fourth of parsing it, so there is one."""
    definitions: list[Definition] = []
    bindings: set[tuple[int, int]] = set()
    attributes: set[tuple[int, int]] = set()
    held: set[tuple[tuple[int, int], int]] = set()
    keywords: set[int] = set()
    docs: set[tuple[int, int]] = set()
    for _, captures in tree_sitter.QueryCursor(grammar.marks).matches(tree.root_node):
        if found := captures.get("binding"):
            bindings.update([(node.start_byte, node.end_byte) for node in found])
        elif found := captures.get("keyword"):
            keywords.update([node.start_byte for node in found])
        elif found := captures.get("attribute"):
            attributes.update([(node.start_byte, node.end_byte) for node in found])
        elif found := captures.get("held"):
            (holder,) = captures["holder"]
            held.update([((node.start_byte, node.end_byte), holder.start_byte) for node in found])
        elif found := captures.get("doc"):
            docs.update([(node.start_byte, node.end_byte) for node in found])
        else:
            (name,) = captures.pop("name")
            ((capture, (node,)),) = captures.items()
            definitions.append(Definition(capture, name, node))
    definitions.sort(key=lambda found: (found.node.start_byte, -found.node.end_byte))
    return Marks(definitions, sorted(bindings), sorted(attributes), sorted(held), keywords, sorted(docs))
