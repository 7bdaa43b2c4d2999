"""What is known of a program and of the place where a statement stands."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable
from dataclasses import dataclass

from paralog.datasets.rewrites.names import CONSUMERS, uses

ScopeNode = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef

HARMLESS_STARS = frozenset(
    {"bisect", "collections", "copy", "fractions", "functools", "heapq", "itertools", "math", "random", "re"}
    | {"string", "sys"}
)
"""Modules whose `*` binds no name that a rewrite relies on."""
HARMLESS_METHODS = frozenset({"__init__", "__str__", "__repr__", "__hash__"})
"""Methods by which a class gives no operator a meaning of its own."""
ARRAYS = frozenset({"numpy", "pandas", "torch", "sympy"})
"""Modules whose values give operators a meaning of their own."""

CATCHERS = frozenset({"asyncio", "concurrent", "multiprocessing", "threading", "unittest"})
"""Modules that go on after an error in what they are given to call."""


class Program:
    """What must be known of a whole module; holds from its reading to its writing.

    Attributes:
        tree: the module.
        shared: names that some function declares `global` or `nonlocal`.
        stars: modules all of whose names are imported.
        plain: no class here gives operators a meaning of its own, and no arrays are in use, so
            that operators only compute.
        survives: an error may be survived, since something here can catch it.
        inserts: some mapping may take in a key that it is asked for.
        watched: something here may notice when a value is dropped.
    """

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.shared: set[str] = set()
        self._names: set[str] = set()
        self._bound: set[str] = set()
        self.stars: set[str] = set()
        self.plain = True
        self.survives = False
        self.inserts = False
        self.watched = False
        yields = False
        for node in ast.walk(tree):
            self._learn(node)
            self._learn_dangers(node)
            yields |= isinstance(node, ast.Yield | ast.YieldFrom)
        self.watched |= yields and self.survives  # a generator that is dropped is left by an error

    def _learn_dangers(self, node: ast.AST) -> None:
        match node:
            case ast.Try() | ast.TryStar() | ast.With() | ast.AsyncWith() | ast.AsyncFunctionDef():
                self.survives = True
            case (
                ast.FunctionDef(name="__del__") | ast.alias(name="weakref") | ast.ImportFrom(module="weakref")
            ):
                self.watched = True
            case (
                ast.alias(name="defaultdict")
                | ast.Name(id="defaultdict")
                | ast.Attribute(attr="defaultdict" | "__missing__")
            ):
                self.inserts = True
            case _:
                pass

    def _learn(self, node: ast.AST) -> None:
        match node:
            case ast.Name(id=name, ctx=context):
                (self._names if isinstance(context, ast.Load) else self._bound).add(name)
            case ast.Global(names=names) | ast.Nonlocal(names=names):
                self.shared.update(names)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self._bound.add(node.name)
                self.plain &= not node.name.startswith("__") or node.name in HARMLESS_METHODS
                self.plain &= not any("property" in ast.unparse(mark) for mark in node.decorator_list)
            case ast.ImportFrom(module=module):
                self._learn_import(module or "", node.names)
            case ast.Import(names=aliases):
                self._learn_import("", aliases)
            case ast.arg(arg=name) | ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)):
                self._bound.add(name)
            case ast.MatchStar(name=str(name)) | ast.MatchMapping(rest=str(name)):
                self._bound.add(name)
            case _:
                pass

    def _learn_import(self, source: str, aliases: list[ast.alias]) -> None:
        for alias in aliases:
            module = (source or alias.name).partition(".")[0]
            self.plain &= module not in ARRAYS
            self.survives |= module in CATCHERS
            self._bound.add(alias.asname or alias.name.partition(".")[0])
            if alias.name == "*":
                self.stars.add(source)
                self.plain &= source in HARMLESS_STARS

    @property
    def names(self) -> set[str]:
        """Every identifier that stands for a variable, whatever its scope."""
        return self._names | self._bound | self.shared

    def trusts(self, name: str) -> bool:
        """Whether `name` means Python's builtin wherever it is read."""
        known = hasattr(builtins, name) and name not in self._bound and name not in self.shared
        return known and self.stars <= HARMLESS_STARS

    def calls(self, node: ast.AST, name: str) -> bool:
        """Whether `node` is a call of the builtin `name`."""
        return (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == name
            and self.trusts(name)
        )

    def fresh(self, hint: str) -> str:
        """A name that the program does not use, and that is taken from now on: value, value2, ..."""
        taken, number, name = self.names, 1, hint
        while name in taken or hasattr(builtins, name):
            number += 1
            name = f"{hint}{number}"
        self._bound.add(name)
        return name


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a statement stands.

    Attributes:
        node: the module, class or function whose names it reads and writes.
        guarded: it stands in a `try` or a `with`, so that an error half-way may be survived.
    """

    program: Program
    node: ScopeNode
    guarded: bool = False

    def late(self, names: Iterable[str]) -> bool:
        """Whether a function may read or write one of `names` behind the scope's back."""
        consumers = {name for name in CONSUMERS if self.program.trusts(name)}
        hidden = uses(self.node.body, consumers).late | self.program.shared
        return not hidden.isdisjoint(names)
