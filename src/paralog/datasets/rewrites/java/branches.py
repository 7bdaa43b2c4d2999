"""Rewrites of `if`: its branches turned, nested, put in line."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.expressions import closed, negated, operands, operator
from paralog.datasets.rewrites.java.flow import (
    binds,
    condition,
    declared,
    in_block,
    inner,
    leaves,
    neighbour,
    part,
)
from paralog.datasets.rewrites.java.program import Program


def flip_branches(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (a) X else Y` -> `if (!a) Y else X`"""
    other = node.child_by_field_name("alternative")
    if other is not None and not binds(program, node):
        one = part(node, "consequence")
        test = negated(program, condition(node))
        text = f"if ({test}) {{\n{inner(program, other)}\n}} else {{\n{inner(program, one)}\n}}"
        yield program.replace(node, text)


def nest_rest(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (a) { return x; } X` -> `if (a) { return x; } else { X }`"""
    if node.parent is None or neighbour(node, 1) is None or binds(program, node):
        return
    if node.child_by_field_name("alternative") is None and leaves(part(node, "consequence")):
        end = node.parent.end_byte - 1
        rest = program.between(node.end_byte, end)
        head = program.between(node.start_byte, part(node, "consequence").start_byte)
        one = inner(program, part(node, "consequence"))
        yield Change(node.start_byte, end, f"{head}{{\n{one}\n}} else {{{rest}\n}}\n".encode())


def leave_early(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (a) { return x; } else { X }` -> `if (a) { return x; } X`"""
    one, other = part(node, "consequence"), node.child_by_field_name("alternative")
    if other is None or not in_block(node) or not leaves(one) or binds(program, node):
        return
    if neighbour(node, 1) is None or not declared(program, other):
        head = program.between(node.start_byte, one.start_byte)
        yield program.replace(node, f"{head}{{\n{inner(program, one)}\n}}\n{inner(program, other)}")


def nest_conditions(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (a && b) X` -> `if (a) { if (b) X }`"""
    asked = condition(node)
    if node.child_by_field_name("alternative") is None and operator(program, asked) == "&&":
        left, right = (program.text(one) for one in operands(asked))
        body = program.text(part(node, "consequence"))
        yield program.replace(node, f"if ({left}) {{\nif ({right}) {body}\n}}")


def join_conditions(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (a) { if (b) X }` -> `if (a && b) X`"""
    body = part(node, "consequence")
    held = body.named_children if body.type == "block" else [body]
    if (
        node.child_by_field_name("alternative") is not None
        or len(held) != 1
        or held[0].type != "if_statement"
    ):
        return
    if held[0].child_by_field_name("alternative") is None:
        tests = [_conjunct(program, condition(one)) for one in (node, held[0])]
        text = program.text(part(held[0], "consequence"))
        yield program.replace(node, f"if ({tests[0]} && {tests[1]}) {text}")


def _conjunct(program: Program, node: tree_sitter.Node) -> str:
    compared = operator(program, node) in ("<", "<=", ">", ">=", "==", "!=")
    return program.text(node) if compared else closed(program, node)
