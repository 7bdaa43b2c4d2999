from dataclasses import replace

import pytest

from paralog.report.excerpt import CodeBudget


@pytest.fixture
def shown(example):
    def show(code, characters=10_000, lines=100):
        return CodeBudget(characters, lines).take(replace(example.classes[0].units[0], code=code))

    return show


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("def f():\n    pass", "def f():\n    pass"),
        ("def f(self):\n        if x:\n            pass", "def f(self):\n    if x:\n        pass"),
        ("int f() {\n        return 1;\n    }", "int f() {\n    return 1;\n}"),
        ("int f() {\n\t\treturn 1;\n\t}\r", "int f() {\n    return 1;\n}"),
        ("def f():\n  pass", "def f():\n  pass"),
        ('def f(self):\n        s = """\nat the edge"""', 'def f(self):\n        s = """\nat the edge"""'),
        ("lambda x: x", "lambda x: x"),
        ("", ""),
        ("def f():\n\n        pass\n   ", "def f():\n\n    pass\n"),
    ],
)
def test_the_indentation_of_the_scope_goes(code, text, shown):
    assert shown(code) == text


def test_a_shown_line_is_a_line_of_the_unit(shown):
    code = "def f():\n\n    a = 1\r\n\x0c\n    return a\u2028"
    assert len(shown(code).split("\n")) == len(code.split("\n"))
    assert "\\x0c" in shown(code)
    assert "\\u2028" in shown(code)


def test_long_functions_and_long_lines_are_cut(shown):
    assert shown("x\n" * 50, lines=3) == "x\nx\nx"
    assert shown("x" * 5000) == "x" * 399 + "…"


def test_when_the_page_has_enough_it_takes_no_more(example):
    budget = CodeBudget(25, 10)
    unit = replace(example.classes[0].units[0], code="x" * 20)
    assert budget.take(unit) == "x" * 20
    assert budget.take(unit) is None
    assert budget.take(replace(unit, code="x")) is None
