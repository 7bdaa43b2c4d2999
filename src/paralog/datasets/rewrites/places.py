"""Where a rule of a kind may apply: every statement of every block, every expression."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import replace

from paralog.datasets.rewrites.chances import Chances
from paralog.datasets.rewrites.scope import Program, Scope

Block = list[ast.stmt]
Splice = tuple[int, Block]
"""How many statements are replaced, and by which."""
BlockRule = Callable[[Block, int, Scope], Splice | None]
"""What may stand in place of the statements of a block from a position on; the rule changes nothing
itself."""
ExpressionRule = Callable[[ast.expr, Program], ast.expr | None]
"""What may stand in place of an expression."""
PythonRewrite = Callable[[Program, Chances], Program]


def in_blocks(rule: BlockRule) -> PythonRewrite:
    """The rewrite that tries a rule on every statement, inner blocks first; class bodies are left out."""

    def rewrite(program: Program, chances: Chances) -> Program:
        for block, scope in _blocks(program.tree, Scope(program, program.tree)):
            _rewrite_block(rule, block, scope, chances)
        return program

    return rewrite


def _rewrite_block(rule: BlockRule, block: Block, scope: Scope, chances: Chances) -> None:
    at = 0
    while at < len(block):
        splice = rule(block, at, scope) if chances.draw() else None
        if splice is None:
            at += 1
            continue
        length, replacement = splice
        block[at : at + length] = replacement
        chances.count()
        at += len(replacement)


def _blocks(node: ast.AST, scope: Scope) -> Iterator[tuple[Block, Scope]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from _blocks(child, Scope(scope.program, child))
        elif isinstance(child, ast.Try | ast.TryStar | ast.With | ast.AsyncWith):
            yield from _blocks(child, replace(scope, guarded=True))
        elif isinstance(child, ast.stmt | ast.ExceptHandler | ast.match_case):
            yield from _blocks(child, scope)
    if isinstance(scope.node, ast.ClassDef):
        return
    for name in "body", "orelse", "finalbody":
        block = getattr(node, name, None)
        if block:
            yield block, scope


def in_expressions(rule: ExpressionRule) -> PythonRewrite:
    """The rewrite that tries a rule on every expression, inner ones first."""

    def rewrite(program: Program, chances: Chances) -> Program:
        _Expressions(rule, program, chances).visit(program.tree)
        return program

    return rewrite


class _Expressions(ast.NodeTransformer):
    def __init__(self, rule: ExpressionRule, program: Program, chances: Chances) -> None:
        self._rule = rule
        self._program = program
        self._chances = chances

    def visit(self, node: ast.AST) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node, ast.expr) or not self._chances.draw():
            return node
        replacement = self._rule(node, self._program)
        if replacement is None:
            return node
        self._chances.count()
        return replacement
