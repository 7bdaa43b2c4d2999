"""Rewrites of loops that count: `for` and `while`."""

from __future__ import annotations

import ast

from paralog.datasets.rewrites.build import assign, call, load
from paralog.datasets.rewrites.flow import continues, leaks
from paralog.datasets.rewrites.names import uses
from paralog.datasets.rewrites.places import Block, Splice
from paralog.datasets.rewrites.scope import Scope
from paralog.datasets.rewrites.values import Values, is_simple


def for_to_while(block: Block, at: int, scope: Scope) -> Splice | None:
    """`for i in range(a, b): X` -> `i = a; while i < b: X; i += 1`"""
    match block[at]:
        case ast.For(
            target=ast.Name(id=name), iter=ast.Call(args=args, keywords=[]) as counted, body=body, orelse=[]
        ):
            bounds = _bounds(args) if scope.program.calls(counted, "range") else None
        case _:
            return None
    if bounds is None or not _counts(name, body, scope) or name in uses(bounds[1]).names:
        return None
    start, stop, step = bounds
    values = Values(scope)
    if not (values.is_int(start) and _is_bound(stop, values, scope)) or leaks([name], [block[at]], scope):
        return None
    before: Block = [assign(name, start)]
    if not _is_stable(stop, body, scope):
        limit = scope.program.fresh("stop")
        before.append(assign(limit, stop))
        stop = load(limit)
    test = ast.Compare(load(name), [ast.Lt() if step > 0 else ast.Gt()], [stop])
    operator = ast.Add() if step > 0 else ast.Sub()
    count = ast.AugAssign(ast.Name(name, ast.Store()), operator, ast.Constant(abs(step)))
    return 1, [*before, ast.While(test, [*body, count], [])]


def _bounds(args: list[ast.expr]) -> tuple[ast.expr, ast.expr, int] | None:
    """Start, stop and step of a range, where the step is written down."""
    match args:
        case [ast.Starred(), *_] | [_, ast.Starred(), *_]:
            return None
        case [stop]:
            return ast.Constant(0), stop, 1
        case [start, stop]:
            return start, stop, 1
        case [start, stop, ast.Constant(value=int(step))] if step > 0:
            return start, stop, step
        case [start, stop, ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(step)))] if step > 0:
            return start, stop, -step
        case _:
            return None


def _is_bound(stop: ast.expr, values: Values, scope: Scope) -> bool:
    """Whether counting to `stop` is as good as asking `range` for it.

    `range` takes an int only, where a comparison takes anything: nobody sees the difference if it
    certainly is one, or if its error would end the program and no value here makes up its own index.
    """
    program = scope.program
    return values.is_int(stop) or (program.plain and not program.survives)


def _counts(name: str, body: Block, scope: Scope) -> bool:
    """Whether every round of a loop reaches its end, or leaves it, with `name` as it began."""
    return not continues(body) and name not in uses(body).writes


def _is_stable(stop: ast.expr, body: Block, scope: Scope) -> bool:
    """Whether a simple expression has the same value in every round."""
    names = uses(stop).names
    return is_simple(stop) and names.isdisjoint({*uses(body).writes, *scope.program.shared})


def while_to_for(block: Block, at: int, scope: Scope) -> Splice | None:
    """`i = a; while i < b: X; i += 1` -> `for i in range(a, b): X`"""
    if at + 1 == len(block):
        return None
    match block[at], block[at + 1]:
        case (
            ast.Assign(targets=[ast.Name(id=name)], value=start),
            ast.While(
                test=ast.Compare(left=ast.Name(id=tested), ops=[operator], comparators=[limit]),
                body=[_, *_, last] as body,
                orelse=[],
            ),
        ) if tested == name:
            step = _step(last, name)
        case _:
            return None
    if step is None or name in uses(limit).names or not _counts(name, body[:-1], scope):
        return None
    stop = _stop(limit, operator, step)
    values = Values(scope)
    if (
        stop is None
        or not _is_stable(limit, body, scope)
        or not (values.is_int(start) and values.is_int(limit))
    ):
        return None
    if leaks([name], block[at : at + 2], scope):
        return None
    by_one = [] if step == 1 else [_integer(step)]
    counted = call("range", start, stop, *by_one)
    return 2, [ast.For(ast.Name(name, ast.Store()), counted, body[:-1], [])]


def _step(statement: ast.stmt, name: str) -> int | None:
    """2 of `i += 2` and of `i = i + 2`, -1 of `i -= 1`."""
    match statement:
        case (
            ast.AugAssign(target=ast.Name(id=counter), op=operator, value=ast.Constant(value=int(step)))
            | ast.Assign(
                targets=[ast.Name(id=counter)],
                value=ast.BinOp(left=ast.Name(), op=operator, right=ast.Constant(value=int(step))),
            )
        ) if counter == name and name in uses(statement).reads and step > 0:
            signs = {ast.Add: 1, ast.Sub: -1}
            return signs[type(operator)] * step if type(operator) in signs else None
        case _:
            return None


def _stop(limit: ast.expr, operator: ast.cmpop, step: int) -> ast.expr | None:
    """The end of the range that counts while `i operator limit` holds."""
    inclusive = {ast.Lt: 0, ast.LtE: 1} if step > 0 else {ast.Gt: 0, ast.GtE: -1}
    beyond = inclusive.get(type(operator))
    if not beyond:
        return limit if beyond == 0 else None
    if isinstance(limit, ast.Constant) and isinstance(limit.value, int):
        return _integer(limit.value + beyond)
    return ast.BinOp(limit, ast.Add() if beyond > 0 else ast.Sub(), ast.Constant(1))


def _integer(value: int) -> ast.expr:
    return ast.Constant(value) if value >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(-value))
