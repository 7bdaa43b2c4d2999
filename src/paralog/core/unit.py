"""The piece of code that everything else is about: a `CodeUnit` and where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from paralog.core.lexeme import Lexemes


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open byte range of a UTF-8 text and the lines it touches.

    Lines count from 1 and are inclusive; bytes count from 0 and `end_byte` is exclusive.
    """

    start_line: int
    end_line: int
    start_byte: int
    end_byte: int

    @property
    def n_lines(self) -> int:
        return self.end_line - self.start_line + 1

    def contains(self, other: Span) -> bool:
        """Whether `other` lies inside this span (a span contains itself)."""
        return self.start_byte <= other.start_byte and other.end_byte <= self.end_byte


class UnitKind(StrEnum):
    """What a code unit is in its language."""

    FUNCTION = "function"
    METHOD = "method"
    CONSTRUCTOR = "constructor"
    LAMBDA = "lambda"
    SCRIPT = "script"  # a module's top-level statements, read as the body of one function
    SNIPPET = "snippet"  # a whole text handed in by a caller


class Trait(StrEnum):
    """What makes a unit a poor finding by default; see `paralog.syntax.traits`."""

    ACCESSOR = "accessor"  # only hands out or sets one attribute
    ASSIGNS = "assigns"  # a constructor that only stores its parameters
    DUNDER = "dunder"  # a protocol method of the language: __eq__, hashCode
    DELEGATES = "delegates"  # a single call handed on
    STUB = "stub"  # no body: pass, ..., raise NotImplementedError
    DECLARES = "declares"  # the same call over and over: options of a parser, routes, fields
    TABLE = "table"  # mostly literals: generated or hand-written data
    TEST = "test"  # is named as a test; test files are left out when files are looked for


@dataclass(frozen=True, slots=True)
class CodeUnit:
    """A function, method, constructor, named lambda, script or snippet.

    Attributes:
        path: file it comes from, relative to the scanned root, with forward slashes; "" for a snippet.
        language: registered language name, such as "python".
        kind: what it is in that language.
        qualname: dotted name inside the file, such as "Parser.parse"; "<module>" for a script.
        span: where it stands in its file.
        code: exact text of `span`, comments and docstring included.
        doc: docstring or Javadoc text without its markers; "" when there is none.
        n_tokens: lexemes, comments and docstring not counted.
        n_statements: statements, nested ones counted.
        digest: hash of the lexemes; equal digests are type-1 clones.
        shape: hash of the lexemes with bound names renamed in order of appearance and literals
            replaced by their kind; equal shapes are type-2 clones.
        traits: reasons to leave the unit out of findings by default.
        lexemes: the lexical view while the parse is at hand; `syntax.lex` makes it anew when None.
    """

    path: str
    language: str
    kind: UnitKind
    qualname: str
    span: Span
    code: str
    doc: str
    n_tokens: int
    n_statements: int
    digest: str
    shape: str
    traits: frozenset[Trait] = frozenset()
    lexemes: Lexemes | None = field(default=None, repr=False, compare=False)

    @property
    def name(self) -> str:
        """Last part of the qualified name."""
        return self.qualname.rpartition(".")[2]

    @property
    def n_lines(self) -> int:
        """Lines of its own code; of a script its statements, as its span is that of the whole file."""
        return self.n_statements if self.kind is UnitKind.SCRIPT else self.span.n_lines

    @property
    def location(self) -> str:
        """`path:start-end`, as editors and terminals link it."""
        return f"{self.path}:{self.span.start_line}-{self.span.end_line}"

    def compact(self) -> CodeUnit:
        """The same unit without its lexemes, for storing and for crossing processes."""
        return self if self.lexemes is None else replace(self, lexemes=None)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Key that sorts units by file and place, outer before inner."""
        return (self.path, self.span.start_byte, -self.span.end_byte, self.qualname)
