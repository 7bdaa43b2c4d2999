import sys

import pytest

from paralog.core import UsageError
from paralog.syntax import LANGUAGES
from paralog.syntax.grammar import Role, grammar


@pytest.mark.parametrize("name", LANGUAGES.names())
def test_each_kind_of_the_language_has_its_role(name):
    compiled = grammar(name)
    language = compiled.language

    def kinds(role):
        return {
            compiled.compiled.node_kind_for_id(kind) for kind, roles in compiled.roles.items() if roles & role
        }

    assert kinds(Role.STATEMENT) == language.statements
    assert kinds(Role.IDENTIFIER) == language.identifiers
    assert kinds(Role.STRING) == language.strings
    assert kinds(Role.COMMENT) == language.comments | language.imports


def test_keywords_have_no_role():
    compiled = grammar("python")
    keyword = compiled.compiled.id_for_node_kind("lambda", False)
    node = compiled.compiled.id_for_node_kind("lambda", True)
    assert keyword != node
    assert keyword not in compiled.roles


def test_a_grammar_is_compiled_once():
    assert grammar("java") is grammar("java")


def test_a_missing_grammar_is_named_with_its_package(monkeypatch):
    grammar.cache_clear()
    monkeypatch.setitem(sys.modules, "tree_sitter_c", None)
    with pytest.raises(UsageError, match=r"pip install tree-sitter-c .*paralog\[langs\]"):
        grammar("c")
    grammar.cache_clear()
