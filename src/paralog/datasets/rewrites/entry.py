"""Rewrites of a script as a whole: its statements in a function of their own, or not."""

from __future__ import annotations

import ast
import builtins

from paralog.datasets.rewrites.build import call
from paralog.datasets.rewrites.names import parameters, uses
from paralog.datasets.rewrites.places import Block, Splice
from paralog.datasets.rewrites.scope import Scope

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
_MODULE_ONLY = (*_DEFINITIONS, ast.AnnAssign, ast.Global, ast.Nonlocal)
_FUNCTION_ONLY = (*_MODULE_ONLY, ast.Return, ast.Yield, ast.YieldFrom, ast.Await)


def wrap_script(block: Block, at: int, scope: Scope) -> Splice | None:
    """`n = 1; print(n)` -> `def main(): n = 1; print(n)`, then `main()`"""
    before, script = block[:at], block[at:]
    if block is not scope.program.tree.body or (before and not isinstance(before[-1], _DEFINITIONS)):
        return None
    if _holds(script, _MODULE_ONLY) or _is_docstring(script[0]) or not _is_private(script, before, scope):
        return None
    name = scope.program.fresh("main")
    function = ast.parse(f"def {name}(): pass").body[0]
    assert isinstance(function, ast.FunctionDef)
    function.body = script
    return len(script), [function, ast.Expr(call(name))]


def unwrap_script(block: Block, at: int, scope: Scope) -> Splice | None:
    """`def main(): n = 1; print(n)`, then `main()` -> `n = 1; print(n)`"""
    if block is not scope.program.tree.body:
        return None
    match block[at]:
        case ast.FunctionDef(name=name, body=body, decorator_list=[]) as function if _takes_nothing(function):
            script = _called_last(block[-1], function)
        case _:
            return None
    others = [*block[:at], *block[at + 1 : -1]]
    if script is None or _holds(body, _FUNCTION_ONLY) or name in uses([*others, *body]).names:
        return None
    return (len(block) - at, [*block[at + 1 : -1], *script]) if _is_private(body, others, scope) else None


def _is_private(script: Block, others: Block, scope: Scope) -> bool:
    """Whether `script` binds names, and none of them means anything outside of it."""
    bound = set(uses(script).writes)
    outside = uses(others).names | scope.program.shared | set(dir(builtins))
    private = bool(bound) and bound.isdisjoint(outside) and "*" not in outside
    return private and not scope.program.watched


def _holds(block: Block, kinds: tuple[type[ast.AST], ...]) -> bool:
    return any(isinstance(node, kinds) for statement in block for node in ast.walk(statement))


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def _takes_nothing(function: ast.FunctionDef) -> bool:
    return not parameters(function.args)


def _called_last(statement: ast.stmt, function: ast.FunctionDef) -> Block | None:
    """The last statement with the function's body for its call: `main()`, or `if ...: main()`."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Name(id=name), args=[], keywords=[])) if name == function.name:
            return function.body
        case ast.If(test=test, body=[inner], orelse=[]) if function.name not in uses(test).names:
            body = _called_last(inner, function)
            return None if body is None else [ast.If(test, body, [])]
        case _:
            return None
