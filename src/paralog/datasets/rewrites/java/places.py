"""Where a rule of a kind may apply: every node of a type that stands in the code."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.chances import Chances
from paralog.datasets.rewrites.java.program import Program

Rule = Callable[[Program, tree_sitter.Node], Iterable[Change] | None]
"""The changes that write a node otherwise, or None where it is not certain that behaviour is kept."""
JavaRewrite = Callable[[Program, Chances], Program]


def at_nodes(rule: Rule, *types: str) -> JavaRewrite:
    """The rewrite that tries a rule on every node of some types, inner ones first.

    No two places share any text: each rule looks at the program as it was.
    """

    def rewrite(program: Program, chances: Chances) -> Program:
        taken: list[tuple[int, int]] = []
        changes: list[Change] = []
        for node in sorted(program.nodes(*types), key=lambda node: -node.start_byte):
            found = list((rule(program, node) if chances.draw() else None) or ())
            if not found:
                continue
            start = min(node.start_byte, *(change.start for change in found))
            end = max(node.end_byte, *(change.end for change in found))
            if all(end <= other[0] or other[1] <= start for other in taken):
                taken.append((start, end))
                changes += found
        rewritten = Program.read(program.piece.changed(changes)) if changes else None
        if rewritten is None:
            return program
        for _ in taken:
            chances.count()
        return rewritten

    return rewrite
