"""One walk over a syntax tree that lists its leaves and the statement around each of them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

import tree_sitter

from paralog.core import LexemeKind, SourceError, Span
from paralog.syntax.grammar import Grammar, Role

MAX_DEPTH = 1_000
"""Deepest nesting that is read; hand-written code stays below 100, hostile input does not."""

# Plain integers: arithmetic on IntFlag members costs more than the rest of the walk.
_STATEMENT, _COMMENT, _STRING = int(Role.STATEMENT), int(Role.COMMENT), int(Role.STRING)
_DEFINITION, _INTERPOLATION = int(Role.DEFINITION), int(Role.INTERPOLATION)
_KINDS = {
    int(Role.IDENTIFIER): int(LexemeKind.NAME),
    int(Role.STRING): int(LexemeKind.STRING),
    int(Role.NUMBER): int(LexemeKind.NUMBER),
}


@dataclass(slots=True)
class Leaves:
    """Leaves of a tree in source order, as parallel lists, and the statements they lie in.

    Attributes:
        starts, ends: byte range of each leaf.
        kinds: `LexemeKind` of each leaf; no name is BOUND yet, that depends on the unit.
        statements: number of the innermost statement of each leaf.
        depths: nesting depth of each statement.
        definitions: byte ranges of top-level definitions, in order.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    statements: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    definitions: list[tuple[int, int]] = field(default_factory=list)

    def within(self, span: Span) -> range:
        """Positions of the leaves that start inside `span`."""
        return range(bisect_left(self.starts, span.start_byte), bisect_left(self.starts, span.end_byte))


def walk(tree: tree_sitter.Tree, grammar: Grammar, path: str) -> Leaves:  # noqa: C901 - the hot loop
    """List the leaves of `tree`; comments and imports are left out.

    Raises:
        SourceError: the tree is nested deeper than `MAX_DEPTH`.
    """
    leaves = Leaves(depths=[0])  # statement 0 holds what lies outside any statement
    open_statements = [0]
    cursor = tree.walk()
    roles = grammar.roles
    depth = 0
    while True:
        node = cursor.node
        assert node is not None
        role = roles.get(node.kind_id, 0)
        if role & _STATEMENT:
            open_statements.append(len(leaves.depths))
            leaves.depths.append(min(len(open_statements) - 1, 255))
        if role & _DEFINITION and depth == 1:
            leaves.definitions.append((node.start_byte, node.end_byte))
        if not role & _COMMENT:
            if _is_leaf(node, role, roles):
                if node.end_byte > node.start_byte:
                    leaves.starts.append(node.start_byte)
                    leaves.ends.append(node.end_byte)
                    leaves.kinds.append(_KINDS.get(role, 0))
                    leaves.statements.append(open_statements[-1])
            elif cursor.goto_first_child():
                depth += 1
                if depth > MAX_DEPTH:
                    raise SourceError(path, "too-deep", f"nested deeper than {MAX_DEPTH} levels")
                continue
        if role & _STATEMENT:
            open_statements.pop()
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return leaves
            depth -= 1
            parent = cursor.node
            assert parent is not None
            if roles.get(parent.kind_id, 0) & _STATEMENT:
                open_statements.pop()


def _is_leaf(node: tree_sitter.Node, role: int, roles: dict[int, int]) -> bool:
    """Whether `node` is one lexeme: it has no children, or is a literal without code inside."""
    if role & _STRING:
        return not any(roles.get(child.kind_id, 0) & _INTERPOLATION for child in node.children)
    return node.child_count == 0
