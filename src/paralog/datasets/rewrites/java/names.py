"""Rewrites of names: a local variable gets another."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.flow import part
from paralog.datasets.rewrites.java.program import Program, is_member

_HINTS = {
    "int": "number",
    "long": "amount",
    "double": "measure",
    "boolean": "flag",
    "char": "letter",
    "String": "text",
}


def rename_variable(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`int a = 1; f(a);` -> `int number = 1; f(number);`"""
    name = part(node, "name")
    variable = program.variable(name)
    if variable is None:
        return
    mentions = [
        found for found in program.nodes("identifier")
        if program.text(found) == variable.name and variable.start <= found.start_byte < variable.end
    ]  # fmt: skip
    mentions = [found for found in mentions if not is_member(found)]
    if any(program.variable(found) != variable for found in mentions):
        return  # an inner name of another meaning
    new = program.fresh(_HINTS.get(variable.type, "list" if variable.type.endswith("]") else "item"), node)
    yield from (program.replace(found, new) for found in mentions)
