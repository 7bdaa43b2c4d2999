"""Where control goes: what leaves, what comes to its end, and the parts of statements."""

from __future__ import annotations

import tree_sitter

from paralog.datasets.rewrites.java.program import Program

COMMENTS = frozenset({"line_comment", "block_comment"})
LOOPS = ("for_statement", "enhanced_for_statement", "while_statement", "do_statement")
LEAVING = ("return_statement", "throw_statement", "break_statement", "continue_statement")


def statements(block: tree_sitter.Node) -> list[tree_sitter.Node]:
    """The statements of a block; of another statement, it alone."""
    if block.type not in ("block", "switch_block_statement_group"):
        return [block]
    return [
        child for child in block.named_children if child.type not in COMMENTS and child.type != "switch_label"
    ]


def inner(program: Program, body: tree_sitter.Node) -> str:
    """What stands between the braces of a block; of another statement, its text."""
    return (
        program.between(body.start_byte + 1, body.end_byte - 1)
        if body.type == "block"
        else program.text(body)
    )


def in_block(node: tree_sitter.Node) -> bool:
    """Whether a statement stands in a block, so that others may stand beside it."""
    return node.parent is not None and node.parent.type == "block"


def neighbour(node: tree_sitter.Node, step: int) -> tree_sitter.Node | None:
    """The statement after (1) or before (-1) one, in its block."""
    if node.parent is None or not in_block(node):
        return None
    around = statements(node.parent)
    at = around.index(node) + step
    return around[at] if 0 <= at < len(around) else None


def condition(node: tree_sitter.Node) -> tree_sitter.Node:
    """The condition of an `if` or `while`, its parentheses left out."""
    found = node.child_by_field_name("condition")
    assert found is not None
    inside = [child for child in found.named_children if child.type not in COMMENTS]
    return inside[0] if found.type == "parenthesized_expression" and len(inside) == 1 else found


def part(node: tree_sitter.Node, field: str) -> tree_sitter.Node:
    """A part that the grammar says is there."""
    found = node.child_by_field_name(field)
    assert found is not None
    return found


def leaves(statement: tree_sitter.Node) -> bool:
    """Whether what follows a statement is certainly not reached from it."""
    if statement.type == "block":
        held = statements(statement)
        return bool(held) and leaves(held[-1])
    if statement.type == "if_statement":
        other = statement.child_by_field_name("alternative")
        return other is not None and leaves(part(statement, "consequence")) and leaves(other)
    return statement.type in LEAVING


def completes(statement: tree_sitter.Node) -> bool:
    """Whether the compiler certainly takes what follows a statement to be reachable."""
    match statement.type:
        case "expression_statement" | "local_variable_declaration" | "enhanced_for_statement" | ";":
            return True
        case "block":
            return all(completes(held) for held in statements(statement))
        case "if_statement":
            other = statement.child_by_field_name("alternative")
            return other is None or completes(part(statement, "consequence")) or completes(other)
        case "while_statement":
            return condition(statement).type not in ("true", "identifier")
        case "for_statement":
            asked = statement.child_by_field_name("condition")
            return asked is not None and asked.type not in ("true", "identifier")
        case _:
            return False


def continues(program: Program, body: tree_sitter.Node) -> bool:
    """Whether a `continue` in a loop's body may belong to it."""
    return any(_belongs(found, body, LOOPS) for found in program.inside(body, "continue_statement"))


def breaks(program: Program, body: tree_sitter.Node) -> bool:
    """Whether a `break` in a body may belong to the statement around it."""
    around = (*LOOPS, "switch_expression")
    return any(_belongs(found, body, around) for found in program.inside(body, "break_statement"))


def _belongs(jump: tree_sitter.Node, body: tree_sitter.Node, targets: tuple[str, ...]) -> bool:
    if jump.named_child_count:  # it has a label
        return True
    around = jump
    while around != body and around.parent is not None:
        if around.type in targets:
            return False
        around = around.parent
    return body.type not in targets


def declared(program: Program, body: tree_sitter.Node) -> set[str]:
    """Names that the statements of a block itself declare."""
    found = set()
    for statement in statements(body):
        if statement.type == "local_variable_declaration":
            found |= {
                program.text(part(one, "name")) for one in statement.children_by_field_name("declarator")
            }
        elif (
            statement.type not in ("expression_statement", "return_statement")
            and "declaration" in statement.type
        ):
            found.add(program.text(part(statement, "name")))
    return found


def binds(program: Program, node: tree_sitter.Node) -> bool:
    """Whether the condition of an `if` or `while` may name what it tests, for some branch only."""
    return any(program.inside(condition(node), "instanceof_expression"))
