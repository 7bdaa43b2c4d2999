import pytest
from hypothesis import given

from paralog.syntax import anonymise, snippet, undocumented

from .programs import programs


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("python", "def area(w, h): return w * h", "def v0(v1, v2): return v1 * v2"),
        ("python", "x = len(y)  # x\nprint(x, 'x')", "v0 = len(y)  # x\nprint(v0, 'x')"),
        (
            "python",
            "class A:\n    def m(self): self.n = self.n + 1",
            "class v0:\n    def v1(self): self.v2 = self.v2 + 1",
        ),
        ("python", "größe = 1\nprint(größe, 'größe')", "v0 = 1\nprint(v0, 'größe')"),
        ("java", "int f(int größe) { return g(größe); }", "int v0(int v1) { return g(v1); }"),
        (
            "java",
            "public static void main(String[] a) { int b = a.length; }",
            "public static void main(String[] v0) { int v1 = v0.length; }",
        ),
        ("c", "int f(int *p) { return p[0]; }", "int v0(int *v1) { return v1[0]; }"),
        ("cpp", "int f(int& p) { return std::abs(p); }", "int v0(int& v1) { return std::abs(v1); }"),
        ("python", "", ""),
        ("python", "print('nothing of its own')", "print('nothing of its own')"),
    ],
)
def test_own_names_are_numbered(language, code, expected):
    assert anonymise(code, language) == expected


@given(programs())
def test_anonymising_twice_is_anonymising_once(program):
    language, code = program
    once = anonymise(code, language)
    assert anonymise(once, language) == once


@given(programs())
def test_nothing_but_names_changes(program):
    language, code = program
    before, after = snippet(code, language).lexemes, snippet(anonymise(code, language), language).lexemes
    assert before.kinds == after.kinds
    assert (before.statements, before.depths, before.lines) == (after.statements, after.depths, after.lines)


def test_line_ends_stay():
    assert anonymise("x = 1\r\ny = x\r\n", "python") == "v0 = 1\r\nv1 = v0\r\n"


@pytest.mark.parametrize(
    ("language", "code", "expected"),
    [
        ("python", 'def f():\n    """Says all."""\n    return "a"', 'def f():\n    ""\n    return "a"'),
        ("python", "def f(x):\n    '''Only\n    this.'''", 'def f(x):\n    ""'),
        (
            "python",
            "class A:\n    'A'\n    def m(self):\n        'M'\n",
            'class A:\n    ""\n    def m(self):\n        ""\n',
        ),
        ("java", "/** Doc. */ int f() { return 1; }", "/** Doc. */ int f() { return 1; }"),
    ],
)
def test_docstrings_are_emptied(language, code, expected):
    assert undocumented(code, language) == expected


@given(programs())
def test_emptying_docstrings_keeps_the_lexemes(program):
    language, code = program
    assert snippet(undocumented(code, language), language).digest == snippet(code, language).digest
