"""What kind of value an expression has, and what its evaluation does; only what is certain."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from paralog.datasets.rewrites.names import parameters, uses
from paralog.datasets.rewrites.scope import Program, Scope

_INTEGERS = frozenset({"int", "len", "ord"})
_IMMUTABLES = _INTEGERS | {"str", "float", "input", "chr", "bool", "bin", "hex"}
_EXACT = (ast.Add, ast.Sub, ast.Mult, ast.FloorDiv, ast.Mod)
_SOME_INTEGER = ast.Constant(0)

Bindings = dict[str, list[ast.expr | None]]


def is_simple(expression: ast.AST) -> bool:
    """Whether it is a name or a constant, or a constant with a sign."""
    match expression:
        case ast.Name() | ast.Constant() | ast.UnaryOp(op=ast.USub(), operand=ast.Constant()):
            return True
        case _:
            return False


_QUIET = (
    ast.Name,
    ast.Constant,
    ast.Attribute,
    ast.BinOp,
    ast.UnaryOp,
    ast.Subscript,
    ast.Slice,
    ast.List,
    ast.Tuple,
    ast.Dict,
    ast.operator,
    ast.unaryop,
    ast.expr_context,
)


def is_quiet(expression: ast.AST, program: Program) -> bool:
    """Whether evaluating it changes nothing: names, constants, attributes, arithmetic, items
    and displays; it may raise an error.

    Always false where operators have a meaning of their own in the program.
    """
    parts = list(ast.walk(expression))
    inert = not program.inserts or not any(isinstance(part, ast.Subscript) for part in parts)
    return program.plain and inert and all(isinstance(part, _QUIET) for part in parts)


def is_still(expression: ast.AST) -> bool:
    """Whether evaluating it changes nothing, raises nothing, and looks into no value: names,
    constants, and displays of those.
    """
    match expression:
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return all(is_still(part) for part in parts)
        case ast.Dict(keys=keys, values=parts):
            return all(isinstance(key, ast.Constant) for key in keys) and all(
                is_still(part) for part in parts
            )
        case _:
            return is_simple(expression)


def commute(one: ast.AST, other: ast.AST, program: Program) -> bool:
    """Whether two expressions may be evaluated in either order: neither changes anything, and
    should both raise, nobody sees which one did.
    """
    quiet = is_quiet(one, program) and is_quiet(other, program)
    return quiet and (is_still(one) or is_still(other) or not program.survives)


def is_suspending(expression: ast.AST) -> bool:
    """Whether it binds names or hands over control on its way: a walrus, `yield`, `await`."""
    kinds = ast.NamedExpr | ast.Yield | ast.YieldFrom | ast.Await
    return any(isinstance(node, kinds) for node in ast.walk(expression))


class Values:
    """What the variables of one scope can hold, from everything that binds them."""

    def __init__(self, scope: Scope) -> None:
        self._program = scope.program
        self._bindings: Bindings = {}
        if isinstance(scope.node, ast.Module) and scope.program.stars:
            return  # any name may have come with a star
        for statement in scope.node.body:
            self._learn(statement)
        unknown = set(scope.program.shared)
        if isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
            unknown |= parameters(scope.node.args)
        for name in unknown:
            self._bind(name, None)

    def is_int(self, expression: ast.expr) -> bool:
        """Whether it is certainly an int (a bool is not)."""
        return self._is(expression, _INTEGERS, (int,), frozenset())

    def is_immutable(self, expression: ast.expr) -> bool:
        """Whether it is certainly a number or a string, so that `+=` binds a new value."""
        return self._is(expression, _IMMUTABLES, (int, float, str, complex, bool), frozenset())

    def bindings(self, name: str) -> list[ast.expr | None]:
        """Everything that the scope binds to a name; None for what is not understood."""
        return self._bindings.get(name, [None])

    def _is(
        self, node: ast.expr | None, calls: frozenset[str], types: tuple[type, ...], assumed: frozenset[str]
    ) -> bool:
        match node:
            case ast.Constant(value=value):
                return type(value) in types
            case ast.Name(id=name):
                inner = assumed | {name}
                return name in assumed or all(
                    self._is(value, calls, types, inner) for value in self.bindings(name)
                )
            case ast.BinOp(left=left, op=operator, right=right):
                parts = self._is(left, calls, types, assumed) and self._is(right, calls, types, assumed)
                return parts and (isinstance(operator, _EXACT) or float in types)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return self._is(operand, calls, types, assumed)
            case ast.Call(func=ast.Name(id=name)):
                return name in calls and self._program.trusts(name)
            case _:
                return False

    def _bind(self, name: str, value: ast.expr | None) -> None:
        self._bindings.setdefault(name, []).append(value)

    def _learn(self, statement: ast.AST) -> None:
        match statement:
            case ast.Assign(targets=targets, value=value):
                pairs = [pair for target in targets for pair in self._pairs(target, value)]
            case ast.AugAssign(target=ast.Name(id=name), op=operator, value=value):
                pairs = [(name, ast.BinOp(ast.Name(name, ast.Load()), operator, value))]
            case ast.For(target=ast.Name(id=name), iter=iterable) if self._program.calls(iterable, "range"):
                pairs = [(name, _SOME_INTEGER)]
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                for name in uses(statement).writes:
                    self._bind(name, None)
                return
            case _:
                pairs = []
        for name, value_of in pairs:
            self._bind(name, value_of)
        self._learn_inner(statement, {name for name, _ in pairs})

    def _learn_inner(self, statement: ast.AST, understood: set[str]) -> None:
        blocks = [child for child in ast.iter_child_nodes(statement) if _is_block_part(child)]
        heads = [child for child in ast.iter_child_nodes(statement) if not _is_block_part(child)]
        for name in uses(heads).writes.keys() - understood:
            self._bind(name, None)
        if isinstance(statement, ast.ExceptHandler) and statement.name:
            self._bind(statement.name, None)
        for block in blocks:
            self._learn(block)

    def _pairs(self, target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr | None]]:
        match target, value:
            case ast.Name(id=name), _:
                yield name, value
            case ast.Tuple(elts=targets), ast.Tuple(elts=values) if len(targets) == len(values) and not any(
                isinstance(part, ast.Starred) for part in [*targets, *values]
            ):
                for inner, part in zip(targets, values, strict=True):
                    yield from self._pairs(inner, part)
            case ast.Tuple(elts=targets), ast.Call(args=[ast.Name(id="int"), _]) if self._program.calls(
                value, "map"
            ) and self._program.trusts("int"):
                for inner in targets:
                    if isinstance(inner, ast.Name):
                        yield inner.id, _SOME_INTEGER
            case _:
                return


def _is_block_part(node: ast.AST) -> bool:
    return isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case)
