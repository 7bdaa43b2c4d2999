from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.datasets.edits import KINDS, TABLES, Edited, edit
from paralog.datasets.pieces import read_piece
from paralog.syntax import parse

DATA = Path(__file__).parents[3] / "data"
PROGRAMS = [
    (unit.code, language)
    for language in TABLES
    for path in sorted((DATA / "edits" / language).iterdir())
    for unit in parse(path.read_text(), language).units
]
PROGRAMS += [(path.read_text(), "python") for path in sorted((DATA / "rewrites").glob("*.py"))]
FUNCTION = "def f(a, b):\n    if a < b:\n        return a - b\n    return b\n"


def rng(seed=0):
    return np.random.default_rng(seed)


@given(st.sampled_from(PROGRAMS), st.integers(0, 1 << 30), st.integers(1, 4))
def test_edits_parse_differ_and_are_decided_by_the_generator(program, seed, edits):
    code, language = program
    found = edit(code, language, rng(seed), edits=edits)
    if found is None:
        return
    assert read_piece(found.code, language) is not None
    assert found.code != read_piece(code, language).code
    assert 1 <= len(found.kinds) <= edits
    assert found == edit(code, language, rng(seed), edits=edits)


@pytest.mark.parametrize(
    ("kind", "language"),
    [(k, name) for name, table in TABLES.items() for k in KINDS if k != "nesting" or table.indented],
)
def test_every_kind_has_a_place_in_every_language(kind, language):
    found = [edit(code, language, rng(), kinds=[kind]) for code, name in PROGRAMS if name == language]
    assert {kinds for one in found if one for kinds in one.kinds} == {kind}


def test_all_that_is_not_edited_stays_as_it_was():
    code = "def f(a):\n    # why\n    return  a  <  3   # odd\n"
    found = edit(code, "python", rng(), kinds=["constant"])
    assert found.code in (code.replace("3  ", "4  "), code.replace("3  ", "2  "))


def test_several_edits_never_share_an_expression():
    for seed in range(30):
        found = edit("def f(a, b):\n    return a < b - 1\n", "python", rng(seed), edits=3)
        assert len(found.kinds) == 1 or "result" not in found.kinds


@pytest.mark.parametrize("code", ["", "x", "def f(:", "def f():\n    '''Adds 1.'''\n", "import os"])
def test_there_is_nothing_to_edit(code):
    assert edit(code, "python", rng()) is None


def test_a_language_without_edits_has_none():
    assert edit("int x = 1;", "c", rng()) is None
    assert edit("x = 1", "cobol", rng()) is None


def test_a_method_needs_no_class_around_it():
    found = edit("    int f(int a) {\n        return a + 1;\n    }", "java", rng(), kinds=["operator"])
    assert isinstance(found, Edited)
    assert found.code in ("int f(int a) {\n    return a - 1;\n}", "int f(int a) {\n    return a * 1;\n}")


def test_a_request_that_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="no edit is called odd"):
        edit(FUNCTION, "python", rng(), kinds=["odd"])
    with pytest.raises(ValueError, match="less than 1"):
        edit(FUNCTION, "python", rng(), edits=0)


def test_kinds_are_drawn_before_places():
    many = "def f(a, b):\n    x = [" + "0, " * 200 + "]\n    return a - b\n"
    kinds = [edit(many, "python", rng(seed)).kinds[0] for seed in range(60)]
    assert kinds.count("constant") < 40
