import ast

import pytest

from paralog.datasets.rewrites.python import KINDS, parse, render


def test_names_of_kinds_are_words():
    assert all(name.replace("-", "").isalpha() and name.islower() for name in KINDS)


@pytest.mark.parametrize(
    "code", ["eval(a)", "vars()", "import inspect", "print 1", "x = '\0'", "#" * 200_000]
)
def test_what_is_left_alone(code):
    assert parse(code) is None


def test_a_program_reads_the_same_when_rendered():
    code = "def f(a, *b):\n    '''Doc.'''\n    return f'{a!r:>{b}}'\n"
    assert ast.dump(ast.parse(render(parse(code)))) == ast.dump(ast.parse(code))


def test_what_cannot_be_written_is_none():
    program = parse("x = 1")
    program.tree.body[0].value = ast.Constant(10**5000)  # more digits than Python writes
    assert render(program) is None
    program.tree.body[0].value = ast.Name("not a name", ast.Load())
    assert render(program) is None
