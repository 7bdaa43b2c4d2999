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
    """Leaves of a tree in source order, as parallel sequences, and the statements they lie in.

    Attributes:
        starts, ends: byte range of each leaf.
        kinds: `LexemeKind` of each leaf; no name is BOUND yet, that depends on the unit.
        statements: number of the innermost statement of each leaf.
        depths: nesting depth of each statement.
        definitions: byte ranges of top-level definitions, in order.
    """

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: bytearray = field(default_factory=bytearray)
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
    starts, ends, kinds, statements = leaves.starts, leaves.ends, leaves.kinds, leaves.statements
    depths, roles, role_of = leaves.depths, grammar.roles, grammar.roles.get
    statement, open_statements = 0, [0]  # the innermost one, and all
    above: list[int] = []  # roles of the nodes around the cursor's
    cursor = tree.walk()
    go_down, go_right, go_up = cursor.goto_first_child, cursor.goto_next_sibling, cursor.goto_parent
    while True:
        node = cursor.node
        assert node is not None
        role = role_of(node.kind_id, 0)
        is_whole = False
        if role:  # most nodes have none
            if role & _STATEMENT:
                statement = len(depths)
                open_statements.append(statement)
                depths.append(min(len(open_statements) - 1, 255))
            if role & _DEFINITION and len(above) == 1:
                leaves.definitions.append((node.start_byte, node.end_byte))
            is_whole = bool(role & _COMMENT or (role & _STRING and not _holds_code(node, roles)))
        if not is_whole and go_down():
            above.append(role)
            if len(above) > MAX_DEPTH:
                raise SourceError(path, "too-deep", f"nested deeper than {MAX_DEPTH} levels")
            continue
        if not role & _COMMENT:
            start, end = node.start_byte, node.end_byte
            if end > start:
                starts.append(start)
                ends.append(end)
                kinds.append(_KINDS.get(role, 0) if role else 0)
                statements.append(statement)
        if role & _STATEMENT:
            open_statements.pop()
            statement = open_statements[-1]
        while not go_right():
            if not go_up():
                return leaves
            if above.pop() & _STATEMENT:
                open_statements.pop()
                statement = open_statements[-1]


def _holds_code(string: tree_sitter.Node, roles: dict[int, int]) -> bool:
    """Whether code stands inside a literal, which then is more than one lexeme."""
    for child in string.children:  # a loop: a generator would cost more than what it does
        if roles.get(child.kind_id, 0) & _INTERPOLATION:
            return True
    return False
