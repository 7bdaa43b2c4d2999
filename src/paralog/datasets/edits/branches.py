"""Edits of what decides between branches."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.edits.code import Code
from paralog.datasets.edits.places import Place, place


def branches(code: Code) -> Iterator[Place]:
    """`if a: X else: Y` -> `if not a: X else: Y`, or `if a: Y else: X`."""
    for match in code.matches(code.table.conditions):
        node = match["condition"][0]
        yield from place(node.parent or node, [(code.replace(node, negated(code, node)),)])
    for match in code.matches(code.table.branches):
        one, other = match["then"][0], match["else"][0]
        texts = code.text(one), code.text(other)
        if texts[0] != texts[1] and _are_alike(code, one, other):
            yield from place(
                match["choice"][0], [(code.replace(one, texts[1]), code.replace(other, texts[0]))]
            )


def _are_alike(code: Code, one: tree_sitter.Node, other: tree_sitter.Node) -> bool:
    """Whether two blocks are laid out so that each can stand where the other does."""
    aligned = one.start_point.column == other.start_point.column
    in_line = all(node.start_point.row == node.end_point.row for node in (one, other))
    return aligned or in_line or not code.table.indented


def negated(code: Code, node: tree_sitter.Node) -> str:
    """What is true where a condition is not."""
    if node.type in code.table.negations:
        return code.text(node.named_children[-1])
    if (swaps := code.table.word_swaps.get(code.text(node))) is not None:
        return swaps[0]
    operator = node.child_by_field_name("operator") or node.child_by_field_name("operators")
    opposite = code.table.opposites.get(code.text(operator)) if operator is not None else None
    if operator is not None and opposite is not None and node.named_child_count == 2:
        return f"{_between(code, node.start_byte, operator.start_byte)}{opposite}" + _between(
            code, operator.end_byte, node.end_byte
        )
    text = code.text(node)
    return code.table.negation.format(text if node.type in code.table.simple else f"({text})")


def _between(code: Code, start: int, end: int) -> str:
    return code.piece.source[start:end].decode()
