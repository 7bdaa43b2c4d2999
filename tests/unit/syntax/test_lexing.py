import pytest

from paralog.core import LexemeKind, Span
from paralog.syntax.grammar import grammar
from paralog.syntax.languages.python import LANGUAGE
from paralog.syntax.leaves import walk
from paralog.syntax.lexing import TextLexemes
from paralog.syntax.own_names import OwnNames

CODE = "a = 1\nif a:\n    b = a\nelse:\n    c = 'x'\n"


@pytest.fixture
def lexemes():
    compiled = grammar("python")
    leaves = walk(compiled.parse(CODE.encode()), compiled, "x")
    texts = [CODE[start:end] for start, end in zip(leaves.starts, leaves.ends, strict=True)]
    return TextLexemes(leaves, texts, [0, *(at + 1 for at, letter in enumerate(CODE) if letter == "\n")])


def span(start, end):
    return Span(1, 1, start, end)


def own(*names):
    return OwnNames(frozenset(names), frozenset(), frozenset(), frozenset(), LANGUAGE)


def test_a_cut_counts_statements_depths_and_lines_from_its_own_start(lexemes):
    cut = lexemes.cut(span(CODE.index("if"), len(CODE)), own(), [])
    assert cut.texts == ("if", "a", ":", "b", "=", "a", "else", ":", "c", "=", "'x'")
    assert cut.statements == (0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3)
    assert list(cut.depths) == [0, 1, 1, 2]
    assert cut.lines == (0, 1, 2, 3)


def test_bound_names_are_marked(lexemes):
    cut = lexemes.cut(span(0, len(CODE)), own("a", "c"), [])
    marked = {text for text, kind in zip(cut.texts, cut.kinds, strict=True) if kind == LexemeKind.BOUND}
    assert marked == {"a", "c"}
    assert cut.kinds[cut.texts.index("b")] == LexemeKind.NAME


def test_what_is_left_out_is_in_no_list(lexemes):
    cut = lexemes.cut(span(0, len(CODE)), own(), [(0, 5), (CODE.index("b ="), CODE.index("else"))])
    assert cut.texts == ("if", "a", ":", "else", ":", "c", "=", "'x'")
    assert len(cut.kinds) == len(cut.statements) == len(cut.texts)
    assert len(cut.depths) == len(cut.lines) == 3
    assert cut.lines == (1, 3, 4)


def test_an_empty_cut(lexemes):
    cut = lexemes.cut(span(5, 5), own(), [])
    assert len(cut) == 0
    assert (cut.kinds, cut.statements, cut.depths, cut.lines) == (b"", (), b"", ())


def test_names_and_statements_of_a_place(lexemes):
    assert list(lexemes.occurrences(span(0, 10), own("a", "b"))) == [(0, 1, "a"), (9, 10, "a")]
    assert lexemes.n_statements(0, 5) == 1
    assert lexemes.n_statements(0, 12) == 2
    assert lexemes.n_statements(5, 5) == 0
