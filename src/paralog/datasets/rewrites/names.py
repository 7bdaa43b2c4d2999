"""Which names a piece of code reads and writes, and whose they are."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

Function = ast.FunctionDef | ast.AsyncFunctionDef
Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp

CONSUMERS = frozenset({"all", "any", "dict", "list", "max", "min", "set", "sorted", "sum", "tuple"})
"""Builtins that have used up a generator when they return."""


@dataclass(slots=True)
class Uses:
    """Names of one scope that a piece of code mentions.

    Attributes:
        reads: how often each is read where it stands; `x += 1` and `del x` read too.
        writes: how often each is bound or deleted.
        late: names that functions defined in the code mention and do not own: they may be read
            or written whenever such a function runs.
        declared: names of `global` and `nonlocal`.
    """

    reads: Counter[str] = field(default_factory=Counter)
    writes: Counter[str] = field(default_factory=Counter)
    late: set[str] = field(default_factory=set)
    declared: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """Everything mentioned."""
        return {*self.reads, *self.writes, *self.late, *self.declared}


def uses(code: ast.AST | Iterable[ast.AST], consumers: Set[str] = frozenset()) -> Uses:
    """The names of the surrounding scope that `code` reads and writes.

    `x = [i + n for i in r]` -> reads n and r, writes x; `i` belongs to the comprehension.

    Args:
        code: one node or several.
        consumers: functions that are known to use up a generator, so that what is in it is not late.
    """
    collector = _Collector(consumers)
    for node in [code] if isinstance(code, ast.AST) else code:
        collector.visit(node)
    return collector.found


def parameters(arguments: ast.arguments) -> set[str]:
    """The names that a call binds."""
    every = [
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    ]
    return {argument.arg for argument in every if argument is not None}


class _Collector(ast.NodeVisitor):
    def __init__(self, consumers: Set[str]) -> None:
        self.found = Uses()
        self._consumers = consumers

    def _uses(self, code: ast.AST | Iterable[ast.AST]) -> Uses:
        return uses(code, self._consumers)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Store):
            self.found.reads[node.id] += 1
        if not isinstance(node.ctx, ast.Load):
            self.found.writes[node.id] += 1

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        if isinstance(node.target, ast.Name):
            self.found.reads[node.target.id] += 1
        self.generic_visit(node)

    def visit_FunctionDef(self, node: Function) -> None:
        self.found.writes[node.name] += 1
        annotations = [node.returns] if node.returns else []
        for outer in [*node.decorator_list, node.args, *annotations]:
            self.visit(outer)
        self._enter(self._uses(node.body), parameters(node.args))

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.args)
        self._enter(self._uses(node.body), parameters(node.args))

    def _enter(self, inner: Uses, bound: set[str]) -> None:
        own = (bound | set(inner.writes)) - inner.declared
        self.found.late |= inner.names - own

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.found.writes[node.name] += 1
        for outer in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(outer)
        inner = self._uses(node.body)
        self.found.reads.update(inner.reads)
        self.found.late |= inner.late | inner.declared

    def visit_Call(self, node: ast.Call) -> None:
        lazy = [part for part in node.args if isinstance(part, ast.GeneratorExp)]
        if not (lazy and self._consumes(node.func)):
            self.generic_visit(node)
            return
        self.visit(node.func)
        for part in [*node.args, *node.keywords]:
            if isinstance(part, ast.GeneratorExp):
                self._comprehend(part)
            else:
                self.visit(part)

    def _consumes(self, function: ast.expr) -> bool:
        match function:
            case ast.Name(id=name):
                return name in self._consumers
            case ast.Attribute(value=ast.Constant(value=str()), attr="join"):
                return True
            case _:
                return False

    def visit_ListComp(self, node: Comprehension) -> None:
        self._comprehend(node)

    visit_SetComp = visit_DictComp = visit_ListComp

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        inner = self._comprehend(node)
        self.found.late |= inner

    def _comprehend(self, node: Comprehension) -> set[str]:
        """Takes in what a comprehension mentions; returns the names that it does not own."""
        first = node.generators[0]
        self.visit(first.iter)
        parts = [part for part in ast.iter_child_nodes(node) if part is not first]
        inner = self._uses([*parts, first.target, *first.ifs])
        own = uses([generator.target for generator in node.generators]).writes
        for names, into in (inner.reads, self.found.reads), (inner.writes, self.found.writes):
            into.update({name: times for name, times in names.items() if name not in own})
        self.found.late |= inner.late - set(own)
        return inner.names - set(own)

    def visit_Global(self, node: ast.Global | ast.Nonlocal) -> None:
        self.found.declared.update(node.names)

    visit_Nonlocal = visit_Global

    def visit_alias(self, node: ast.alias) -> None:
        self.found.writes[node.asname or node.name.partition(".")[0]] += 1

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if node.name:
            self.found.writes[node.name] += 1
        self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs | ast.MatchStar) -> None:
        if node.name:
            self.found.writes[node.name] += 1
        self.generic_visit(node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node: ast.MatchMapping) -> None:
        if node.rest:
            self.found.writes[node.rest] += 1
        self.generic_visit(node)
