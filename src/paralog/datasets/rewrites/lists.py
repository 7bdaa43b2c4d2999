"""Rewrites of lists: filled by a comprehension, or by a loop that appends."""

from __future__ import annotations

import ast

from paralog.datasets.rewrites.build import assign, load, only_target
from paralog.datasets.rewrites.flow import leaks
from paralog.datasets.rewrites.names import uses
from paralog.datasets.rewrites.places import Block, Splice
from paralog.datasets.rewrites.scope import Scope
from paralog.datasets.rewrites.values import is_suspending


def comprehension_to_loop(block: Block, at: int, scope: Scope) -> Splice | None:
    """`x = [e for t in r if c]` -> `x = []; for t in r: if c: x.append(e)`"""
    name = only_target(block[at])
    match block[at]:
        case ast.Assign(value=ast.ListComp(elt=element, generators=generators) as whole) if name:
            targets = [generator.target for generator in generators]
        case _:
            return None
    if any(generator.is_async for generator in generators) or not _fills(name, whole, targets, scope):
        return None
    if _looks_ahead(generators) or uses(targets).writes.keys() & uses(whole).names:
        return None
    if leaks(uses(targets).writes, block[at : at + 1], scope):
        return None
    append = ast.Call(ast.Attribute(load(name), "append", ast.Load()), [element], [])
    inner: ast.stmt = ast.Expr(append)
    for generator in reversed(generators):
        for condition in reversed(generator.ifs):
            inner = ast.If(condition, [inner], [])
        inner = ast.For(generator.target, generator.iter, [inner], [])
    return 1, [assign(name, ast.List([], ast.Load())), inner]


def loop_to_comprehension(block: Block, at: int, scope: Scope) -> Splice | None:
    """`x = []; for t in r: if c: x.append(e)` -> `x = [e for t in r if c]`"""
    name = only_target(block[at])
    if name is None or at + 1 == len(block):
        return None
    match block[at]:
        case ast.Assign(value=ast.List(elts=[])):
            pass
        case _:
            return None
    generators: list[ast.comprehension] = []
    inner = block[at + 1]
    while True:
        match inner:
            case ast.For(target=target, iter=iterable, body=[body], orelse=[]):
                generators.append(ast.comprehension(target, iterable, [], 0))
            case ast.If(test=test, body=[body], orelse=[]) if generators:
                generators[-1].ifs.append(test)
            case _:
                break
        inner = body
    match inner:
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(value=ast.Name(id=filled), attr="append"), args=[element], keywords=[]
            )
        ) if filled == name and generators and not isinstance(element, ast.Starred):
            whole = ast.ListComp(element, generators)
        case _:
            return None
    targets = [generator.target for generator in generators]
    if _looks_ahead(generators) or not _fills(name, whole, targets, scope):
        return None
    if leaks(uses(targets).writes, block[at : at + 2], scope):
        return None
    return 2, [assign(name, whole)]


def _fills(name: str, whole: ast.ListComp, targets: list[ast.expr], scope: Scope) -> bool:
    """Whether a list is filled by `whole` unseen: nothing looks at it or at the targets meanwhile."""
    parts = list(ast.walk(whole))
    lazy = any(isinstance(part, ast.Lambda | ast.GeneratorExp) for part in parts)
    odd = any(
        isinstance(part, ast.Attribute | ast.Subscript) for target in targets for part in ast.walk(target)
    )
    seen = any(isinstance(part, ast.Name) and part.id == name for part in parts) or scope.late([name])
    hindered = scope.guarded or scope.program.watched or is_suspending(whole)
    return not (lazy or odd or seen or hindered)


def _looks_ahead(generators: list[ast.comprehension]) -> bool:
    """Whether an inner loop reads a target before it is bound: what it sees then is another variable."""
    for at, generator in enumerate(generators):
        unbound = uses([later.target for later in generators[at + 1 :]]).writes.keys()
        own = uses(generator.target).writes.keys() if at else set()
        if (at and uses(generator.iter).names & (unbound | own)) or uses(generator.ifs).names & unbound:
            return True
    return False
