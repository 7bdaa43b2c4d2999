"""Edits that leave out a statement that matters."""

from __future__ import annotations

import re
from collections.abc import Iterator

import tree_sitter

from paralog.datasets.edits.code import Code, Match
from paralog.datasets.edits.places import Place, Way, place
from paralog.datasets.pieces import Change


def drops(code: Code) -> Iterator[Place]:
    """Leave out an update, a `break` or `continue`, or a `return` before the last.

    A condition whose only statement it was goes with it.
    """
    for match in code.matches(code.table.droppable):
        found = _dropped(code, match)
        if found is not None:
            yield from place(found, [_without(code, found)])


def nestings(code: Code) -> Iterator[Place]:
    """Take the last statement out of a loop or a choice, where layout alone says that it is in it."""
    for match in code.matches(code.table.nested):
        whole, block = match["whole"][0], match["block"][0]
        statements = _siblings(code, block.named_children[0])
        if len(statements) > 1 and block.end_byte == whole.end_byte:
            last = statements[-1]
            if last.type not in code.table.jumps and last.start_point.row > statements[-2].end_point.row:
                yield from place(last, [_dedented(code, last, whole)])


def _dedented(code: Code, node: tree_sitter.Node, whole: tree_sitter.Node) -> Way:
    """The changes that move the lines of a statement as far to the left as what it is taken out of begins."""
    source = code.piece.source
    width = node.start_point.column - whole.start_point.column
    changes = []
    start = node.start_byte - node.start_point.column
    while 0 <= start < node.end_byte:
        indent = source[start : start + width]
        if indent.isspace() and len(indent) == width and b"\n" not in indent:
            changes.append(Change(start, start + width, b""))
        start = source.find(b"\n", start) + 1 or node.end_byte
    return tuple(changes)


def _dropped(code: Code, match: Match) -> tree_sitter.Node | None:
    """What goes when a statement goes; None where it must stay."""
    statement = match["statement"][0]
    is_alone = statement.parent is None or len(_siblings(code, statement)) == 1
    whole = _conditional(code, statement) if is_alone else statement
    if whole is None or (is_alone and len(_siblings(code, whole)) == 1):
        return None
    matters = _ends_early(code, statement, whole) if "exit" in match else _is_update(code, match, statement)
    return whole if matters else None


def _siblings(code: Code, statement: tree_sitter.Node) -> list[tree_sitter.Node]:
    """The statements of a block around one, itself among them."""
    block = statement.parent
    if block is None or block.type not in code.table.blocks:
        return [statement]
    return [child for child in block.named_children if child.type not in code.table.unsaid]


def _conditional(code: Code, statement: tree_sitter.Node) -> tree_sitter.Node | None:
    """The `if` without `else` around a statement."""
    around = statement.parent
    while around is not None and around.type in code.table.blocks:
        around = around.parent
    if around is None or around.type not in code.table.conditionals:
        return None
    return None if around.child_by_field_name("alternative") else around


def _ends_early(code: Code, statement: tree_sitter.Node, whole: tree_sitter.Node) -> bool:
    """Whether more would be done but for a `break`, `continue` or `return`, and that comes to an end.

    What a `break` ends after something was found is often only work saved, so that it counts alone.
    """
    if code.loop_condition(statement) in code.table.word_swaps:
        return False
    follows = _siblings(code, whole)[-1] != whole
    if whole != statement:
        return follows
    block = statement.parent
    in_case = block is not None and block.type in code.table.cases and block.next_named_sibling is not None
    return in_case and statement.type not in code.table.returns


def _is_update(code: Code, match: Match, statement: tree_sitter.Node) -> bool:
    """Whether a statement gives a new value to something that had one, and is not what ends a loop."""
    if "mutator" in match:
        return code.text(match["mutator"][0]) in code.table.mutators
    if "target" not in match:
        return True
    name, (start, _, _) = match["target"][0], code.function(statement)
    before = code.piece.source[start : statement.start_byte].decode()
    known = re.search(rf"\b{re.escape(code.text(name))}\b", before) is not None
    return known and code.in_loop(statement) and not _steers(code, name)


def _steers(code: Code, name: tree_sitter.Node) -> bool:
    """Whether the loop around a name goes on as long as a condition holds that mentions it."""
    return re.search(rf"\b{re.escape(code.text(name))}\b", code.loop_condition(name)) is not None


def _without(code: Code, node: tree_sitter.Node) -> Way:
    """The change that takes a statement out, with its lines where it has them for itself."""
    source = code.piece.source
    start = source.rfind(b"\n", 0, node.start_byte) + 1
    end = source.find(b"\n", node.end_byte, code.piece.end) + 1
    alone = start >= code.piece.start and end > 0
    if alone and not (source[start : node.start_byte] + source[node.end_byte : end]).strip():
        return (Change(start, end, b""),)
    return (Change(node.start_byte, node.end_byte, b""),)
