"""Rewrites of plain statements: order, accumulators, and names for values."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from paralog.datasets.rewrites.build import assign, load, only_target, replaced
from paralog.datasets.rewrites.flow import evaluated_before, leaks
from paralog.datasets.rewrites.names import uses
from paralog.datasets.rewrites.places import Block, Splice
from paralog.datasets.rewrites.scope import Scope
from paralog.datasets.rewrites.values import Values, commute, is_quiet, is_simple, is_still, is_suspending


def spell_out_update(block: Block, at: int, scope: Scope) -> Splice | None:
    """`x += e` -> `x = x + e`"""
    match block[at]:
        case ast.AugAssign(target=ast.Name(id=name), op=operator, value=value) if _accumulates(name, scope):
            return 1, [assign(name, ast.BinOp(load(name), operator, value))]
        case _:
            return None


def shorten_update(block: Block, at: int, scope: Scope) -> Splice | None:
    """`x = x + e` -> `x += e`"""
    match block[at]:
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=read), op=operator, right=value)
        ) if name == read and _accumulates(name, scope):
            return 1, [ast.AugAssign(ast.Name(name, ast.Store()), operator, value)]
        case _:
            return None


def _accumulates(name: str, scope: Scope) -> bool:
    """Whether a variable only ever holds numbers or strings, which no update changes in place."""
    values = Values(scope)

    def is_update(value: ast.expr | None) -> bool:
        match value:
            case ast.BinOp(left=ast.Name(id=read), op=operator):
                return read == name and not isinstance(operator, ast.Mult)  # 2 * [] is a list
            case _:
                return False

    bound = values.bindings(name)
    known = [value is not None and values.is_immutable(value) for value in bound]
    return (
        scope.program.plain
        and any(known)
        and all(is_known or is_update(value) for is_known, value in zip(known, bound, strict=True))
    )


def swap(block: Block, at: int, scope: Scope) -> Splice | None:
    """`a = 1; b = 2` -> `b = 2; a = 1`"""
    pair = block[at : at + 2]
    if len(pair) < 2 or scope.guarded or scope.program.watched:
        return None
    one, two = pair
    match one, two:
        case ast.Assign(targets=targets, value=left), ast.Assign(targets=others, value=right):
            named = _names_all(targets, left) and _names_all(others, right)
        case _:
            return None
    first, second = uses(one), uses(two)
    apart = not (first.writes.keys() & second.names or second.writes.keys() & first.names)
    if not (named and apart and commute(left, right, scope.program)):
        return None
    return None if scope.late([*first.writes, *second.writes]) else (2, [two, one])


def _names_all(targets: list[ast.expr], value: ast.expr) -> bool:
    """Whether an assignment only binds names: nothing is called, and nothing runs to be unpacked."""
    return all(isinstance(target, ast.Name) or _unpacks(target, value) for target in targets)


def _unpacks(target: ast.expr, value: ast.expr) -> bool:
    match target, value:
        case ast.Tuple(elts=names), ast.Tuple(elts=parts) if len(names) == len(parts):
            return all(isinstance(name, ast.Name) for name in names)
        case _:
            return False


def inline_value(block: Block, at: int, scope: Scope) -> Splice | None:
    """`x = f(a); print(x)` -> `print(f(a))`"""
    name = only_target(block[at])
    match block[at : at + 2]:
        case [ast.Assign(value=value), user] if name and uses(user).reads[name] == 1:
            places = [part for head in _heads(user) for part in ast.walk(head) if _is_read(part, name)]
        case _:
            return None
    if not places or leaks([name], block[at : at + 2], scope):
        return None
    return (2, [replaced(user, places[0], value)]) if _may_move(value, user, places[0], scope) else None


def name_argument(block: Block, at: int, scope: Scope) -> Splice | None:
    """`print(f(a))` -> `value = f(a); print(value)`"""
    user = block[at]
    for part in (part for head in _heads(user) for part in ast.walk(head) if isinstance(part, ast.Call)):
        for argument in part.args:
            plain = is_simple(argument) or isinstance(argument, ast.Starred | ast.Lambda | ast.GeneratorExp)
            if not plain and _may_move(argument, user, argument, scope):
                name = scope.program.fresh("value")
                return 1, [assign(name, argument), replaced(user, argument, load(name))]
    return None


def _is_read(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)


def _may_move(value: ast.expr, user: ast.stmt, place: ast.AST, scope: Scope) -> bool:
    """Whether `value` may be evaluated at `place` in `user`, or as well just before `user`."""
    earlier: list[ast.AST] = []
    for head in _heads(user):
        if any(part is place for part in ast.walk(head)):
            inside = evaluated_before(head, place)
            if inside is None or is_suspending(value):
                return False
            earlier += inside
            break
        earlier.append(head)
    if scope.program.watched:
        return False
    if is_quiet(value, scope.program):
        return all(commute(part, value, scope.program) for part in earlier)
    return all(is_still(part) and scope.program.shared.isdisjoint(uses(part).names) for part in earlier)


def _heads(statement: ast.stmt) -> Iterator[ast.expr]:
    """What a statement evaluates once and before anything else, in order."""
    match statement:
        case ast.AugAssign(target=target, value=value):
            yield from (target, value)
        case ast.Assign(value=head) | ast.Expr(value=head) | ast.If(test=head) | ast.For(iter=head):
            yield head
        case ast.Return(value=ast.expr() as head):
            yield head
        case _:
            return
