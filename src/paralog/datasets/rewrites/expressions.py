"""Rewrites of expressions: comparisons, ranges, displays."""

from __future__ import annotations

import ast
from itertools import pairwise

from paralog.datasets.rewrites.build import call, copy, same
from paralog.datasets.rewrites.scope import Program
from paralog.datasets.rewrites.values import is_quiet, is_simple

_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.LtE: ast.GtE,
    ast.Gt: ast.Lt,
    ast.GtE: ast.LtE,
    ast.Eq: ast.Eq,
    ast.NotEq: ast.NotEq,
}
_OPPOSITE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def negated(condition: ast.expr, program: Program) -> ast.expr:
    """What is true where `condition` is not; `a < b` -> `not a < b`, because of nan."""
    match condition:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return operand
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if (
            program.plain and type(operator) in _OPPOSITE
        ):
            return ast.Compare(left, [_OPPOSITE[type(operator)]()], [right])
        case _:
            return ast.UnaryOp(ast.Not(), condition)


def turn_comparison(node: ast.expr, program: Program) -> ast.expr | None:
    """`a < b` -> `b > a`"""
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]) if type(operator) in _TURNED:
            either = isinstance(left, ast.Constant) or isinstance(right, ast.Constant)
            simple = is_simple(left) or is_simple(right)
            free = either or (simple and is_quiet(left, program) and is_quiet(right, program))
            return ast.Compare(right, [_TURNED[type(operator)]()], [left]) if free and program.plain else None
        case _:
            return None


def split_chain(node: ast.expr, program: Program) -> ast.expr | None:
    """`a < b < c` -> `a < b and b < c`"""
    match node:
        case ast.Compare(left=left, ops=[one, two], comparators=[middle, right]) if is_quiet(middle, program):
            first = ast.Compare(left, [one], [middle])
            return ast.BoolOp(ast.And(), [first, ast.Compare(copy(middle), [two], [right])])
        case _:
            return None


def join_chain(node: ast.expr, program: Program) -> ast.expr | None:
    """`a < b and b < c` -> `a < b < c`"""
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            for at, (one, two) in enumerate(pairwise(values)):
                if (chain := _chain(one, two, program)) is not None:
                    rest = [*values[:at], chain, *values[at + 2 :]]
                    return ast.BoolOp(ast.And(), rest) if len(rest) > 1 else chain
    return None


def _chain(one: ast.expr, two: ast.expr, program: Program) -> ast.expr | None:
    match one, two:
        case ast.Compare(), ast.Compare(left=middle) if is_quiet(middle, program) and same(
            one.comparators[-1], middle
        ):
            return ast.Compare(one.left, [*one.ops, *two.ops], [*one.comparators, *two.comparators])
        case _:
            return None


def flip_conditional(node: ast.expr, program: Program) -> ast.expr | None:
    """`a if c else b` -> `b if not c else a`"""
    match node:
        case ast.IfExp(test=test, body=body, orelse=orelse):
            return ast.IfExp(negated(test, program), orelse, body)
        case _:
            return None


def start_range(node: ast.expr, program: Program) -> ast.expr | None:
    """`range(n)` -> `range(0, n)`"""
    match node:
        case ast.Call(args=[stop], keywords=[]) if program.calls(node, "range") and not isinstance(
            stop, ast.Starred
        ):
            return call("range", ast.Constant(0), stop)
        case _:
            return None


def shorten_range(node: ast.expr, program: Program) -> ast.expr | None:
    """`range(0, n)` -> `range(n)`"""
    match node:
        case ast.Call(args=[ast.Constant(value=0), stop], keywords=[]) if program.calls(
            node, "range"
        ) and not isinstance(stop, ast.Starred):
            return call("range", stop)
        case _:
            return None


def call_display(node: ast.expr, program: Program) -> ast.expr | None:
    """`[]` -> `list()`, `{}` -> `dict()`"""
    match node:
        case ast.List(elts=[], ctx=ast.Load()) if program.trusts("list"):
            return call("list")
        case ast.Dict(keys=[]) if program.trusts("dict"):
            return call("dict")
        case _:
            return None


def display_call(node: ast.expr, program: Program) -> ast.expr | None:
    """`list()` -> `[]`, `dict()` -> `{}`"""
    match node:
        case ast.Call(args=[], keywords=[]):
            if program.calls(node, "list"):
                return ast.List([], ast.Load())
            return ast.Dict([], []) if program.calls(node, "dict") else None
        case _:
            return None
