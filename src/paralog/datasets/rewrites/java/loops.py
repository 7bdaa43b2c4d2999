"""Rewrites of loops: `for`, `while`, over an array by index or by element."""

from __future__ import annotations

from collections.abc import Iterator

import tree_sitter

from paralog.datasets.pieces import Change
from paralog.datasets.rewrites.java.expressions import negated
from paralog.datasets.rewrites.java.flow import (
    binds,
    completes,
    condition,
    continues,
    declared,
    in_block,
    inner,
    neighbour,
    part,
    statements,
)
from paralog.datasets.rewrites.java.program import Program

_QUIET_CALLS = frozenset(
    """
    abs append charAt contains containsKey equals get indexOf isEmpty length max min print printf println put
    size valueOf
    """.split()
)
"""Methods of the library that change no array."""


def for_to_while(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`for (int i = 0; i < n; i++) X` -> `{ int i = 0; while (i < n) { X i++; } }`"""
    body = part(node, "body")
    updates = node.children_by_field_name("update")
    clash = set().union(*(program.names(update) for update in updates)) & declared(program, body)
    if not in_block(node) or continues(program, body) or clash or (updates and not completes(body)):
        return
    starts = node.children_by_field_name("init")
    asked = node.child_by_field_name("condition")
    lines = [program.text(start).rstrip(";") + ";" for start in starts]
    steps = "".join(f"\n{program.text(update)};" for update in updates)
    test = program.text(asked) if asked is not None else "true"
    lines.append(f"while ({test}) {{\n{inner(program, body)}{steps}\n}}")
    text = "\n".join(lines)
    yield program.replace(node, f"{{\n{text}\n}}" if starts else text)


def while_to_for(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`int i = 0; while (i < n) { X i++; }` -> `for (int i = 0; i < n; i++) { X }`"""
    before, body = neighbour(node, -1), part(node, "body")
    held = statements(body)
    if before is None or node.parent is None or body.type != "block" or len(held) < 2:
        return
    declarators = before.children_by_field_name("declarator")
    counts = held[-1].named_children[0] if held[-1].type == "expression_statement" else None
    if before.type != "local_variable_declaration" or len(declarators) != 1 or counts is None:
        return
    name = program.text(part(declarators[0], "name"))
    used_later = any(
        found.start_byte >= node.end_byte and program.text(found) == name
        for found in program.inside(node.parent, "identifier")
    )
    is_count = counts.type in ("update_expression", "assignment_expression") and name in program.written(
        counts
    )
    clash = program.names(counts) & declared(program, body)
    if (
        used_later
        or not is_count
        or clash
        or continues(program, body)
        or name not in program.names(condition(node))
    ):
        return
    start, test = program.text(before).rstrip(";"), program.text(condition(node))
    rest = program.between(body.start_byte + 1, held[-1].start_byte)
    yield Change(
        before.start_byte,
        node.end_byte,
        f"for ({start}; {test}; {program.text(counts)}) {{{rest}}}".encode(),
    )


def while_to_bare_for(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`while (a) X` -> `for (; a; ) X`"""
    asked = condition(node)
    test = "" if asked.type == "true" else program.text(asked)
    yield Change(node.start_byte, part(node, "body").start_byte, f"for (; {test}; ) ".encode())


def each_to_index(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`for (int x : a) X` -> `for (int at = 0; at < a.length; at++) { int x = a[at]; X }`"""
    array, body = part(node, "value"), part(node, "body")
    variable = program.variable(array)
    modified = any(child.type == "modifiers" for child in node.named_children)
    if variable is None or modified or not variable.type.endswith("[]"):
        return
    if variable.name in program.written(body):
        return
    at = program.fresh("at", node)
    element = (
        f"{program.text(part(node, 'type'))} {program.text(part(node, 'name'))} = {variable.name}[{at}];"
    )
    head = f"for (int {at} = 0; {at} < {variable.name}.length; {at}++)"
    yield program.replace(node, f"{head} {{\n{element}\n{inner(program, body)}\n}}")


def index_to_each(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`for (int i = 0; i < a.length; i++) X` -> `for (int x : a) X`, where X asks for nothing but `a[i]`"""
    body = part(node, "body")
    head = " ".join(program.between(node.start_byte, body.start_byte).split())
    starts, asked = node.children_by_field_name("init"), node.child_by_field_name("condition")
    if len(starts) != 1 or starts[0].type != "local_variable_declaration" or asked is None:
        return
    declarators = starts[0].children_by_field_name("declarator")
    limit = asked.child_by_field_name("right")
    array = limit.child_by_field_name("object") if limit is not None else None
    variable = program.variable(array) if array is not None else None
    if variable is None or len(declarators) != 1 or not variable.type.endswith("[]"):
        return
    name = program.text(part(declarators[0], "name"))
    counted = f"(int {name} = 0; {name} < {variable.name}.length; "
    if head not in {f"for {counted}{step})" for step in (f"{name}++", f"++{name}", f"{name} += 1")}:
        return
    reads = [
        found
        for found in program.inside(body, "array_access")
        if program.text(found) == f"{variable.name}[{name}]"
    ]
    uses = [found for found in program.inside(body, "identifier") if program.text(found) == name]
    if not reads or len(reads) != len(uses) or not _keeps_arrays(program, body):
        return
    element = program.fresh("each", node)
    type_ = variable.type.removesuffix("[]")
    yield Change(node.start_byte, body.start_byte, f"for ({type_} {element} : {variable.name}) ".encode())
    yield from (program.replace(read, element) for read in reads)


def _keeps_arrays(program: Program, body: tree_sitter.Node) -> bool:
    """Whether nothing in a loop's body can store to an array, or bind one to a name."""
    calls = program.inside(body, "method_invocation")
    quiet = all(program.text(part(call, "name")) in _QUIET_CALLS for call in calls)
    makes = any(program.inside(body, "object_creation_expression", "lambda_expression"))
    written = program.written(body)
    variables = [variable for name in written for variable in program.variables.get(name, ())]
    plain = all(not variable.type.endswith("]") for variable in variables)
    return quiet and not makes and plain and not any("[" in name for name in written)


def loop_forever(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`while (a) X` -> `while (true) { if (!a) { break; } X }`"""
    asked, body = condition(node), part(node, "body")
    if asked.type not in ("true", "false", "identifier") and not binds(program, node):
        test = negated(program, asked)
        yield program.replace(
            node, f"while (true) {{\nif ({test}) {{\nbreak;\n}}\n{inner(program, body)}\n}}"
        )


def loop_while(program: Program, node: tree_sitter.Node) -> Iterator[Change]:
    """`while (true) { if (a) { break; } X }` -> `while (!a) { X }`"""
    body = part(node, "body")
    held = statements(body)
    if condition(node).type != "true" or body.type != "block" or not held or held[0].type != "if_statement":
        return
    first = held[0]
    only = statements(part(first, "consequence"))
    alone = len(only) == 1 and only[0].type == "break_statement" and only[0].named_child_count == 0
    asked = condition(first)
    if binds(program, first):
        return
    if (
        alone
        and first.child_by_field_name("alternative") is None
        and asked.type not in ("true", "false", "identifier")
    ):
        rest = program.between(first.end_byte, body.end_byte)
        yield program.replace(node, f"while ({negated(program, asked)}) {{{rest}")
