"""The rewrites of Java by name."""

from __future__ import annotations

from paralog.datasets.rewrites.java import (
    branches,
    conditionals,
    expressions,
    loops,
    names,
    switches,
    updates,
    values,
)
from paralog.datasets.rewrites.java.places import JavaRewrite, at_nodes
from paralog.datasets.rewrites.java.program import Program
from paralog.datasets.rewrites.language import Language

KINDS: dict[str, JavaRewrite] = {
    "for-to-while": at_nodes(loops.for_to_while, "for_statement"),
    "while-to-for": at_nodes(loops.while_to_for, "while_statement"),
    "while-to-bare-for": at_nodes(loops.while_to_bare_for, "while_statement"),
    "each-to-index": at_nodes(loops.each_to_index, "enhanced_for_statement"),
    "index-to-each": at_nodes(loops.index_to_each, "for_statement"),
    "loop-forever": at_nodes(loops.loop_forever, "while_statement"),
    "loop-while": at_nodes(loops.loop_while, "while_statement"),
    "flip-branches": at_nodes(branches.flip_branches, "if_statement"),
    "nest-rest": at_nodes(branches.nest_rest, "if_statement"),
    "leave-early": at_nodes(branches.leave_early, "if_statement"),
    "nest-conditions": at_nodes(branches.nest_conditions, "if_statement"),
    "join-conditions": at_nodes(branches.join_conditions, "if_statement"),
    "spread-conditional": at_nodes(conditionals.spread_conditional, *conditionals.STATEMENTS),
    "gather-conditional": at_nodes(conditionals.gather_conditional, "if_statement"),
    "flip-conditional": at_nodes(conditionals.flip_conditional, "ternary_expression"),
    "switch-to-if": at_nodes(switches.switch_to_if, "switch_expression"),
    "if-to-switch": at_nodes(switches.if_to_switch, "if_statement"),
    "spell-out-increment": at_nodes(updates.spell_out_increment, "update_expression"),
    "shorten-increment": at_nodes(updates.shorten_increment, "assignment_expression"),
    "spell-out-update": at_nodes(updates.spell_out_update, "assignment_expression"),
    "shorten-update": at_nodes(updates.shorten_update, "assignment_expression"),
    "swap": at_nodes(values.swap, *values.STATEMENTS),
    "inline-value": at_nodes(values.inline_value, "local_variable_declaration"),
    "name-result": at_nodes(values.name_result, "return_statement"),
    "name-argument": at_nodes(values.name_argument, "argument_list"),
    "turn-comparison": at_nodes(expressions.turn_comparison, "binary_expression"),
    "commute": at_nodes(expressions.commute, "binary_expression"),
    "parenthesise": at_nodes(expressions.parenthesise, "binary_expression"),
    "rename-variable": at_nodes(names.rename_variable, "variable_declarator", "formal_parameter"),
}
"""Every kind of rewrite; many undo another, so that either spelling turns up."""

JAVA: Language[Program] = Language(Program.read, KINDS, lambda program: program.piece.code)
