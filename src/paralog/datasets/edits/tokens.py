"""Edits of single tokens and bounds: operators, comparisons, numbers."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.edits.code import Code, Match
from paralog.datasets.edits.places import Place, Way, place

_IDLE = {
    "+": "0",
    "-": "0",
    "*": "1",
    "/": "1",
    "//": "1",
    "**": "1",
    "<<": "0",
    ">>": "0",
    "|": "0",
    "^": "0",
}
"""Operand with which an operator does nothing; others that share it do nothing either."""


def operators(code: Code) -> Iterator[Place]:
    """`a + b` -> `a - b`; `a and b` -> `a or b`; no sums of texts or lists."""
    for match in code.matches(code.table.operators):
        left, operator, right = (match[name][0] for name in ("left", "operator", "right"))
        written = code.text(operator)
        swaps = code.table.operator_swaps.get(written, ())
        if not swaps or code.text(right) == _IDLE.get(written) or _is_joined(code, left, operator, right):
            continue
        yield from place(_around(operator), [(code.replace(operator, swap),) for swap in swaps])


def _is_joined(
    code: Code, left: tree_sitter.Node, operator: tree_sitter.Node, right: tree_sitter.Node
) -> bool:
    """Whether operands are no numbers: `"a" + b`, `[0] * n`, `"%d" % n`."""
    joined = {"text", "list", "dict", "set", "tuple"}
    return code.text(operator) in ("+", "*", "%") and bool({code.kind(left), code.kind(right)} & joined)


def comparisons(code: Code) -> Iterator[Place]:
    """`a < b` -> `a <= b` or `a > b`; `a == b` -> `a != b`."""
    for match in code.matches(code.table.comparisons):
        operator = match["operator"][0]
        swaps = code.table.comparison_swaps.get(code.text(operator), ())
        if _keeps_best(code, match):  # of equal ones it does not matter which is kept
            swaps = tuple(swap for swap in swaps if ("=" in swap) == ("=" in code.text(operator)))
        yield from place(_around(operator), [(code.replace(operator, swap),) for swap in swaps])


def _keeps_best(code: Code, match: Match) -> bool:
    """Whether a comparison asks if one of its sides should take the place of the other."""
    compared = match["left"][0].parent
    deciding = compared.parent if compared is not None else None
    while deciding is not None and deciding.child_by_field_name("consequence") is None:
        deciding = deciding.parent if deciding.type in code.table.wrappers else None
    body = deciding.child_by_field_name("consequence") if deciding is not None else None
    if body is None:
        return False
    sides = [code.text(match[name][0]) for name in ("left", "right")]
    done = "".join(code.text(body).split())
    one, other = ("".join(side.split()) for side in sides)
    return any(
        text in done for text in (f"{one}={other}", f"{other}={one}", f"{one},{other}=", f"{other},{one}=")
    )


def bounds(code: Code) -> Iterator[Place]:
    """`range(n)` -> `range(n - 1)`; `i < n` of a loop -> `i < n - 1`; `x[:n]` -> `x[:n - 1]`."""
    for match in code.matches(code.table.bounds):
        for node in match.get("bound", ()):
            yield from place(node, _moved(code, node))
        for node in match.get("stop", ()):
            yield from place(node, [*_moved(code, node), (code.replace(node, f"1, {code.text(node)}"),)])


def _moved(code: Code, node: tree_sitter.Node) -> Iterator[Way]:
    text = code.text(node)
    if node.type not in code.table.simple or text.isdigit() or code.holds_loop(node):
        return  # a number is moved by changing it; the last round of an outer loop often does nothing
    for step in ("- 1", "+ 1"):
        yield (code.replace(node, f"{text} {step}"),)


def constants(code: Code) -> Iterator[Place]:
    """`0` -> `1`; `3` -> `4`; `True` -> `False`."""
    for match in code.matches(code.table.numbers):
        node = match["number"][0]
        digits = code.text(node)
        if digits.isdigit():
            ways = [str(number) for number in _neighbours(int(digits))]
            yield from place(_around(node), [(code.replace(node, digits),) for digits in ways])
    for match in code.matches(code.table.words):
        node = match["word"][0]
        if _decides(node) or _decides(node.parent):
            continue  # what is always or never done is no other program worth showing
        swaps = code.table.word_swaps.get(code.text(node), ())
        yield from place(node, [(code.replace(node, swap),) for swap in swaps])


def _decides(node: tree_sitter.Node | None) -> bool:
    """Whether a node is all of a condition."""
    around = node.parent if node is not None else None
    return around is not None and around.child_by_field_name("condition") == node


def _neighbours(number: int) -> tuple[int, ...]:
    return (1,) if number == 0 else (2,) if number == 1 else (number + 1, number - 1)


def _around(node: tree_sitter.Node) -> tree_sitter.Node:
    """The expression that a token belongs to: all of it decides what the token does."""
    return node.parent or node
