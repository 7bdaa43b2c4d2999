"""Structure-based traversal (SBT): a syntax tree as one unambiguous sequence of tokens.

Introduced by Hu et al. (2018), "Deep Code Comment Generation"; the form used here is that of Wehr et
al. (2019), section III: a depth-first traversal with a delimiter at the start and the end of each
subtree. An inner node of type t becomes `(t ... )t`; a leaf becomes `=value`, its source text.
Separators and brackets say nothing that the delimiters do not, so they are left out; operators and
keywords stay.
"""

from __future__ import annotations

from dataclasses import dataclass

import tree_sitter

from paralog.core import CodeUnit, LexemeKind, Span, UnitKind
from paralog.syntax.grammar import Role
from paralog.syntax.parse import open_text
from paralog.syntax.text import SourceText

WRAPPER = "function_definition"
"""Node type put around a script or snippet, so that it looks like a function (section IV-A)."""

_REDUNDANT = frozenset("( ) [ ] { } , ; : .".split())


@dataclass(frozen=True, slots=True)
class SbtTokens:
    """Tokens of one traversal; `kinds` tells which of them are bound names."""

    texts: tuple[str, ...]
    kinds: bytes


@dataclass(frozen=True, slots=True)
class SbtNode:
    """A node of the tree that `rebuild` gives back; a leaf has a value and no children."""

    type: str
    value: str
    children: tuple[SbtNode, ...] = ()


def sbt(unit: CodeUnit, *, delimiters: bool = True, wrap: bool = True) -> SbtTokens:
    """Traverse the tree of a unit.

    Args:
        unit: any unit; its code is parsed anew.
        delimiters: with False the closing tokens are left out (plain pre-order).
        wrap: put `WRAPPER` around a script or snippet.

    Raises:
        SourceError: the code is nested too deeply.
    """
    text, span = open_text(unit.code, unit.language)
    traversal = _Traversal(text, span, delimiters)
    wrapped = wrap and unit.kind in (UnitKind.SCRIPT, UnitKind.SNIPPET)
    if wrapped:
        traversal.put(f"({WRAPPER}")
    traversal.visit(text.tree.root_node)
    if wrapped and delimiters:
        traversal.put(f"){WRAPPER}")
    return SbtTokens(tuple(traversal.texts), bytes(traversal.kinds))


class _Traversal:
    def __init__(self, text: SourceText, span: Span, delimiters: bool) -> None:
        self.texts: list[str] = []
        self.kinds: list[int] = []
        self._text = text
        self._span = span
        self._bound = {start for start, _, _ in text.bound_occurrences(span)}
        self._delimiters = delimiters

    def put(self, token: str, kind: LexemeKind = LexemeKind.SYNTAX) -> None:
        self.texts.append(token)
        self.kinds.append(kind)

    def visit(self, root: tree_sitter.Node) -> None:
        """Put the tokens of all trees below `root`."""
        waiting: list[tree_sitter.Node | str] = list(reversed(root.children))
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):  # the end of a subtree
                self.put(node)
                continue
            role = self._text.grammar.roles.get(node.kind_id, 0)
            if role & Role.COMMENT or self._text.is_doc(node):
                continue
            if node.child_count == 0 or role & (Role.STRING | Role.NUMBER):
                self._leaf(node)
                continue
            inside = self._span.start_byte <= node.start_byte and node.end_byte <= self._span.end_byte
            if node.is_named and inside:
                self.put(f"({node.type}")
                if self._delimiters:
                    waiting.append(f"){node.type}")
            waiting.extend(reversed(node.children))

    def _leaf(self, node: tree_sitter.Node) -> None:
        if not self._span.start_byte <= node.start_byte < self._span.end_byte:
            return
        value = self._text.slice(node.start_byte, node.end_byte)
        if value and (node.is_named or value not in _REDUNDANT):
            is_bound = node.start_byte in self._bound
            self.put(f"={value}", LexemeKind.BOUND if is_bound else LexemeKind.SYNTAX)


def rebuild(tokens: tuple[str, ...]) -> tuple[SbtNode, ...]:
    """The trees that a delimited traversal came from; the inverse that makes SBT unambiguous.

    Raises:
        ValueError: the delimiters do not match.
    """
    open_types: list[str] = [""]
    open_children: list[list[SbtNode]] = [[]]
    for token in tokens:
        mark, rest = token[:1], token[1:]
        if mark == "(":
            open_types.append(rest)
            open_children.append([])
        elif mark == "=":
            open_children[-1].append(SbtNode("", rest))
        elif mark == ")" and len(open_types) > 1 and open_types[-1] == rest:
            children = tuple(open_children.pop())
            open_children[-1].append(SbtNode(open_types.pop(), "", children))
        else:
            raise ValueError(f"{token!r} closes nothing")
    if len(open_types) != 1:
        raise ValueError(f"({open_types[-1]} is never closed")
    return tuple(open_children[0])
