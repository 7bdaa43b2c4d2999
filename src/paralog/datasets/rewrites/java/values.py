"""Rewrites of plain statements: their order, and names for values."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.conditionals import result_type
from paralog.datasets.rewrites.java.expressions import (
    PRIMITIVES,
    closed,
    is_constant,
    is_quiet,
    is_quiet_in,
    is_still,
    operands,
    operator,
    type_of,
)
from paralog.datasets.rewrites.java.flow import in_block, neighbour, part
from paralog.datasets.rewrites.java.program import Program

STATEMENTS = ("expression_statement", "local_variable_declaration")
"""Statements that may change places."""
_USERS = (*STATEMENTS, "return_statement")
"""Statements that evaluate what they hold once, as far as it is evaluated at all."""
_LATER = ("lambda_expression", "class_body", "switch_expression")


def swap(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`a = 1; b = 2;` -> `b = 2; a = 1;`"""
    after = neighbour(node, 1)
    if after is None or after.type not in STATEMENTS:
        return
    one, other = _binds(program, node), _binds(program, after)
    if one is None or other is None or one in program.names(after) or other in program.names(node):
        return
    yield program.replace(node, program.text(after))
    yield program.replace(after, program.text(node))


def _binds(program: Program, node: tree_sitter.Node) -> str | None:
    """The local variable that a statement sets to a value that nobody sees computed."""
    if node.type == "local_variable_declaration":
        declarators = node.children_by_field_name("declarator")
        target, value = part(declarators[0], "name"), declarators[0].child_by_field_name("value")
        still = len(declarators) == 1 and (value is None or is_still(program, value))
        return program.text(target) if still else None
    assigned = node.named_children[0]
    if assigned.type != "assignment_expression":
        return None
    left, right = operands(assigned)
    still = program.variable(left) is not None and is_still(program, right)
    whole = operator(program, assigned) in ("=", "+=", "-=", "*=")
    plain = type_of(program, left) in PRIMITIVES
    return program.text(left) if still and whole and plain else None


def inline_value(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`int x = a + b; return x * 2;` -> `return (a + b) * 2;`"""
    user = neighbour(node, 1)
    declarators = node.children_by_field_name("declarator")
    value = declarators[0].child_by_field_name("value")
    if (
        user is None
        or user.type not in _USERS
        or len(declarators) != 1
        or value is None
        or node.parent is None
    ):
        return
    name = program.text(part(declarators[0], "name"))
    uses = [
        found for found in program.inside(node.parent, "identifier")
        if found.start_byte >= node.end_byte and program.text(found) == name
    ]  # fmt: skip
    type_ = program.text(part(node, "type"))
    moves = type_of(program, value) == type_ and not is_constant(program, value) and len(uses) == 1
    if not moves or not _evaluates(program, user, uses[0]) or program.variable(uses[0]) is None:
        return
    if not (is_still(program, value) or _runs_alone(program, value, user)):
        return
    if program.names(value).isdisjoint(_changed(program, user)):
        yield Change(node.start_byte, user.start_byte, b"")
        yield program.replace(uses[0], closed(program, value))


def _runs_alone(program: Program, value: tree_sitter.Node, user: tree_sitter.Node) -> bool:
    """Whether nothing that happens in a statement could be seen by a value, or the other way round."""
    return is_quiet(program, value) and is_quiet_in(program, user) and not program.survives


def _changed(program: Program, user: tree_sitter.Node) -> set[str]:
    """Variables that a statement changes before it has evaluated everything."""
    outer = user.named_children[0]
    if outer.type != "assignment_expression":
        return program.written(user)
    return set().union(*(program.written(side) for side in operands(outer)))


def _evaluates(program: Program, user: tree_sitter.Node, place: tree_sitter.Node) -> bool:
    """Whether a statement reads a value where it stands, and not in a body that runs later."""
    around = place.parent
    if around is None or (
        around.type in ("assignment_expression", "update_expression") and _is_target(around, place)
    ):
        return False
    inside = user.start_byte <= place.start_byte < user.end_byte
    return inside and not any(program.inside(user, *_LATER))


def _is_target(around: tree_sitter.Node, place: tree_sitter.Node) -> bool:
    return around.type == "update_expression" or around.child_by_field_name("left") == place


def name_result(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`return f(a);` -> `int result = f(a); return result;`"""
    type_ = result_type(program, node)
    if not in_block(node) or node.named_child_count != 1 or type_ not in (*PRIMITIVES, "String"):
        return
    value = node.named_children[0]
    if value.type not in ("identifier", "true", "false") and "literal" not in value.type:
        name = program.fresh("result", node)
        yield program.replace(node, f"{type_} {name} = {program.text(value)};\nreturn {name};")


def name_argument(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`f(a + b);` -> `int value = a + b; f(value);`"""
    user = node.parent
    while user is not None and user.type not in _USERS:
        if user.type in ("block", *_LATER):
            return
        user = user.parent
    if user is None or not in_block(user) or any(program.inside(user, *_LATER)):
        return
    for argument in node.named_children:
        type_ = type_of(program, argument)
        moves = is_still(program, argument) and argument.type not in (
            "identifier",
            "parenthesized_expression",
        )
        if type_ not in (*PRIMITIVES, "String") or not moves or is_constant(program, argument):
            continue
        if program.names(argument).isdisjoint(program.written(user)):
            name = program.fresh("value", node)
            start = user.start_byte
            yield Change(start, start, f"{type_} {name} = {program.text(argument)};\n".encode())
            yield program.replace(argument, name)
            return
