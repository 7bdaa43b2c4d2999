"""Rewrites of `a ? b : c`, and of an `if` that chooses a value."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.expressions import (
    PRIMITIVES,
    closed,
    negated,
    operands,
    operator,
    type_of,
)
from paralog.datasets.rewrites.java.flow import condition, in_block, part, statements
from paralog.datasets.rewrites.java.program import Program

STATEMENTS = ("expression_statement", "return_statement", "local_variable_declaration")
"""What may choose between two values."""
_CHOSEN = ("int", "boolean", "String")
"""Types to which a choice between two values converts as each of them does."""


def spread_conditional(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`x = a ? b : c;` -> `if (a) { x = b; } else { x = c; }`; declarations and `return` alike"""
    found = _assigned(program, node)
    if found is None or not in_block(node):
        return
    before, type_, value = found
    if value.type != "ternary_expression" or not _converts_alike(program, type_, value):
        return
    head = ""
    if node.type == "local_variable_declaration":
        head = f"{program.between(node.start_byte, value.start_byte).rstrip().removesuffix('=').rstrip()};\n"
    one, other = (program.text(part(value, field)) for field in ("consequence", "alternative"))
    test = program.text(_plain(part(value, "condition")))
    yield program.replace(node, f"{head}if ({test}) {{\n{before}{one};\n}} else {{\n{before}{other};\n}}")


def _converts_alike(program: Program, type_: str, value: tree_sitter.Node) -> bool:
    """Whether both values of a choice become the same in a variable of a type, chosen before or after."""
    if type_ not in ("float", "double"):
        return type_ in (*PRIMITIVES, "String")
    kinds = {type_of(program, part(value, field)) for field in ("consequence", "alternative")}
    return kinds <= {"int", "double"} or kinds == {type_}


def gather_conditional(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`if (a) { x = b; } else { x = c; }` -> `x = a ? b : c;`; `return` alike"""
    other = node.child_by_field_name("alternative")
    if other is None:
        return
    one, another = statements(part(node, "consequence")), statements(other)
    if len(one) != 1 or len(another) != 1 or "local_variable_declaration" in (one[0].type, another[0].type):
        return
    first, second = _assigned(program, one[0]), _assigned(program, another[0])
    if first is None or second is None or first[:2] != second[:2] or first[1] not in _CHOSEN:
        return
    test = closed(program, condition(node))
    values = [closed(program, found[2]) for found in (first, second)]
    yield program.replace(node, f"{first[0]}{test} ? {values[0]} : {values[1]};")


def flip_conditional(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`a ? b : c` -> `!a ? c : b`"""
    asked = _plain(part(node, "condition"))
    if not any(program.inside(asked, "instanceof_expression")):
        one, other = part(node, "consequence"), part(node, "alternative")
        text = f"{negated(program, asked)} ? {closed(program, other)} : {closed(program, one)}"
        if other.type != "lambda_expression" and one.type != "lambda_expression":
            yield program.replace(node, text)


def _plain(node: tree_sitter.Node) -> tree_sitter.Node:
    inside = node.named_children
    return inside[0] if node.type == "parenthesized_expression" and len(inside) == 1 else node


def _assigned(program: Program, node: tree_sitter.Node) -> tuple[str, str, tree_sitter.Node] | None:
    """What stands before the value of an assignment or `return`, the type it takes, and the value."""
    if node.type == "return_statement" and node.named_child_count == 1:
        return "return ", result_type(program, node), node.named_children[0]
    if node.type == "local_variable_declaration":
        declarators = node.children_by_field_name("declarator")
        value = declarators[0].child_by_field_name("value")
        if len(declarators) != 1 or value is None or declarators[0].child_by_field_name("dimensions"):
            return None
        return f"{program.text(part(declarators[0], 'name'))} = ", program.text(part(node, "type")), value
    assigned = node.named_children[0] if node.type == "expression_statement" else None
    if assigned is None or assigned.type != "assignment_expression" or operator(program, assigned) != "=":
        return None
    left, right = operands(assigned)
    if left.type != "identifier":
        return None
    return f"{program.text(left)} = ", type_of(program, left), right


def result_type(program: Program, node: tree_sitter.Node) -> str:
    """The type that the method around a node returns; "" where it is not certain."""
    around = node.parent
    while around is not None and around.type not in ("method_declaration", "lambda_expression"):
        around = around.parent
    if around is None or around.type == "lambda_expression" or around.child_by_field_name("dimensions"):
        return ""
    return program.text(part(around, "type"))
