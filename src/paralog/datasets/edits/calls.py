"""Edits of calls: the order of their arguments, and what is called."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import tree_sitter

from paralog.datasets.edits.code import Code, Match
from paralog.datasets.edits.places import Place, Way, place
from paralog.datasets.pieces import Change


def arguments(code: Code) -> Iterator[Place]:
    """`f(a, b)` -> `f(b, a)`; `a - b` -> `b - a`."""
    table = code.table
    for match in code.matches(table.calls):
        given = _given(match)
        if code.text(match["callee"][0]) in table.orderless or len(given) < 2:
            continue
        yield from place(
            match["arguments"][0],
            [_swapped(code, one, other) for one, other in pairwise(given) if _can_swap(code, one, other)],
        )
    for query in (table.operators, table.comparisons):
        for match in code.matches(query):
            one, operator, other = (match[name][0] for name in ("left", "operator", "right"))
            simple = one.type in table.simple and other.type in table.simple
            if code.text(operator) in table.ordered and simple and _can_swap(code, one, other):
                yield from place(operator.parent or operator, [_swapped(code, one, other)])


def _given(match: Match) -> list[tree_sitter.Node]:
    return match["arguments"][0].named_children


def _can_swap(code: Code, one: tree_sitter.Node, other: tree_sitter.Node) -> bool:
    """Whether two values are different, and may stand for one another."""
    fixed = one.type in code.table.literals or other.type in code.table.literals
    if fixed or code.text(one) == code.text(other):
        return False
    kinds = code.kind(one), code.kind(other)
    return kinds[0] == kinds[1] != "" if code.table.typed else "" in kinds or kinds[0] == kinds[1]


def _swapped(code: Code, one: tree_sitter.Node, other: tree_sitter.Node) -> Way:
    return code.replace(one, code.text(other)), code.replace(other, code.text(one))


def aggregates(code: Code) -> Iterator[Place]:
    """`min(x)` -> `max(x)`; `x.append(y)` -> `x.insert(0, y)`; `x += y` -> `x -= y`."""
    for match in code.matches(code.table.calls):
        callee = match["callee"][0]
        ways: list[Way] = [
            (code.replace(callee, swap),) for swap in code.table.callee_swaps.get(code.text(callee), ())
        ]
        yield from place(callee, [*ways, *_templates(code, match)])
    for match in code.matches(code.table.updates):
        operator, kinds = match["operator"][0], [code.kind(match[name][0]) for name in ("left", "right")]
        if not set(kinds) & {"text", "list", "set", "dict", "tuple"}:
            swaps = code.table.update_swaps.get(code.text(operator), ())
            yield from place(operator.parent or operator, [(code.replace(operator, swap),) for swap in swaps])


def _templates(code: Code, match: Match) -> Iterator[Way]:
    """Other ways to write a call with one argument."""
    callee, given, name = match["callee"][0], _given(match), code.text(match["callee"][0])
    receiver = match.get("receiver")
    wanted = code.table.receivers.get(name)
    if len(given) != 1 or (wanted and not (receiver and code.kind(receiver[0]) in wanted)):
        return
    if given[0].type in ("generator_expression", "list_splat", "keyword_argument"):
        return
    for template in code.table.templates.get(name, ()):
        written = template.format(code.text(given[0]))
        yield (Change(callee.start_byte, match["arguments"][0].end_byte, written.encode()),)
