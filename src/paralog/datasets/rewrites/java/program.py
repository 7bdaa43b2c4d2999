"""What must be known of Java code: its nodes by type, and whose its names are."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import tree_sitter

from paralog.datasets.pieces import Change, Piece, read_piece


@dataclass(frozen=True, slots=True)
class Variable:
    """A local variable or parameter.

    Attributes:
        type: as declared, without its arguments; "" where it is not written down.
        start, end: bytes of the code in which the name means this variable.
    """

    name: str
    type: str
    start: int
    end: int


class Program:
    """Java code, parsed; a rewrite of it is another."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self._fresh: dict[int, set[str]] = defaultdict(set)
        self._known_starts: dict[str, list[int]] = {}

    @classmethod
    def read(cls, code: str) -> Program | None:
        """The code's program, or None where it does not parse."""
        piece = read_piece(code, "java")
        return None if piece is None else cls(piece)

    def text(self, node: tree_sitter.Node) -> str:
        """The source of a node."""
        return self.piece.source[node.start_byte : node.end_byte].decode()

    def between(self, start: int, end: int) -> str:
        """The source from one byte to another."""
        return self.piece.source[start:end].decode()

    def replace(self, node: tree_sitter.Node, text: str) -> Change:
        """`text` in the place of a node."""
        return Change(node.start_byte, node.end_byte, text.encode())

    def nodes(self, *types: str) -> Iterator[tree_sitter.Node]:
        """Every node of some types inside the code, in order for each type."""
        for type_ in types:
            yield from (node for node in self._nodes[type_] if node.start_byte >= self.piece.start)

    def inside(self, node: tree_sitter.Node, *types: str) -> Iterator[tree_sitter.Node]:
        """Those that stand in a node, or are it."""
        for type_ in types:
            nodes, starts = self._nodes[type_], self._starts(type_)
            for found in nodes[bisect_left(starts, node.start_byte) : bisect_left(starts, node.end_byte)]:
                if found.end_byte <= node.end_byte:
                    yield found

    def names(self, node: tree_sitter.Node) -> set[str]:
        """Every identifier in a node, whatever it stands for."""
        return {self.text(found) for found in self.inside(node, "identifier")}

    def written(self, node: tree_sitter.Node) -> set[str]:
        """Every variable that a node gives a value, by its name, and each item and field as written."""
        assigned = [found.child_by_field_name("left") for found in self.inside(node, "assignment_expression")]
        counted = [found.named_children[0] for found in self.inside(node, "update_expression")]
        declared = [found.child_by_field_name("name") for found in self.inside(node, "variable_declarator")]
        return {self.text(found) for found in [*assigned, *counted, *declared] if found is not None}

    def variable(self, node: tree_sitter.Node) -> Variable | None:
        """The local variable that an identifier means; None for anything else, and what is uncertain."""
        if node.type != "identifier" or is_member(node):
            return None
        name, at = self.text(node), node.start_byte
        meant = [found for found in self.variables.get(name, ()) if found.start <= at < found.end]
        found = min(meant, key=lambda found: found.end - found.start, default=None)
        return found if found is not None and found.type else None

    @cached_property
    def survives(self) -> bool:
        """Whether an error may be survived, since something here can catch it."""
        return any(self.nodes("try_statement", "try_with_resources_statement"))

    def fresh(self, hint: str, node: tree_sitter.Node) -> str:
        """A name that the method around a node does not mention, and that is taken there from now on."""
        method = _method(node)
        taken = self.names(method) | self._fresh[method.start_byte]
        number, name = 1, hint
        while name in taken:
            number += 1
            name = f"{hint}{number}"
        self._fresh[method.start_byte].add(name)
        return name

    @cached_property
    def variables(self) -> dict[str, list[Variable]]:
        """Local variables and parameters by name, and fields as variables without a type."""
        found: dict[str, list[Variable]] = defaultdict(list)
        for name, declared, scope in self._declarations():
            type_ = self.text(declared).partition("<")[0] if declared is not None else ""
            start = (
                scope.start_byte
                if name.parent is None or not type_
                else min(name.parent.start_byte, name.start_byte)
            )
            found[self.text(name)].append(
                Variable(self.text(name), "" if type_ == "var" else type_, start, scope.end_byte)
            )
        return found

    def _declarations(self) -> Iterator[tuple[tree_sitter.Node, tree_sitter.Node | None, tree_sitter.Node]]:
        """Name, type and scope of what is declared; the type of what is not understood is left out."""
        for node in self.nodes("variable_declarator"):
            declaration, name = node.parent, node.child_by_field_name("name")
            if declaration is None or declaration.parent is None or name is None:
                continue
            is_local = declaration.type == "local_variable_declaration" and not node.child_by_field_name(
                "dimensions"
            )
            declared = declaration.child_by_field_name("type") if is_local else None
            scope = declaration.parent
            if scope.type == "switch_block_statement_group" and scope.parent is not None:
                scope = scope.parent
            yield name, declared, scope
        for node in self.nodes("formal_parameter", "enhanced_for_statement"):
            name, scope = node.child_by_field_name("name"), node
            while scope.type in ("formal_parameter", "formal_parameters") and scope.parent is not None:
                scope = scope.parent
            if name is not None:
                plain = not node.child_by_field_name("dimensions")
                yield name, node.child_by_field_name("type") if plain else None, scope
        for node in self._nodes["identifier"]:
            parent = node.parent
            if parent is not None and parent.type in _OTHERS:
                yield node, None, _method(node)

    def _starts(self, type_: str) -> list[int]:
        if type_ not in self._known_starts:
            self._known_starts[type_] = [node.start_byte for node in self._nodes[type_]]
        return self._known_starts[type_]

    @cached_property
    def _nodes(self) -> dict[str, list[tree_sitter.Node]]:
        found: dict[str, list[tree_sitter.Node]] = defaultdict(list)
        cursor = self.piece.root.walk()
        while True:
            node = cursor.node
            if node is not None and node.is_named:
                found[node.type].append(node)
            if cursor.goto_first_child() or cursor.goto_next_sibling():
                continue
            while cursor.goto_parent():
                if cursor.goto_next_sibling():
                    break
            else:
                return found


_OTHERS = frozenset(
    {"inferred_parameters", "instanceof_expression", "type_pattern", "record_pattern_component"}
)
"""Nodes that may declare a name whose type or reach is not followed."""


def _method(node: tree_sitter.Node) -> tree_sitter.Node:
    """The method around a node, or the whole source."""
    around = node
    while around.parent is not None and not around.type.endswith(
        ("method_declaration", "constructor_declaration")
    ):
        around = around.parent
    return around


def is_member(node: tree_sitter.Node) -> bool:
    """Whether an identifier names a method, field, label or the like, and no variable."""
    parent = node.parent
    if parent is None:
        return False
    for field in ("field", "name", "key"):
        named = parent.child_by_field_name(field)
        if named is not None and named == node:
            return parent.type not in ("variable_declarator", "formal_parameter", "enhanced_for_statement")
    if parent.type == "method_reference":
        return parent.named_children[0] != node
    return parent.type in (
        "labeled_statement",
        "break_statement",
        "continue_statement",
        "switch_label",
        "scoped_identifier",
    )
