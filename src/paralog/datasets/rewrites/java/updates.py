"""Rewrites of updates: `i++`, `i += 1` and `i = i + 1`."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.expressions import NUMBERS, closed, operands, operator, type_of
from paralog.datasets.rewrites.java.program import Program

_WIDTH = {"byte": 0, "short": 1, "char": 1, "int": 2, "long": 3, "float": 4, "double": 5}


def spell_out_increment(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`i++` -> `i += 1`, where nobody asks for its value"""
    target = node.named_children[0]
    if _is_idle(node) and type_of(program, target) in NUMBERS:
        sign = "+" if "++" in program.text(node) else "-"
        yield program.replace(node, f"{program.text(target)} {sign}= 1")


def shorten_increment(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`i += 1` -> `i++`, where nobody asks for its value"""
    left, right = operands(node)
    signs = {"+=": "++", "-=": "--"}
    sign = signs.get(operator(program, node))
    if sign and _is_idle(node) and program.text(right) == "1" and type_of(program, left) in NUMBERS:
        yield program.replace(node, f"{program.text(left)}{sign}")


def _is_idle(node: tree_sitter.Node) -> bool:
    """Whether an update stands for itself, as a statement or at the end of the rounds of a loop."""
    around = node.parent
    if around is None:
        return False
    return around.type == "expression_statement" or node in around.children_by_field_name("update")


def spell_out_update(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`x += a` -> `x = x + a`, where nothing is cut off"""
    left, right = operands(node)
    sign, target, value = operator(program, node), type_of(program, left), type_of(program, right)
    if left.type != "identifier" or sign not in ("+=", "-=", "*=", "/=", "%="):
        return
    wide = target in ("int", "long", "double") and value in NUMBERS and _WIDTH[value] <= _WIDTH[target]
    if (target == "String" and sign == "+=") or wide:
        name = program.text(left)
        yield program.replace(node, f"{name} = {name} {sign[0]} {closed(program, right)}")


def shorten_update(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`x = x + a` -> `x += a`"""
    left, right = operands(node)
    if operator(program, node) != "=" or left.type != "identifier" or right.type != "binary_expression":
        return
    first, second = operands(right)
    sign, type_ = operator(program, right), type_of(program, left)
    if (
        program.text(first) == program.text(left)
        and type_ in (*NUMBERS, "String")
        and sign in ("+", "-", "*", "/", "%")
    ):
        yield program.replace(node, f"{program.text(left)} {sign}= {program.text(second)}")
