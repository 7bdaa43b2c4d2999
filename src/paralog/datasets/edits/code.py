"""One piece of code with what its table's queries find in it; each query runs when it is first asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import tree_sitter

from paralog.datasets.edits.table import Table
from paralog.datasets.pieces import Change, Piece
from paralog.syntax.grammar import grammar

Match = dict[str, list[tree_sitter.Node]]
"""Nodes of one place by the names that a query gives them."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable, from where it is bound to where it is known.

    Attributes:
        kind: of its value; "" where it is not known.
        start, end: bytes.
    """

    name: str
    kind: str
    start: int
    end: int


class Code:
    """A piece of code and the places in it.

    Attributes:
        piece: what was parsed.
        table: of its language.
    """

    def __init__(self, piece: Piece, table: Table) -> None:
        self.piece = piece
        self.table = table

    def matches(self, query: str) -> Iterator[Match]:
        """What a query finds in the code itself, without what is inert."""
        for match in self._matches(query):
            node = next(iter(match.values()))[0]
            if self.piece.start <= node.start_byte and not self._is_inert(node):
                yield match

    def text(self, node: tree_sitter.Node) -> str:
        """The source of a node."""
        return self.piece.source[node.start_byte : node.end_byte].decode()

    def replace(self, node: tree_sitter.Node, text: str) -> Change:
        """`text` in the place of a node."""
        return Change(node.start_byte, node.end_byte, text.encode())

    def in_loop(self, node: tree_sitter.Node) -> bool:
        """Whether a node stands in the body of a loop."""
        return any(start <= node.start_byte < end for start, end in self._loops)

    def holds_loop(self, node: tree_sitter.Node) -> bool:
        """Whether a node belongs to the head of a loop with another in its body."""
        bodies = [body for body in self._loops if body[0] >= node.end_byte]
        if not bodies:
            return False
        start, end = min(bodies)
        between = self.piece.source[node.end_byte : start].strip()
        return b"\n" not in between and any(
            start <= other[0] and other[1] <= end for other in bodies if other != (start, end)
        )

    def function(self, node: tree_sitter.Node) -> tuple[int, int, str]:
        """Start and end of the innermost function around a node, and the type that it declares to return.

        What stands in no function belongs to the script, which is the whole source.
        """
        around = [found for found in self._functions if found[0] <= node.start_byte < found[1]]
        return min(around, key=lambda found: found[1] - found[0])

    def variables(self, node: tree_sitter.Node) -> dict[str, str]:
        """Kind of value of each variable that may be read at a node; "" where it is not known."""
        known: dict[str, str] = {}
        for variable in self._variables.get(self.function(node), ()):
            if variable.start < node.start_byte < variable.end:
                known[variable.name] = known.get(variable.name) or variable.kind
        return known

    def loop_condition(self, node: tree_sitter.Node) -> str:
        """The condition on which the loop around a node goes on; "" if it has none."""
        around = node.parent
        while around is not None:
            if (found := around.child_by_field_name("condition")) is not None:
                if around.type not in self.table.conditionals and not _holds(found, node):
                    return self.text(found).strip("()")
            around = around.parent
        return ""

    def kind(self, node: tree_sitter.Node) -> str:
        """Kind of value of an expression; "" where it cannot be told from how it is written."""
        kinds = self.table.kinds
        while node.type == "parenthesized_expression" and node.named_child_count == 1:
            node = node.named_children[0]
        if node.type in self.table.names:
            return self.variables(node).get(self.text(node), "")
        if (known := kinds.get(node.type)) is not None:
            return known
        if (called := node.child_by_field_name("function") or node.child_by_field_name("name")) is not None:
            last = called.child_by_field_name("attribute") or called
            return kinds.get(self.text(last), "")
        operator = node.child_by_field_name("operator")
        return self._operated(node, self.text(operator)) if operator is not None else ""

    def _operated(self, node: tree_sitter.Node, operator: str) -> str:
        """Kind of value of an operator's result: its own if it has one, else that of its operands."""
        if (known := self.table.kinds.get(operator)) is not None:
            return known
        operands = {self.kind(child) for child in node.named_children if child.type != "comment"}
        if "text" in operands:
            return "text"
        return operands.pop() if len(operands) == 1 else ""

    def _is_inert(self, node: tree_sitter.Node) -> bool:
        starts, ends = self._inert
        at = bisect_right(starts, node.start_byte) - 1
        return at >= 0 and node.start_byte < ends[at]

    @cached_property
    def _inert(self) -> tuple[list[int], list[int]]:
        """Starts and ends of the inert ranges, in order; a range in another is left out."""
        spans = sorted(self._spans(self.table.inert, "inert"), key=lambda span: (span[0], -span[1]))
        starts: list[int] = []
        ends: list[int] = []
        for start, end in spans:
            if not ends or start >= ends[-1]:
                starts.append(start)
                ends.append(end)
        return starts, ends

    @cached_property
    def _loops(self) -> list[tuple[int, int]]:
        return self._spans(self.table.loops, "body")

    @cached_property
    def _functions(self) -> list[tuple[int, int, str]]:
        found = [(0, len(self.piece.source) + 1, "")]
        for match in self._matches(self.table.functions):
            node, declared = match["function"][0], match.get("type")
            kind = self._declared(declared[0]) if declared else ""
            found.append((node.start_byte, node.end_byte, kind))
        return found

    @cached_property
    def _variables(self) -> dict[tuple[int, int, str], list[Variable]]:
        """Variables of each function; one that is first given another variable's value has no known kind."""
        found: dict[tuple[int, int, str], list[Variable]] = {}
        for match in self._matches(self.table.variables):
            name, value, declared = match["name"][0], match.get("value"), match.get("type")
            function = self.function(name)
            kind = self._declared(declared[0]) if declared else self._plain_kind(value[0]) if value else ""
            end = self._scope_end(name, function[1])
            found.setdefault(function, []).append(Variable(self.text(name), kind, name.start_byte, end))
        return found

    def _scope_end(self, name: tree_sitter.Node, otherwise: int) -> int:
        around = name.parent
        while around is not None and self.table.scopes:
            if around.type in self.table.scopes:
                return around.end_byte
            around = around.parent
        return otherwise

    def _declared(self, node: tree_sitter.Node) -> str:
        text = self.text(node).partition("<")[0]
        return self.table.kinds.get(text, text)

    def _plain_kind(self, value: tree_sitter.Node) -> str:
        """Kind of a value that needs no variable to be known, so that looking it up comes to an end."""
        called = value.child_by_field_name("function")
        return self.table.kinds.get(value.type) or self.table.kinds.get(
            self.text(called) if called else "", ""
        )

    def _spans(self, query: str, name: str) -> list[tuple[int, int]]:
        return [
            (node.start_byte, node.end_byte) for match in self._matches(query) for node in match.get(name, ())
        ]

    def _matches(self, query: str) -> list[Match]:
        if not query:
            return []
        cursor = tree_sitter.QueryCursor(_compiled(self.piece.language, query))
        return [match for _, match in cursor.matches(self.piece.root)]


@cache
def _compiled(language: str, query: str) -> tree_sitter.Query:
    return tree_sitter.Query(grammar(language).compiled, query)


def _holds(outer: tree_sitter.Node, node: tree_sitter.Node) -> bool:
    return outer.start_byte <= node.start_byte and node.end_byte <= outer.end_byte
