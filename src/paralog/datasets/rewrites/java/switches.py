"""Rewrites between `switch` and a chain of `if`, where each case stands for itself."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.expressions import operands, operator, type_of
from paralog.datasets.rewrites.java.flow import (
    COMMENTS,
    breaks,
    completes,
    condition,
    in_block,
    inner,
    leaves,
    part,
    statements,
)
from paralog.datasets.rewrites.java.program import Program

_SWITCHED = ("int", "char", "short", "byte", "String")
_LITERALS = ("decimal_integer_literal", "character_literal", "string_literal")
Case = tuple[list[str], str]
"""The values of a case, none for the default, and what it does."""


def switch_to_if(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`switch (x) { case 1: X break; default: Y }` -> `if (x == 1) { X } else { Y }`"""
    asked = condition(node)
    variable = program.variable(asked)
    around = node.parent
    whole = around if around is not None and around.type == "expression_statement" else node
    if variable is None or variable.type not in _SWITCHED or not in_block(whole):
        return
    groups = [child for child in part(node, "body").named_children if child.type not in COMMENTS]
    cases = _cases(program, groups)
    if cases is None or not cases[0][0]:
        return
    compare = "{0}.equals({1})" if variable.type == "String" else "{0} == {1}"
    branches = []
    for values, text in cases:
        test = " || ".join(compare.format(variable.name, value) for value in values)
        branches.append(f"if ({test}) {{\n{text}\n}}" if values else f"{{\n{text}\n}}")
    yield program.replace(whole, " else ".join(branches))


def _cases(program: Program, groups: list[tree_sitter.Node]) -> list[Case] | None:
    """The cases in order; None where one runs into the next, or is not understood."""
    cases: list[Case] = []
    waiting: list[str] = []
    for at, group in enumerate(groups):
        labels = [child for child in group.children if child.type == "switch_label"]
        if group.type != "switch_block_statement_group" or any(
            len(label.named_children) > 1 for label in labels
        ):
            return None
        values = [label.named_children[0] for label in labels if label.named_children]
        is_default = len(values) < len(labels)
        if any(value.type not in _LITERALS for value in values) or (is_default and at + 1 < len(groups)):
            return None
        held = statements(group)
        waiting += [program.text(value) for value in values]
        if not held:
            continue
        if is_default and (values or len(waiting) > len(values)):
            return None
        text = _body(program, held, is_last=at + 1 == len(groups))
        if text is None:
            return None
        cases.append((waiting, text))
        waiting = []
    return cases if cases and not waiting else None


def _body(program: Program, held: list[tree_sitter.Node], *, is_last: bool) -> str | None:
    """What a case does; None where a `break` inside it leaves the `switch`, or none does at its end."""
    ends = held[-1].type == "break_statement" and held[-1].named_child_count == 0
    kept = held[:-1] if ends else held
    if any(breaks(program, one) or one.type == "local_variable_declaration" for one in kept):
        return None
    if not ends and not is_last and not leaves(held[-1]):
        return None
    return program.between(kept[0].start_byte, kept[-1].end_byte) if kept else ""


def if_to_switch(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (x == 1) X else if (x == 2) Y else Z` -> `switch (x) { case 1: X break; ... }`"""
    if not in_block(node):
        return
    name, cases, other = "", list[Case](), node
    while other.type == "if_statement":
        found = _compared(program, condition(other))
        body = part(other, "consequence")
        if found is None or name not in ("", found[0]) or not _is_plain(program, body):
            return
        name = found[0]
        cases.append(([found[1]], _case(program, body)))
        following = other.child_by_field_name("alternative")
        if following is None:
            break
        other = following
    if other.type != "if_statement":
        if not _is_plain(program, other):
            return
        cases.append(([], _case(program, other)))
    values = [values[0] for values, _ in cases if values]
    if len(values) < 2 or len(set(values)) < len(values):
        return
    lines = [f"case {values[0]}:" + text if values else "default:" + text for values, text in cases]
    text = "\n".join(lines)
    yield program.replace(node, f"switch ({name}) {{\n{text}\n}}")


def _is_plain(program: Program, body: tree_sitter.Node) -> bool:
    """Whether a branch can be a case: nothing leaves the loop around it, and its end is known."""
    return not breaks(program, body) and (leaves(body) or completes(body))


def _case(program: Program, body: tree_sitter.Node) -> str:
    """What a branch does as a case, in braces because of what it declares."""
    end = "" if leaves(body) else "\nbreak;"
    return f" {{\n{inner(program, body)}{end}\n}}"


def _compared(program: Program, asked: tree_sitter.Node) -> tuple[str, str] | None:
    """`x` and `1` of `x == 1`."""
    if operator(program, asked) != "==" or asked.named_child_count != 2:
        return None
    left, right = operands(asked)
    variable = program.variable(left)
    if variable is None or type_of(program, right) != variable.type or variable.type not in ("int", "char"):
        return None
    return (variable.name, program.text(right)) if right.type in _LITERALS else None
