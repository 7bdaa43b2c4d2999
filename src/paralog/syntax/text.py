"""One source text, parsed: its units, lexemes, names and documentation."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from inspect import cleandoc

import tree_sitter

from paralog.core import CodeUnit, LexemeKind, Lexemes, Span, UnitKind
from paralog.syntax.grammar import Grammar
from paralog.syntax.leaves import walk
from paralog.syntax.normalize import digest, shape
from paralog.syntax.traits import traits

MAX_NESTED = 32
"""Units and classes around a unit; each level costs the size of the file once more."""

_BOUND, _NAME = int(LexemeKind.BOUND), int(LexemeKind.NAME)


class SourceText:
    """One source text with everything that is computed once for all its units."""

    def __init__(self, code: str, compiled: Grammar, path: str) -> None:
        self.source = code.encode("utf-8", "surrogatepass")
        self.path = path
        self.grammar = compiled
        self.tree = compiled.parse(self.source)
        self._leaves = walk(self.tree, compiled, path)
        self._ascii = code if code.isascii() else None
        self._line_starts = [0, *(i + 1 for i, byte in enumerate(self.source) if byte == 10)]
        self._bindings = self._find_bindings()
        self._docs = self._find_docs()

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
        for kind, name, node in self._definitions():
            while scopes and scopes[-1][0] <= node.start_byte:
                scopes.pop()
            qualname = f"{scopes[-1][1]}.{name}" if scopes else name
            in_class = bool(scopes) and scopes[-1][2]
            if len(scopes) >= MAX_NESTED:
                continue
            scopes.append((node.end_byte, qualname, kind == "class"))
            if kind != "class":
                yield self.unit(self._kind(kind, name, in_class), qualname, _span(node), node)
        if self.grammar.language.has_scripts:
            script = self.unit(UnitKind.SCRIPT, "<module>", self.span)
            if script.n_tokens:
                yield script

    def unit(
        self, kind: UnitKind, qualname: str, span: Span, node: tree_sitter.Node | None = None
    ) -> CodeUnit:
        language = self.grammar.language
        lexemes = self._lexemes(kind, span)
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

    def is_doc(self, node: tree_sitter.Node) -> bool:
        """Whether `node` is a docstring, as a statement."""
        return (node.start_byte, node.end_byte) in self._docs

    def bound_names(self, span: Span) -> set[str]:
        """Names that the code inside `span` itself defines, the receivers left out."""
        starts, texts = self._bindings
        first, last = (bisect_right(starts, at - 1) for at in (span.start_byte, span.end_byte))
        return set(texts[first:last]) - self.grammar.language.receivers

    def bound_occurrences(self, span: Span) -> Iterator[tuple[int, int, str]]:
        """(start byte, end byte, text) of each occurrence of a name that the code in `span` defines."""
        bound = self.bound_names(span)
        leaves = self._leaves
        for at in leaves.within(span):
            if leaves.kinds[at] == _NAME:
                name = self.slice(leaves.starts[at], leaves.ends[at])
                if name in bound:
                    yield leaves.starts[at], leaves.ends[at], name

    def _kind(self, capture: str, name: str, in_class: bool) -> UnitKind:
        kind = UnitKind(capture)
        if kind is UnitKind.FUNCTION and in_class:
            is_constructor = name in self.grammar.language.constructors
            return UnitKind.CONSTRUCTOR if is_constructor else UnitKind.METHOD
        return kind

    def _definitions(self) -> list[tuple[str, str, tree_sitter.Node]]:
        """(capture, name, node) of every unit and class, outer before inner."""
        found = []
        for _, captures in tree_sitter.QueryCursor(self.grammar.units).matches(self.tree.root_node):
            (name,) = captures.pop("name")
            ((kind, (node,)),) = captures.items()
            found.append((kind, self.slice(name.start_byte, name.end_byte), node))
        found.sort(key=lambda item: (item[2].start_byte, -item[2].end_byte))
        return found

    def _lexemes(self, kind: UnitKind, span: Span) -> Lexemes:
        leaves = self._leaves
        positions: range | list[int] = leaves.within(span)
        left_out = [doc for doc in self._docs if span.start_byte <= doc[0] < span.end_byte]
        if kind is UnitKind.SCRIPT:
            left_out = leaves.definitions + [
                doc for doc in left_out if not any(a <= doc[0] < b for a, b in leaves.definitions)
            ]
        if left_out:
            positions = _outside(positions, leaves.starts, sorted(left_out))
        bound = self.bound_names(span)
        texts = self._texts(positions)
        kinds = bytes(
            _BOUND if leaves.kinds[at] == _NAME and text in bound else leaves.kinds[at]
            for at, text in zip(positions, texts, strict=True)
        )
        numbers: dict[int, int] = {}
        statements = tuple(numbers.setdefault(leaves.statements[at], len(numbers)) for at in positions)
        depths, lines = self._statements(positions, numbers, span.start_byte)
        return Lexemes(texts, kinds, statements, depths, lines)

    def _texts(self, positions: range | list[int]) -> tuple[str, ...]:
        starts, ends = self._leaves.starts, self._leaves.ends
        if (text := self._ascii) is not None:
            return tuple([text[starts[at] : ends[at]] for at in positions])
        return tuple([self.slice(starts[at], ends[at]) for at in positions])

    def _statements(
        self, positions: range | list[int], numbers: dict[int, int], start_byte: int
    ) -> tuple[bytes, tuple[int, ...]]:
        """Depth and first line of each statement in `numbers`, relative to the unit's own."""
        depths = [self._leaves.depths[statement] for statement in numbers]
        base = min(depths, default=0)
        first_line = self._line(start_byte)
        lines: dict[int, int] = {}
        for at in positions:
            statement = self._leaves.statements[at]
            if statement not in lines:
                lines[statement] = self._line(self._leaves.starts[at]) - first_line
        return bytes(depth - base for depth in depths), tuple(lines.values())

    def _line(self, byte: int) -> int:
        return bisect_right(self._line_starts, byte)

    def slice(self, start: int, end: int) -> str:
        if self._ascii is not None:
            return self._ascii[start:end]
        return self.source[start:end].decode("utf-8", "surrogatepass")

    def _find_bindings(self) -> tuple[list[int], list[str]]:
        """Start bytes and texts of the names that the text defines, in source order."""
        captures = tree_sitter.QueryCursor(self.grammar.bindings).captures(self.tree.root_node)
        spans = sorted({(node.start_byte, node.end_byte) for node in captures.get("binding", ())})
        return [start for start, _ in spans], [self.slice(*span) for span in spans]

    def _find_docs(self) -> list[tuple[int, int]]:
        if self.grammar.docs is None:
            return []
        captures = tree_sitter.QueryCursor(self.grammar.docs).captures(self.tree.root_node)
        return sorted({(node.start_byte, node.end_byte) for node in captures.get("doc", ())})

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
        for start, end in self._docs:
            if span.start_byte <= start < span.end_byte:
                before = self._leaves.within(Span(1, 1, span.start_byte, start))
                statements = {self._leaves.statements[at] for at in before}
                return _string_text(self.slice(start, end)) if len(statements) <= 1 else ""
        return ""


def _span(node: tree_sitter.Node) -> Span:
    # A node that ends with its newline ends on the line before.
    end_line = node.end_point.row + (1 if node.end_point.column else 0)
    return Span(
        node.start_point.row + 1, max(end_line, node.start_point.row + 1), node.start_byte, node.end_byte
    )


def _outside(positions: range | list[int], starts: list[int], ranges: list[tuple[int, int]]) -> list[int]:
    """The positions whose leaf starts in none of the sorted, disjoint `ranges`."""
    firsts = [start for start, _ in ranges]
    kept = []
    for at in positions:
        i = bisect_right(firsts, starts[at]) - 1
        if i < 0 or starts[at] >= ranges[i][1]:
            kept.append(at)
    return kept


def _string_text(literal: str) -> str:
    """The text of a docstring literal, its prefix, quotes and indentation removed."""
    body = literal.lstrip("rRuUbB")
    quote = body[:3] if body[:3] in ('"""', "'''") else body[:1]
    return cleandoc(body.removeprefix(quote).removesuffix(quote))


def _comment_text(comment: str) -> str:
    """The text of a documentation comment, without its stars."""
    body = comment.removeprefix("/**").removesuffix("*/")
    return "\n".join(line.strip().removeprefix("*").strip() for line in body.splitlines()).strip()
