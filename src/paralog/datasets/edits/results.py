"""Edits of what a function returns."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.edits.branches import negated
from paralog.datasets.edits.code import Code
from paralog.datasets.edits.places import Place, Way, place


def results(code: Code) -> Iterator[Place]:
    """`return a` -> `return -a`, `return not a`, `return a + 1`, or another variable of its kind."""
    for match in code.matches(code.table.results):
        node = match["result"][0]
        kind = code.function(node)[2] or code.kind(node)
        text, ways = code.text(node), list[Way]()
        if kind == "number":
            grouped = text if node.type in code.table.simple else f"({text})"
            ways += [(code.replace(node, f"{grouped} + 1"),)]
            if text.strip("-").strip("0."):  # minus nothing is nothing
                ways += [(code.replace(node, f"-{grouped}"),)]
        elif kind == "truth":
            ways.append((code.replace(node, negated(code, node)),))
        if node.type in code.table.names:
            ways += [(code.replace(node, name),) for name in _others(code, match["result"][0])]
        yield from place(node, ways)


def _others(code: Code, node: tree_sitter.Node) -> list[str]:
    """Variables of the same kind that have a value where `node` stands."""
    known = code.variables(node)
    kind, text = known.get(code.text(node), ""), code.text(node)
    return [name for name, other in known.items() if kind and other == kind and name != text]
