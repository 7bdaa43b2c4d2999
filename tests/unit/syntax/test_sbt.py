from dataclasses import replace

import pytest
from hypothesis import given

from paralog.core import LexemeKind, SourceError, UnitKind
from paralog.syntax import LANGUAGES, SbtNode, parse, rebuild, sbt, snippet
from paralog.syntax.grammar import Role
from paralog.syntax.parse import open_text
from paralog.syntax.sbt import _REDUNDANT, WRAPPER

from .programs import programs


def tree_of(unit):
    """The trees that SBT has to tell, taken off the syntax tree in another way: from the bottom up."""
    text, span = open_text(unit.code, unit.language)
    roles = text.grammar.roles

    def inside(node):
        return span.start_byte <= node.start_byte and node.end_byte <= span.end_byte

    def nodes(node, is_root=False):
        role = roles.get(node.kind_id, 0)
        if role & Role.COMMENT or text.is_doc(node):
            return []
        if not node.children or role & (Role.STRING | Role.NUMBER):
            value = node.text.decode()
            is_told = value and inside(node) and (node.is_named or value not in _REDUNDANT)
            return [SbtNode("", value)] if is_told else []
        below = [found for child in node.children for found in nodes(child)]
        is_inner = node.is_named and not is_root and inside(node)
        return [SbtNode(node.type, "", tuple(below))] if is_inner else below

    return tuple(nodes(text.tree.root_node, is_root=True))


@given(programs())
def test_the_tree_can_be_rebuilt(program):
    language, code = program
    unit = snippet(code, language)
    assert rebuild(sbt(unit, wrap=False).texts) == tree_of(unit)


@pytest.mark.parametrize("name", LANGUAGES.names())
def test_the_trees_of_the_sample_can_be_rebuilt(sample, name):
    for unit in parse(sample(name), name).units:
        assert rebuild(sbt(unit, wrap=False).texts) == tree_of(unit)
        assert rebuild(sbt(unit).texts)


def test_the_form_of_the_paper():
    tokens = sbt(snippet("def f(x):\n    return x + 1", "python"), wrap=False)
    assert " ".join(tokens.texts) == (
        "(function_definition =def =f (parameters =x )parameters (block (return_statement =return "
        "(binary_operator =x =+ =1 )binary_operator )return_statement )block )function_definition"
    )
    bound = [text for text, kind in zip(tokens.texts, tokens.kinds, strict=True) if kind == LexemeKind.BOUND]
    assert bound == ["=f", "=x", "=x"]


def test_values_that_look_like_delimiters_are_values():
    tokens = sbt(snippet("x = '(block' + ')block' + '=x'", "python"), wrap=False).texts
    (statement,) = rebuild(tokens)
    assert statement.type == "expression_statement"
    assert [text for text in tokens if text.startswith("='")] == ["='(block'", "=')block'", "='=x'"]


def test_snippets_and_scripts_look_like_functions():
    unit = snippet("x = 1", "python")
    assert sbt(unit).texts == (f"({WRAPPER}", *sbt(unit, wrap=False).texts, f"){WRAPPER}")
    function = parse("def f(): pass", "python").units[0]
    assert function.kind is UnitKind.FUNCTION
    assert sbt(function) == sbt(function, wrap=False)


def test_without_delimiters_it_is_the_plain_order():
    unit = snippet("if x:\n    y()", "python")
    assert sbt(unit, delimiters=False).texts == tuple(t for t in sbt(unit).texts if not t.startswith(")"))


def test_the_class_around_a_lone_method_is_not_told():
    texts = sbt(snippet("int f(int a) { return a; }", "java"), wrap=False).texts
    assert texts[0] == "(method_declaration"
    assert not any("class" in text for text in texts)


def test_comments_and_docstrings_are_left_out():
    with_them = 'def f():\n    """Doc."""\n    # comment\n    return 1'
    assert sbt(snippet(with_them, "python")).texts == sbt(snippet("def f():\n    return 1", "python")).texts


@pytest.mark.parametrize(
    "tokens", [("(a",), (")a",), ("(a", ")b"), ("(a", "(b", ")a", ")b"), ("x",), ("",), ("(a", ")a", ")a")]
)
def test_delimiters_that_do_not_match_are_refused(tokens):
    with pytest.raises(ValueError, match="close"):
        rebuild(tokens)


@pytest.mark.parametrize("depth", [400, 700, 980])
def test_what_can_be_read_can_be_traversed(depth):
    unit = snippet("x = " + "[" * depth + "]" * depth, "python")
    assert sbt(unit).texts.count("(list") == depth


def test_deep_nesting_is_refused():
    unit = replace(snippet("x = 1", "python"), code="x = " + "[" * 10_000 + "]" * 10_000)
    with pytest.raises(SourceError, match="nested deeper"):
        sbt(unit)
