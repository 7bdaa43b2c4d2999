import sys
import textwrap

import pytest

from paralog.core import SourceError, UnitKind, UnknownName
from paralog.syntax import anonymise, lex, parse, snippet

DEEP = {
    "python": "x = " + "[" * 10_000 + "]" * 10_000,
    "java": "class A { int f() { return " + "(" * 10_000 + "1" + ")" * 10_000 + "; } }",
    "c": "int f() " + "{" * 10_000 + "}" * 10_000,
    "cpp": "int f() { return " + "-" * 10_000 + "1; }",
}


@pytest.mark.parametrize("language", DEEP)
@pytest.mark.parametrize("read", [parse, snippet, anonymise], ids=lambda read: read.__name__)
def test_deep_nesting_is_refused(language, read):
    with pytest.raises(SourceError) as raised:
        read(DEEP[language], language)
    assert raised.value.reason == "too-deep"


def test_deep_statements_are_refused():
    code = "\n".join(" " * i + "if x:" for i in range(1_200)) + "\n" + " " * 1_200 + "pass"
    with pytest.raises(SourceError, match="nested deeper"):
        parse(code, "python")


def test_depth_does_not_depend_on_the_callers_stack():
    def at(level):
        return parse(DEEP["python"][: 4 + 400] + "]" * 400, "python") if not level else at(level - 1)

    assert at(sys.getrecursionlimit() // 2).units


def test_an_unknown_language():
    with pytest.raises(UnknownName, match="java"):
        parse("", "jva")


def test_the_error_names_the_file():
    with pytest.raises(SourceError, match=r"^src/deep\.py: nested") as raised:
        parse(DEEP["python"], "python", "src/deep.py")
    assert raised.value.path == "src/deep.py"


def test_units_come_outer_before_inner():
    code = "def b():\n    def a():\n        pass\n\ndef c(): pass\n"
    found = parse(code, "python").units
    assert [unit.qualname for unit in found] == ["b", "b.a", "c"]
    assert list(found) == sorted(found, key=lambda unit: unit.order)


METHOD = """\
    @Override
    public int size(int limit) {
        return Math.min(limit, items.size());
    }
"""


def test_a_method_is_read_without_its_class():
    alone = snippet(METHOD, "java")
    inside = parse(f"class A {{\n{METHOD}}}\n", "java").units[0]
    assert alone.kind is UnitKind.SNIPPET
    assert alone.lexemes.texts == inside.lexemes.texts
    assert alone.lexemes.kinds == inside.lexemes.kinds
    assert "class" not in alone.lexemes.texts


def test_java_statements_are_read_without_a_method():
    assert snippet("int x = 1; return x + 1;", "java").lexemes.texts[-4:] == ("x", "+", "1", ";")


def test_indented_code_is_dedented():
    code = "def f(x):\n    return x\n"
    assert snippet(textwrap.indent(code, "    "), "python").digest == snippet(code, "python").digest


def test_a_snippet_is_one_unit_of_all_its_statements():
    unit = snippet("def f(): return 1\nx = f()", "python")
    assert (unit.path, unit.qualname, unit.language) == ("", "", "python")
    assert (unit.span.start_line, unit.span.end_line) == (1, 2)
    assert unit.n_statements == 3
    assert unit.lexemes.texts[0] == "def"


def test_an_empty_snippet_has_no_lexemes():
    unit = snippet("", "python")
    assert unit.n_tokens == unit.n_statements == 0
    assert lex(unit.compact()).texts == ()


def test_broken_text_that_the_wrapper_does_not_mend_is_read_as_it_is():
    unit = snippet("int f( { return 1; }", "java")
    assert "return" in unit.lexemes.texts
    assert "class" not in unit.lexemes.texts


def test_lexemes_at_hand_are_not_made_anew():
    unit = snippet("x = 1", "python")
    assert lex(unit) is unit.lexemes


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ('class A:\n    def f(self):\n        return """a\n   \n\t\nb"""\n', "python"),
        ('class A { String f() { return """\n  a\n   \n  b"""; } }\n', "java"),
    ],
)
def test_blank_lines_of_strings_are_the_same_in_a_piece(code, language):
    for unit in parse(code, language).units:
        assert lex(unit.compact()) == unit.lexemes
