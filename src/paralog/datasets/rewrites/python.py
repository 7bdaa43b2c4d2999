"""The rewrites of Python, by the standard library's `ast`: nothing is run or imported."""

from __future__ import annotations

import ast
import warnings

from paralog.datasets.rewrites import branches, entry, expressions, lists, loops, recursion, statements
from paralog.datasets.rewrites.language import Language
from paralog.datasets.rewrites.places import PythonRewrite, in_blocks, in_expressions
from paralog.datasets.rewrites.scope import Program

LONGEST = 100_000
"""Longest code that is rewritten, in characters."""

_REFLECTION = frozenset(
    {"eval", "exec", "globals", "locals", "vars", "dir", "inspect", "__import__", "builtins", "__builtins__"}
)
"""Names by which a program can look at its own variables."""

KINDS: dict[str, PythonRewrite] = {
    "for-to-while": in_blocks(loops.for_to_while),
    "while-to-for": in_blocks(loops.while_to_for),
    "comprehension-to-loop": in_blocks(lists.comprehension_to_loop),
    "loop-to-comprehension": in_blocks(lists.loop_to_comprehension),
    "flip-branches": in_blocks(branches.flip_branches),
    "nest-rest": in_blocks(branches.nest_rest),
    "leave-early": in_blocks(branches.leave_early),
    "nest-conditions": in_blocks(branches.nest_conditions),
    "join-conditions": in_blocks(branches.join_conditions),
    "spread-conditional": in_blocks(branches.spread_conditional),
    "gather-conditional": in_blocks(branches.gather_conditional),
    "flip-conditional": in_expressions(expressions.flip_conditional),
    "spell-out-update": in_blocks(statements.spell_out_update),
    "shorten-update": in_blocks(statements.shorten_update),
    "swap": in_blocks(statements.swap),
    "inline-value": in_blocks(statements.inline_value),
    "name-argument": in_blocks(statements.name_argument),
    "turn-comparison": in_expressions(expressions.turn_comparison),
    "split-chain": in_expressions(expressions.split_chain),
    "join-chain": in_expressions(expressions.join_chain),
    "start-range": in_expressions(expressions.start_range),
    "shorten-range": in_expressions(expressions.shorten_range),
    "call-display": in_expressions(expressions.call_display),
    "display-call": in_expressions(expressions.display_call),
    "tail-call-to-loop": in_blocks(recursion.tail_call_to_loop),
    "wrap-script": in_blocks(entry.wrap_script),
    "unwrap-script": in_blocks(entry.unwrap_script),
}
"""Every kind of rewrite; many undo another, so that either spelling turns up."""


def parse(code: str) -> Program | None:
    """The program, or None where the code does not parse or looks at its own names."""
    if len(code) > LONGEST:
        return None
    tree = _tree(code)
    if tree is None:
        return None
    program = Program(tree)
    return None if program.names & _REFLECTION else program


def render(program: Program) -> str | None:
    """The program's code, or None where it cannot be written so that it reads the same again."""
    try:
        code = ast.unparse(ast.fix_missing_locations(program.tree))
    except (RecursionError, ValueError):  # nested too deep; a backslash in a formatted string
        return None
    return code if _tree(code) else None


def _tree(code: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # invalid escapes and the like are the author's affair
        try:
            return ast.parse(code)
        except (SyntaxError, ValueError, RecursionError, MemoryError):  # ValueError: null bytes
            return None


PYTHON: Language[Program] = Language(parse, KINDS, render)
