import ast

import numpy as np
import pytest

from paralog.datasets.rewrites import Chances
from paralog.datasets.rewrites.places import in_blocks, in_expressions
from paralog.datasets.rewrites.scope import Program

CODE = """
a
class A:
    b
    def f(self):
        c
try:
    d
except E:
    e
finally:
    with g:
        h
match i:
    case 1:
        j
"""


def names(rule_of):
    """Names of the expression statements that a rule on blocks is shown, with what is said of the place."""
    seen = {}

    def rule(block, at, scope):
        match block[at]:
            case ast.Expr(value=ast.Name(id=name)):
                seen[name] = rule_of(scope)
        return None

    in_blocks(rule)(Program(ast.parse(CODE)), Chances(np.random.default_rng(0), 1.0))
    return seen


def test_every_block_is_seen_but_those_of_classes_and_inner_ones_first():
    seen = list(names(lambda scope: None))
    assert sorted(seen) == list("acdehj")
    assert seen[-1] == "a"


def test_places_know_their_scope_and_what_guards_them():
    assert names(lambda scope: type(scope.node).__name__) | {"c": "Module"} == dict.fromkeys(
        "cdehja", "Module"
    )
    assert names(lambda scope: type(scope.node).__name__)["c"] == "FunctionDef"
    assert {name for name, guarded in names(lambda scope: scope.guarded).items() if guarded} == set("deh")


@pytest.mark.parametrize(
    ("length", "new", "after"),
    [(1, ["z", "z"], "z\nz\nz\nz\nz\nz"), (2, ["z"], "z\na"), (1, [], "")],
)
def test_replaced_statements_are_not_looked_at_again(length, new, after):
    program = Program(ast.parse("a\na\na"))
    chances = Chances(np.random.default_rng(0), 1.0)

    def rule(block, at, scope):
        enough = at + length <= len(block)
        return (length, [ast.parse(name).body[0] for name in new]) if enough else None

    assert ast.unparse(in_blocks(rule)(program, chances).tree) == after
    assert chances.taken == 3 // length


def test_inner_expressions_come_first():
    program = Program(ast.parse("f(a + 1)"))
    seen = []
    in_expressions(lambda node, program: seen.append(ast.unparse(node)))(
        program, Chances(np.random.default_rng(0), 1.0)
    )
    assert seen == ["f", "a", "1", "a + 1", "f(a + 1)"]


def test_expressions_are_replaced_and_counted():
    program, chances = Program(ast.parse("f(a, a)")), Chances(np.random.default_rng(0), 1.0)

    def rule(node, program):
        return ast.Constant(3) if isinstance(node, ast.Name) and node.id == "a" else None

    assert ast.unparse(in_expressions(rule)(program, chances).tree) == "f(3, 3)"
    assert chances.taken == 2
