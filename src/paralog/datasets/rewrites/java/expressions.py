"""The type of an expression and what its evaluation does, where that is certain; rewrites of expressions."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.program import Program

INTEGERS = ("byte", "short", "char", "int", "long")
NUMBERS = (*INTEGERS, "float", "double")
PRIMITIVES = (*NUMBERS, "boolean")
_LITERALS = {
    "string_literal": "String",
    "character_literal": "char",
    "true": "boolean",
    "false": "boolean",
}
_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
_OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
_LOGIC = ("&&", "||", *_TURNED)
_ARITHMETIC = ("+", "-", "*", "/", "%", "&", "|", "^")
_CLOSED = frozenset(
    {"identifier", "method_invocation", "field_access", "array_access", "parenthesized_expression"}
    | {"decimal_integer_literal", "decimal_floating_point_literal", "null_literal", *_LITERALS}
)


def operator(program: Program, node: tree_sitter.Node) -> str:
    """The operator of an expression; "" if it has none."""
    found = node.child_by_field_name("operator")
    return program.text(found) if found is not None else ""


def operands(node: tree_sitter.Node) -> tuple[tree_sitter.Node, tree_sitter.Node]:
    """Both sides of a binary expression or assignment."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    assert left is not None and right is not None
    return left, right


def type_of(program: Program, node: tree_sitter.Node) -> str:
    """The static type of an expression, or "" where it is not certain."""
    text = program.text(node)
    match node.type:
        case "decimal_integer_literal":
            return "long" if text[-1] in "lL" else "int"
        case "decimal_floating_point_literal":
            return "float" if text[-1] in "fF" else "double"
        case "identifier":
            variable = program.variable(node)
            return variable.type if variable is not None else ""
        case "parenthesized_expression" if node.named_child_count == 1:
            return type_of(program, node.named_children[0])
        case "binary_expression":
            left, right = operands(node)
            return _operated(operator(program, node), type_of(program, left), type_of(program, right))
        case "array_access":
            array = node.child_by_field_name("array")
            type_ = type_of(program, array) if array is not None else ""
            return type_.removesuffix("[]") if type_.endswith("[]") else ""
        case "field_access" | "method_invocation":
            return _member(program, node)
        case _:
            return _LITERALS.get(node.type, "")


def _operated(operator: str, left: str, right: str) -> str:
    if operator in _LOGIC:
        return "boolean"
    if operator == "+" and "String" in (left, right):
        return "String"
    if operator not in _ARITHMETIC or left not in NUMBERS or right not in NUMBERS:
        return ""
    return next((wide for wide in ("double", "float", "long") if wide in (left, right)), "int")


def _member(program: Program, node: tree_sitter.Node) -> str:
    receiver = node.child_by_field_name("object")
    named = node.child_by_field_name("field") or node.child_by_field_name("name")
    if receiver is None or named is None:
        return ""
    type_, name = type_of(program, receiver), program.text(named)
    if node.type == "field_access":
        return "int" if name == "length" and type_.endswith("[]") else ""
    return {"length": "int", "charAt": "char"}.get(name, "") if type_ == "String" else ""


def is_still(program: Program, node: tree_sitter.Node) -> bool:
    """Whether evaluating it changes nothing, raises nothing and only looks at local variables."""
    match node.type:
        case "identifier":
            return program.variable(node) is not None
        case "parenthesized_expression":
            return all(is_still(program, child) for child in node.named_children)
        case "unary_expression":
            operand = node.child_by_field_name("operand")
            return operand is not None and is_still(program, operand)
        case "binary_expression":
            known = type_of(program, node) in (*PRIMITIVES, "String")
            divides = operator(program, node) in ("/", "%")
            parts = operands(node)
            whole = not divides or (
                parts[1].type == "decimal_integer_literal" and program.text(parts[1]) != "0"
            )
            boxed = any(type_of(program, one) not in (*PRIMITIVES, "String") for one in parts)
            return known and whole and not boxed and all(is_still(program, one) for one in parts)
        case _:
            return node.type in _LITERALS or node.type.startswith("decimal_")


def is_quiet(program: Program, node: tree_sitter.Node) -> bool:
    """Whether evaluating it changes nothing; it may raise an error, and look at arrays and texts."""
    return type_of(program, node) != "" and is_quiet_in(program, node)


def is_quiet_in(program: Program, node: tree_sitter.Node) -> bool:
    """Whether nothing in it calls anything but a method of a text, makes an object, or stores to more than
    a local variable.
    """
    calls = all(_member(program, call) for call in program.inside(node, "method_invocation"))
    makes = any(program.inside(node, "object_creation_expression", "array_creation_expression"))
    return calls and not makes and all(name.isidentifier() for name in program.written(node))


def is_constant(program: Program, node: tree_sitter.Node) -> bool:
    """Whether it mentions no variable, so that the compiler may know its value."""
    return not program.names(node)


def closed(program: Program, node: tree_sitter.Node) -> str:
    """The text of an expression, in parentheses where it may need some."""
    text = program.text(node)
    return text if node.type in _CLOSED else f"({text})"


def negated(program: Program, node: tree_sitter.Node) -> str:
    """What is true where a condition is not; `a < b` -> `a >= b` only for integers, because of NaN."""
    if node.type == "unary_expression" and operator(program, node) == "!":
        operand = node.child_by_field_name("operand")
        assert operand is not None
        return program.text(operand)
    if node.type == "binary_expression" and (opposite := _OPPOSITE.get(operator(program, node))):
        left, right = operands(node)
        exact = opposite in ("==", "!=") or all(type_of(program, one) in INTEGERS for one in (left, right))
        if exact:
            return f"{program.text(left)} {opposite} {program.text(right)}"
    return f"!{closed(program, node)}"


def turn_comparison(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`a < b` -> `b > a`"""
    turned = _TURNED.get(operator(program, node))
    left, right = operands(node)
    is_settled = _is_settled(program, left, right) or _is_settled(program, right, left)
    if turned is not None and is_settled and node.named_child_count == 2:
        yield program.replace(node, f"{_operand(program, right)} {turned} {_operand(program, left)}")


def commute(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`a + b` -> `b + a`, of numbers"""
    left, right = operands(node)
    number = type_of(program, left) in NUMBERS and type_of(program, right) in NUMBERS
    settled = _is_settled(program, left, right) or _is_settled(program, right, left)
    if operator(program, node) in ("+", "*") and number and settled and node.named_child_count == 2:
        yield program.replace(
            node, f"{closed(program, right)} {operator(program, node)} {closed(program, left)}"
        )


def parenthesise(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`a + b * c` -> `a + (b * c)`"""
    around = node.parent
    if around is not None and around.type == "binary_expression":
        yield program.replace(node, f"({program.text(node)})")


def _is_settled(program: Program, one: tree_sitter.Node, other: tree_sitter.Node) -> bool:
    """Whether `one` has the same value before and after `other`, and nobody sees when it is evaluated."""
    return is_still(program, one) and program.written(other).isdisjoint(program.names(one))


def _operand(program: Program, node: tree_sitter.Node) -> str:
    """The operand of a comparison; arithmetic needs no parentheses there."""
    arithmetic = node.type == "binary_expression" and operator(program, node) in ("+", "-", "*", "/", "%")
    return program.text(node) if arithmetic else closed(program, node)
