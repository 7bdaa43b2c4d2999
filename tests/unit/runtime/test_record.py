import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.core import Notice
from paralog.runtime.record import read_record, write_record
from paralog.runtime.selection import EVERYTHING, Selection
from paralog.syntax import parse

CODE = '''"""Döc."""
def f(a):
    """Says ü."""
    return a + "ß"

class C:
    def __init__(self): self.x = 1
    def test_g(self):
        def inner(b): return [b, "é"]
        return inner

print(f(1))
'''


@pytest.mark.parametrize("code", [CODE, CODE.encode("ascii", "replace").decode()], ids=["unicode", "ascii"])
def test_units_come_back_without_their_lexemes(code):
    units = parse(code, "python", "a/b.py").units
    read = read_record(write_record(units), "a/b.py", "python", code, EVERYTHING)
    assert read.units == tuple(unit.compact() for unit in units)
    assert [unit.lexemes for unit in read.units] == [None] * len(units)
    assert read.n_units == len(units) == 5
    assert read.notices == ()


@given(st.text(alphabet=st.sampled_from("abé 😀\n():=\"'ß#"), max_size=60))
def test_any_text_comes_back(text):
    code = "def f():\n    return 1\n" + text
    units = parse(code, "python", "a.py").units
    assert read_record(write_record(units), "a.py", "python", code, EVERYTHING).units == tuple(
        u.compact() for u in units
    )


def test_short_units_are_counted_only():
    units = parse(CODE, "python", "a.py").units
    longest = max(unit.n_tokens for unit in units)
    read = read_record(write_record(units), "a.py", "python", CODE, Selection(longest))
    assert [unit.n_tokens for unit in read.units] == [longest]
    assert read.n_units == 5


def test_the_path_is_not_part_of_the_record():
    notice = Notice("a.py", "syntax-error", "line 3", is_error=False)
    record = write_record(parse(CODE, "python", "a.py").units, [notice])
    read = read_record(record, "b.py", "python", CODE, EVERYTHING)
    assert {unit.path for unit in read.units} == {"b.py"}
    assert read.notices == (Notice("b.py", "syntax-error", "line 3", is_error=False),)
    assert read.at("c.py") == read_record(record, "c.py", "python", CODE, EVERYTHING)


def test_code_is_not_part_of_the_record():
    assert "return" not in write_record(parse(CODE, "python", "a.py").units)


@pytest.mark.parametrize(
    "damage",
    [
        lambda rows: None,
        lambda rows: {},
        lambda rows: [rows, [["x"]]],
        lambda rows: [[[1, 2]], []],
        lambda rows: [[["planet", *rows[0][1:]]], []],
        lambda rows: [[[*rows[0][:-1], "no-trait"]], []],
        lambda rows: [[[*rows[0][:7], "many", *rows[0][8:]]], []],
    ],
)
def test_damaged_records_are_refused(damage):
    rows, _ = json.loads(write_record(parse(CODE, "python", "a.py").units))
    with pytest.raises(ValueError):
        read_record(json.dumps(damage(rows)), "a.py", "python", CODE, EVERYTHING)


def test_half_a_record_is_refused():
    with pytest.raises(ValueError):
        read_record('[[["function"', "a.py", "python", CODE, EVERYTHING)
