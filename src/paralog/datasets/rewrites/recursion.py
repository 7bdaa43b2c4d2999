"""A function that calls itself at its end, written as a loop.

The other way round is no rewrite: a loop may take more rounds than calls may be nested.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy as shallow

from paralog.datasets.rewrites.names import parameters, uses
from paralog.datasets.rewrites.places import Block, Splice
from paralog.datasets.rewrites.scope import Scope


def tail_call_to_loop(block: Block, at: int, scope: Scope) -> Splice | None:
    """`def f(a): if a: return a; return f(g(a))` -> `def f(a): while True: if a: return a; a = g(a)`"""
    match block[at]:
        case ast.FunctionDef(decorator_list=[]) as function if _is_plain(function, scope):
            calls = list(_tail_calls(function.body, function))
        case _:
            return None
    found = uses(function.body)
    if not calls or found.reads[function.name] != len(calls) or found.late or function.name in found.writes:
        return None
    names = [argument.arg for argument in function.args.args]
    start = 1 if ast.get_docstring(function) is not None else 0
    rounds = _in_rounds(function.body[start:], names, function)
    ends: Block = [] if _leaves(function.body[-1]) else [ast.Return(None)]
    loop = ast.While(ast.Constant(True), [*rounds, *ends], [])
    looping = shallow(function)
    looping.body = [*function.body[:start], loop]
    return 1, [looping]


def _is_plain(function: ast.FunctionDef, scope: Scope) -> bool:
    """Whether a function is all that its name means, and its calls are seen by nobody."""
    args = function.args
    named = bool(args.args) and len(parameters(args)) == len(args.args) and not args.defaults
    alone = uses(scope.node.body).writes[function.name] == 1 and function.name not in parameters(args)
    suspends = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in ast.walk(function))
    program = scope.program
    hidden = program.survives or program.watched or function.name in program.shared
    return named and alone and not suspends and not hidden


def _tail_calls(block: Block, function: ast.FunctionDef) -> Iterator[ast.Call]:
    for statement in block:
        match statement:
            case ast.If(body=body, orelse=orelse):
                yield from _tail_calls(body, function)
                yield from _tail_calls(orelse, function)
            case ast.Return(value=ast.Call() as call) if _calls_itself(call, function):
                yield call
            case _:
                pass


def _calls_itself(call: ast.Call, function: ast.FunctionDef) -> bool:
    match call:
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
            whole = len(args) == len(function.args.args)
            return name == function.name and whole and not any(isinstance(one, ast.Starred) for one in args)
        case _:
            return False


def _in_rounds(block: Block, names: list[str], function: ast.FunctionDef) -> Block:
    """A block with the next round for each call at its end."""
    rounds: Block = []
    for statement in block:
        match statement:
            case ast.If(test=test, body=body, orelse=orelse):
                parts = (_in_rounds(part, names, function) for part in (body, orelse))
                rounds.append(ast.If(test, *parts))
            case ast.Return(value=ast.Call(args=args) as call) if _calls_itself(call, function):
                rounds += [_next_round(names, args), ast.Continue()]
            case _:
                rounds.append(statement)
    return rounds


def _next_round(names: list[str], values: list[ast.expr]) -> ast.Assign:
    targets: list[ast.expr] = [ast.Name(name, ast.Store()) for name in names]
    if len(names) == 1:
        return ast.Assign(targets, values[0])
    return ast.Assign([ast.Tuple(targets, ast.Store())], ast.Tuple(values, ast.Load()))


def _leaves(statement: ast.stmt) -> bool:
    match statement:
        case ast.If(body=body, orelse=[_, *_] as orelse):
            return _leaves(body[-1]) and _leaves(orelse[-1])
        case _:
            return isinstance(statement, ast.Return | ast.Raise)
