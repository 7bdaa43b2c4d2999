from dataclasses import fields

import pytest
from hypothesis import given

from paralog.core import LexemeKind, Lexemes, Span, Trait, UnitKind
from paralog.syntax import LANGUAGES, lex, parse, snippet

from .programs import programs


def units(code, language):
    return {unit.qualname: unit for unit in parse(code, language).units}


@pytest.mark.parametrize("name", LANGUAGES.names())
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_code_is_what_the_span_covers(sample, name, newline):
    text = sample(name).replace("\n", newline)
    source = text.encode()
    lines = source.splitlines(keepends=True)
    for unit in parse(text, name).units:
        span = unit.span
        assert source[span.start_byte : span.end_byte].decode() == unit.code
        first = len(b"".join(lines[: span.start_line - 1]))
        last = len(b"".join(lines[: span.end_line]))
        assert first <= span.start_byte < first + len(lines[span.start_line - 1])
        assert last - len(lines[span.end_line - 1]) < span.end_byte <= last


@pytest.mark.parametrize("name", LANGUAGES.names())
def test_a_unit_read_by_itself_has_the_same_lexemes(sample, name):
    for unit in parse(sample(name), name).units:
        if unit.kind is UnitKind.SCRIPT:
            continue  # it leaves its definitions out, as long as it is read in its file
        alone = lex(unit.compact())
        for part in fields(Lexemes):
            assert getattr(alone, part.name) == getattr(unit.lexemes, part.name), (unit.qualname, part.name)


@given(programs())
def test_spans_round_trip(program):
    language, code = program
    head, tail = ("class Ä {\n", "\n}\n") if language == "java" else ("# Ä\n", "\n")
    text = head + code + tail
    found = parse(text, language)
    assert not found.has_errors
    outer = next(unit for unit in found.units if unit.kind is not UnitKind.SCRIPT)
    assert outer.code == code.rstrip()
    assert outer.span.start_byte == len(head.encode())
    for unit in found.units:
        assert text.encode()[unit.span.start_byte : unit.span.end_byte].decode() == unit.code
        if unit.kind is not UnitKind.SCRIPT:
            assert lex(unit.compact()).texts == unit.lexemes.texts


def test_bytes_count_and_not_characters():
    code = "ä = 'ö'\n\n\ndef ü(x):\n    return 'ß'\n"
    function = units(code, "python")["ü"]
    assert function.span == Span(4, 5, 12, 12 + len("def ü(x):\n    return 'ß'".encode()))
    assert function.lexemes.texts == ("def", "ü", "(", "x", ")", ":", "return", "'ß'")


def test_lone_surrogates_survive():
    unit = snippet("x = '\udcff'", "python")
    assert unit.lexemes.texts == ("x", "=", "'\udcff'")
    assert len(unit.digest) == 32


@pytest.mark.parametrize(
    ("code", "doc"),
    [
        ('def f():\n    """One line."""\n    return 1', "One line."),
        ("def f():\n    'Single quotes.'\n    return 1", "Single quotes."),
        (
            'def f():\n    """First.\n\n        Indented.\n    Last.\n    """',
            "First.\n\n    Indented.\nLast.",
        ),
        ('def f():\n    r"""Raw \\d."""', "Raw \\d."),
        ("def f():\n    # a comment\n    return 'no doc'", ""),
        ("def f():\n    return 1\n    'too late'", ""),
        ("def f():\n    def g():\n        '''Of the inner.'''\n    return g", ""),
        ("class C:\n    '''Of the class.'''\n    def f(self): return 1", ""),
    ],
)
def test_docstrings(code, doc):
    unit = next(unit for unit in parse(code, "python").units if unit.name == "f")
    assert unit.doc == doc
    if doc:
        assert LexemeKind.STRING not in unit.lexemes.kinds


def test_a_docstring_is_no_lexeme_wherever_it_stands(sample):
    module = units(sample("python"), "python")["<module>"]
    assert module.doc.startswith("Units of every kind")
    assert not any("Units of every kind" in text for text in module.lexemes.texts)
    with_doc = 'def f():\n    """Doc."""\n    def g():\n        """Doc."""\n        return 1\n    return g\n'
    without = "def f():\n    def g():\n        return 1\n    return g\n"
    assert snippet(with_doc, "python").digest == snippet(without, "python").digest


def test_javadoc(sample):
    total = units(sample("java"), "java")["Basket.total"]
    assert total.doc == "Sum of all prices.\n\n@param discount share that is taken off"
    assert "/**" not in total.code
    assert units(sample("java"), "java")["Basket.iterator"].doc == ""
    assert units("class A { /* no doc */ int f() { return 1; } }", "java")["A.f"].doc == ""
    assert units(sample("c"), "c")["total"].doc == "Sum of the first values."


def test_a_script_is_what_runs_when_the_file_does():
    code = "import os\nx = 1\n\ndef f(): return 2\n\nclass C:\n    y = 3\n\nprint(x)\n"
    script = units(code, "python")["<module>"]
    assert script.kind is UnitKind.SCRIPT
    assert script.span == Span(1, 9, 0, len(code))
    assert script.lexemes.texts == ("x", "=", "1", "print", "(", "x", ")")
    assert "<module>" not in units("import os\n\ndef f(): return 2\n", "python")
    assert not parse("", "python").units
    assert not parse("# only a comment\n", "python").units


def test_statements_have_number_depth_and_line():
    code = (
        "def f(rows):\n"
        "    total = 0\n"
        "\n"
        "    for row in rows:\n"
        "        if row:\n"
        "            total += row\n"
        "        else:\n"
        "            break\n"
        "    return total\n"
    )
    unit = units("# first\n\n" + code, "python")["f"]
    lexemes = unit.lexemes
    by_statement = {
        number: " ".join(lexemes.texts[at] for at in positions)
        for number, positions in lexemes.by_statement()
    }
    assert by_statement == {
        0: "def f ( rows ) :",
        1: "total = 0",
        2: "for row in rows :",
        3: "if row :",
        4: "total += row",
        5: "else :",
        6: "break",
        7: "return total",
    }
    assert list(lexemes.depths) == [0, 1, 1, 2, 3, 3, 4, 1]
    assert lexemes.lines == (0, 1, 3, 4, 5, 6, 7, 8)
    assert unit.n_statements == 8
    assert unit.n_tokens == len(lexemes) == len(lexemes.texts)


def test_kinds_of_lexemes():
    lexemes = snippet("count = len(text) + 2  # sum\nname = f'{count} of {text}' 'x'", "python").lexemes
    kinds = dict(zip(lexemes.texts, (LexemeKind(kind).name for kind in lexemes.kinds), strict=True))
    assert kinds["count"] == kinds["name"] == "BOUND"
    assert kinds["len"] == kinds["text"] == "NAME"
    assert kinds["2"] == "NUMBER"
    assert kinds["'x'"] == kinds[" of "] == "STRING"
    assert kinds["="] == kinds["("] == "SYNTAX"
    assert "sum" not in "".join(kinds)


@pytest.mark.parametrize(
    ("code", "line", "names"),
    [
        ("def f(x):\n    return 1\n\ndef g(:\n    return 2\n\ndef h():\n    return 3\n", 4, {"f", "h"}),
        ("def f():\n    return (1\n", 2, {"f"}),
        ("))))\ndef f():\n    return 1\n", 1, {"f"}),
    ],
)
def test_broken_syntax_yields_what_still_parses(code, line, names):
    found = parse(code, "python")
    assert found.error_line == line
    assert names <= {unit.qualname for unit in found.units}


def test_broken_java_yields_what_still_parses():
    code = "class A {\n  int f() { return 1; }\n  int g( { return 2; }\n  int h() { return 3; }\n}\n"
    found = parse(code, "java")
    assert found.error_line == 3
    assert {"A.f", "A.h"} <= {unit.qualname for unit in found.units}


def test_paths_and_traits_reach_the_units():
    unit = parse("def test_f(): pass", "python", "tests/test_x.py").units[0]
    assert unit.path == "tests/test_x.py"
    assert unit.traits == {Trait.TEST, Trait.STUB}
