"""Rewrites of `if`: its branches turned, nested, put in line."""

from __future__ import annotations

import ast

from paralog.datasets.rewrites.build import copy, same
from paralog.datasets.rewrites.expressions import negated
from paralog.datasets.rewrites.flow import always_leaves
from paralog.datasets.rewrites.places import Block, Splice
from paralog.datasets.rewrites.scope import Program, Scope


def flip_branches(block: Block, at: int, scope: Scope) -> Splice | None:
    """`if a: X else: Y` -> `if not a: Y else: X`"""
    match block[at]:
        case ast.If(test=test, body=body, orelse=[_, *_] as orelse):
            return 1, [ast.If(negated(test, scope.program), orelse, body)]
        case _:
            return None


def nest_rest(block: Block, at: int, scope: Scope) -> Splice | None:
    """`if a: return x; rest` -> `if a: return x else: rest`"""
    match block[at]:
        case ast.If(test=test, body=body, orelse=[]) if always_leaves(body) and at + 1 < len(block):
            return len(block) - at, [ast.If(test, body, block[at + 1 :])]
        case _:
            return None


def leave_early(block: Block, at: int, scope: Scope) -> Splice | None:
    """`if a: return x else: rest` -> `if a: return x; rest`"""
    match block[at]:
        case ast.If(test=test, body=body, orelse=[_, *_] as orelse) if always_leaves(body):
            return 1, [ast.If(test, body, []), *orelse]
        case _:
            return None


def nest_conditions(block: Block, at: int, scope: Scope) -> Splice | None:
    """`if a and b: X` -> `if a: if b: X`"""
    match block[at]:
        case ast.If(test=ast.BoolOp(op=ast.And(), values=[first, *rest]), body=body, orelse=[]):
            inner = rest[0] if len(rest) == 1 else ast.BoolOp(ast.And(), rest)
            return 1, [ast.If(first, [ast.If(inner, body, [])], [])]
        case _:
            return None


def join_conditions(block: Block, at: int, scope: Scope) -> Splice | None:
    """`if a: if b: X` -> `if a and b: X`"""
    match block[at]:
        case ast.If(test=outer, body=[ast.If(test=inner, body=body, orelse=[])], orelse=[]):
            return 1, [ast.If(ast.BoolOp(ast.And(), [outer, inner]), body, [])]
        case _:
            return None


def spread_conditional(block: Block, at: int, scope: Scope) -> Splice | None:
    """`x = a if c else b` -> `if c: x = a else: x = b`; `return` and `print` alike"""
    statement = block[at]
    chosen = _value(statement, scope.program)
    if not isinstance(chosen, ast.IfExp):
        return None
    body, orelse = (_with_value(statement, value) for value in (chosen.body, chosen.orelse))
    return 1, [ast.If(chosen.test, [body], [orelse])]


def gather_conditional(block: Block, at: int, scope: Scope) -> Splice | None:
    """`if c: x = a else: x = b` -> `x = a if c else b`; `return` and `print` alike"""
    match block[at]:
        case ast.If(test=test, body=[one], orelse=[other]):
            left, right = _value(one, scope.program), _value(other, scope.program)
            if left is None or right is None:
                return None
            merged = _with_value(one, ast.IfExp(test, left, right))
            alike = same(merged, _with_value(other, ast.IfExp(test, left, right)))
            return (1, [merged]) if alike else None
        case _:
            return None


def _value(statement: ast.stmt, program: Program) -> ast.expr | None:
    """What `x = ...`, `return ...` or `print(...)` evaluates first."""
    match statement:
        case ast.Assign(targets=[_], value=value) | ast.Return(value=ast.expr() as value):
            return value
        case ast.Expr(value=ast.Call(args=[value], keywords=[]) as printing) if program.calls(
            printing, "print"
        ):
            return None if isinstance(value, ast.Starred) else value
        case _:
            return None


def _with_value(statement: ast.stmt, value: ast.expr) -> ast.stmt:
    """The same kind of statement for another value."""
    match statement:
        case ast.Assign(targets=[target]):
            return ast.Assign([copy(target)], value)
        case ast.Expr(value=ast.Call(func=function)):
            return ast.Expr(ast.Call(copy(function), [value], []))
        case _:
            return ast.Return(value)
