"""One source text, parsed: its units, lexemes, names and documentation."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from inspect import cleandoc

import tree_sitter

from paralog.core import CodeUnit, Lexemes, Span, UnitKind
from paralog.syntax.grammar import Grammar
from paralog.syntax.leaves import walk
from paralog.syntax.lexing import TextLexemes
from paralog.syntax.marks import find_marks
from paralog.syntax.normalize import digest, shape
from paralog.syntax.own_names import OwnNames
from paralog.syntax.traits import traits

MAX_NESTED = 32
"""Units and classes around a unit; each level costs the size of the file once more."""


class SourceText:
    """One source text with everything that is computed once for all its units."""

    def __init__(self, code: str, compiled: Grammar, path: str) -> None:
        self.source = code.encode("utf-8", "surrogatepass")
        self.path = path
        self.grammar = compiled
        self.tree = compiled.parse(self.source)
        self._ascii = code if code.isascii() else None
        self._line_starts = [0, *(newline.end() for newline in re.finditer(b"\n", self.source))]
        leaves = walk(self.tree, compiled, path)
        self._top_definitions = leaves.definitions
        self._lexemes = TextLexemes(leaves, self._slices(leaves.starts, leaves.ends), self._line_starts)
        self._marks = find_marks(self.tree, compiled)
        self._held = [place for place, _ in self._marks.held]
        self._functions = sorted(
            (found.name.start_byte, found.name.end_byte)
            for found in self._marks.definitions
            if found.capture != "class"
        )

    @property
    def span(self) -> Span:
        end = len(self.source)
        return Span(1, max(1, len(self._line_starts) - self.source.endswith(b"\n")), 0, end)

    def error_line(self) -> int | None:
        root = self.tree.root_node
        if not root.has_error:
            return None
        node = root
        while child := next((c for c in node.children if c.has_error or c.is_missing), None):
            node = child
        return int(node.start_point.row) + 1

    def units(self) -> Iterator[CodeUnit]:
        scopes: list[tuple[int, str, bool]] = []  # (end byte, qualified name, is a class)
        for found in self._marks.definitions:
            kind, node = found.capture, found.node
            # C++ defines members outside of their class: Polygon::name is Polygon.name like any other.
            name = self.slice(found.name.start_byte, found.name.end_byte).replace("::", ".").lstrip(".")
            while scopes and scopes[-1][0] <= node.start_byte:
                scopes.pop()
            qualname = f"{scopes[-1][1]}.{name}" if scopes else name
            in_class = bool(scopes) and scopes[-1][2]
            if len(scopes) >= MAX_NESTED:
                continue
            scopes.append((node.end_byte, qualname, kind == "class"))
            if kind != "class":
                owner, _, own = name.rpartition(".")
                yield self.unit(self._kind(kind, own, in_class or bool(owner)), qualname, _span(node), node)
        if self.grammar.language.has_scripts:
            script = self.unit(UnitKind.SCRIPT, "<module>", self.span)
            if script.n_tokens:
                yield script

    def unit(
        self, kind: UnitKind, qualname: str, span: Span, node: tree_sitter.Node | None = None
    ) -> CodeUnit:
        language = self.grammar.language
        lexemes = self.lexemes(kind, span)
        name = qualname.rpartition(".")[2]
        return CodeUnit(
            path=self.path,
            language=language.name,
            kind=kind,
            qualname=qualname,
            span=span,
            code=self.slice(span.start_byte, span.end_byte),
            doc=self._doc(span, node),
            n_tokens=len(lexemes),
            n_statements=len(lexemes.depths),
            digest=digest(lexemes),
            shape=shape(lexemes),
            traits=traits(lexemes, kind, name, language),
            lexemes=lexemes,
        )

    def lexemes(self, kind: UnitKind, span: Span) -> Lexemes:
        """The lexemes of a unit; of a script, without those of the functions and classes that it defines."""
        return self._lexemes.cut(span, self._own_names(span), self._left_out(kind, span))

    def is_doc(self, node: tree_sitter.Node) -> bool:
        """Whether `node` is a docstring, as a statement."""
        place = (node.start_byte, node.end_byte)
        at = bisect_left(self._marks.docs, place)
        return at < len(self._marks.docs) and self._marks.docs[at] == place

    def docs(self, span: Span) -> list[tuple[int, int]]:
        """Byte ranges of the docstrings in `span`."""
        first, last = _between(self._marks.docs, span)
        return self._marks.docs[first:last]

    def bound_occurrences(self, span: Span) -> Iterator[tuple[int, int, str]]:
        """(start byte, end byte, text) of each occurrence of a name that the code in `span` defines."""
        return self._lexemes.occurrences(span, self._own_names(span))

    def _own_names(self, span: Span) -> OwnNames:
        language, marks = self.grammar.language, self._marks
        fixed = language.receivers | language.fixed_names
        alone, functions, assigned = (
            self._texts(places, span) for places in (marks.bindings, self._functions, marks.attributes)
        )
        first, last = _between(self._held, span)
        of_any = {
            self.slice(*marks.held[at][0])
            for at in range(first, last)
            if marks.held[at][1] >= span.start_byte
        }
        return OwnNames(
            alone - fixed, (functions | assigned) - fixed, of_any - fixed, marks.keywords, language
        )

    def _texts(self, places: Sequence[tuple[int, int]], span: Span) -> set[str]:
        """What stands at those of the sorted places that start inside `span`."""
        first, last = _between(places, span)
        return {self.slice(*place) for place in places[first:last]}

    def _kind(self, capture: str, name: str, in_class: bool) -> UnitKind:
        kind = UnitKind(capture)
        if kind is UnitKind.FUNCTION and in_class:
            is_constructor = name in self.grammar.language.constructors
            return UnitKind.CONSTRUCTOR if is_constructor else UnitKind.METHOD
        return kind

    def _left_out(self, kind: UnitKind, span: Span) -> list[tuple[int, int]]:
        """Ranges of a unit that are not its own code: docstrings, and what a script only defines."""
        docs = self.docs(span)
        if kind is not UnitKind.SCRIPT:
            return docs
        inner: set[tuple[int, int]] = set()
        for start, end in self._top_definitions:
            inner.update(docs[bisect_left(docs, (start,)) : bisect_left(docs, (end,))])
        return sorted([*self._top_definitions, *(doc for doc in docs if doc not in inner)])

    def slice(self, start: int, end: int) -> str:
        if self._ascii is not None:
            return self._ascii[start:end]
        return self.source[start:end].decode("utf-8", "surrogatepass")

    def _slices(self, starts: list[int], ends: list[int]) -> list[str]:
        ranges = zip(starts, ends, strict=True)
        if (text := self._ascii) is not None:
            return [text[start:end] for start, end in ranges]
        return [self.slice(start, end) for start, end in ranges]

    def _doc(self, span: Span, node: tree_sitter.Node | None) -> str:
        prefix = self.grammar.language.doc_prefix
        if prefix:
            comment = node.prev_sibling if node is not None else None
            if comment is None:
                return ""
            text = self.slice(comment.start_byte, comment.end_byte)
            return _comment_text(text) if text.startswith(prefix) else ""
        return self._docstring(span)

    def _docstring(self, span: Span) -> str:
        """Text of the first docstring inside `span`, if no code but the header stands before it."""
        first, last = _between(self._marks.docs, span)
        if first == last:
            return ""
        start, end = self._marks.docs[first]
        is_first = self._lexemes.n_statements(span.start_byte, start) <= 1
        return _string_text(self.slice(start, end)) if is_first else ""


def _between(ranges: Sequence[tuple[int, int]], span: Span) -> tuple[int, int]:
    """Which of the sorted byte ranges start inside `span`: the first of them, and the first after them."""
    return bisect_left(ranges, (span.start_byte,)), bisect_left(ranges, (span.end_byte,))


def _span(node: tree_sitter.Node) -> Span:
    # A node that ends with its newline ends on the line before.
    end_line = node.end_point.row + (1 if node.end_point.column else 0)
    return Span(
        node.start_point.row + 1, max(end_line, node.start_point.row + 1), node.start_byte, node.end_byte
    )


def _string_text(literal: str) -> str:
    """The text of a docstring literal, its prefix, quotes and indentation removed."""
    body = literal.lstrip("rRuUbB")
    quote = body[:3] if body[:3] in ('"""', "'''") else body[:1]
    return cleandoc(body.removeprefix(quote).removesuffix(quote))


def _comment_text(comment: str) -> str:
    """The text of a documentation comment, without its stars."""
    body = comment.removeprefix("/**").removesuffix("*/")
    return "\n".join(line.strip().removeprefix("*").strip() for line in body.splitlines()).strip()
