"""Whether a value may still be read, and what is evaluated before what."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence

from paralog.datasets.rewrites.names import uses
from paralog.datasets.rewrites.scope import Scope

Block = Sequence[ast.stmt]
LEAVING = (ast.Return, ast.Raise, ast.Continue, ast.Break)


def leaks(names: Iterable[str], region: Block, scope: Scope) -> bool:
    """Whether a value that `region` gives to one of `names` may be read outside of it.

    `for i in r: ...; print(i)` -> the loop's `i` leaks; `for i in r: ...; i = 0; print(i)` -> it
    does not. Anything not certain counts as a leak.

    Args:
        names: variables of the scope.
        region: statements that follow one another in one block of the scope.
        scope: where the region stands.
    """
    names = set(names)
    return scope.late(names) or any(_Reading(name, region).escapes(scope.node.body, False) for name in names)


class _Reading:
    """Follows one name through a scope; `bound` says that what is read came from outside the region."""

    def __init__(self, name: str, region: Block) -> None:
        self._name = name
        self._region = {id(statement) for statement in region}

    def escapes(self, block: Block, bound: bool) -> bool:
        for statement in block:
            if id(statement) in self._region:
                bound = False
                continue
            if self._escapes_in(statement, bound):
                return True
            if self._holds_region(statement):
                bound = False
            bound = bound or self._binds(statement)
        return False

    def _escapes_in(self, statement: ast.stmt, bound: bool) -> bool:
        if bound and not self._holds_region(statement):
            return False
        parts: Sequence[tuple[ast.AST, bool]]
        match statement:  # False: a loop that comes round, or an error, may lead there from the region
            case ast.If(test=head, body=body, orelse=orelse):
                parts, blocks = [(head, bound)], [(body, bound), (orelse, bound)]
            case ast.While(test=head, body=body, orelse=orelse):
                parts, blocks = [(head, False)], [(body, False), (orelse, False)]
            case ast.For(target=target, iter=head, body=body, orelse=orelse):
                binds = self._name in uses(target).writes
                parts, blocks = [(head, bound), (target, binds)], [(body, binds), (orelse, False)]
            case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=finalbody):
                parts = [(handler.type, False) for handler in handlers if handler.type]
                blocks = [(body, bound), (orelse, False), (finalbody, False)]
                blocks += [(handler.body, False) for handler in handlers]
            case ast.With(items=items, body=body):
                parts = [(item, bound) for item in items]
                blocks = [(body, bound)]
            case _:
                return self._name in uses(statement).reads
        read = any(self._name in uses(part).reads and not is_bound for part, is_bound in parts)
        return read or any(self.escapes(block, is_bound) for block, is_bound in blocks)

    def _holds_region(self, statement: ast.stmt) -> bool:
        return any(id(node) in self._region for node in ast.walk(statement))

    def _binds(self, statement: ast.stmt) -> bool:
        return isinstance(statement, ast.Assign) and self._name in uses(statement.targets).writes


def always_leaves(block: Block) -> bool:
    """Whether the statement after the block's own is never reached from it."""
    return isinstance(block[-1], LEAVING)


def continues(block: Iterable[ast.stmt]) -> bool:
    """Whether a `continue` in `block` belongs to the loop around it."""
    return any(_continues(statement) for statement in block)


def _continues(node: ast.AST) -> bool:
    match node:
        case ast.Continue():
            return True
        case ast.For(orelse=orelse) | ast.AsyncFor(orelse=orelse) | ast.While(orelse=orelse):
            return continues(orelse)
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef() | ast.expr():
            return False
        case _:
            return any(_continues(child) for child in ast.iter_child_nodes(node))


_IN_ORDER = (
    ast.Attribute,
    ast.BinOp,
    ast.Call,
    ast.FormattedValue,
    ast.JoinedStr,
    ast.List,
    ast.Set,
    ast.Slice,
    ast.Starred,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
    ast.keyword,
)
"""Nodes that always evaluate all their parts, in the order of the tree."""


def evaluated_before(whole: ast.AST, part: ast.AST) -> list[ast.AST] | None:
    """What `whole` evaluates before its `part`; None where the part may not be evaluated, or not once.

    `f(a, g(b), x)` and `x` -> f, a, g(b); `a and x` and `x` -> None.
    """
    if whole is part:
        return []
    earlier: list[ast.AST] = []
    for child in _always_evaluated(whole):
        if any(node is part for node in ast.walk(child)):
            rest = evaluated_before(child, part)
            return None if rest is None else earlier + rest
        earlier.append(child)
    return None


def _always_evaluated(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.BoolOp(values=[first, *_]) | ast.IfExp(test=first):
            yield first
        case ast.Compare(left=left, comparators=[right, *_]):
            yield from (left, right)
        case ast.ListComp(generators=[ast.comprehension(iter=first), *_]):
            yield first
        case ast.BinOp(left=left, op=ast.Mod(), right=ast.Tuple()):
            yield left  # Python may format each part as soon as it has it
        case _ if isinstance(node, _IN_ORDER):
            children = ast.iter_child_nodes(node)
            yield from (child for child in children if isinstance(child, ast.expr | ast.keyword))
        case _:
            return
