"""Small trees, built."""

from __future__ import annotations

import ast
from copy import deepcopy
from typing import TypeVar

Node = TypeVar("Node", bound=ast.AST)


def load(name: str) -> ast.Name:
    """`name`, read."""
    return ast.Name(name, ast.Load())


def assign(name: str, value: ast.expr) -> ast.Assign:
    """`name = value`."""
    return ast.Assign([ast.Name(name, ast.Store())], value)


def call(name: str, *arguments: ast.expr) -> ast.Call:
    """`name(arguments)`."""
    return ast.Call(load(name), list(arguments), [])


def copy(node: Node) -> Node:
    """A copy that shares no part with `node`; a tree holds each part once."""
    return deepcopy(node)


def replaced(whole: Node, part: ast.AST, by: ast.AST) -> Node:
    """A copy of `whole` with `by` in the place of `part`."""
    return deepcopy(whole, {id(part): by})


def same(one: ast.AST, other: ast.AST) -> bool:
    """Whether two trees are written alike."""
    return ast.dump(one) == ast.dump(other)


def only_target(statement: ast.stmt) -> str | None:
    """`x` of `x = ...`; None for every other statement."""
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)]):
            return name
        case _:
            return None
