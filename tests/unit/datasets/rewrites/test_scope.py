import ast

import pytest

from paralog.datasets.rewrites.scope import Program, Scope


def program(code):
    return Program(ast.parse(code))


@pytest.mark.parametrize(
    ("code", "trusted"),
    [
        ("range(3)", True),
        ("range = 3", False),
        ("def range(): pass", False),
        ("def f(range): pass", False),
        ("import range", False),
        ("from x import y as range", False),
        ("try: pass\nexcept E as range: pass", False),
        ("match x:\n    case range: pass", False),
        ("match x:\n    case [*range]: pass", False),
        ("from math import *", True),
        ("from unknown import *", False),
    ],
)
def test_a_builtin_is_trusted_until_it_is_bound(code, trusted):
    assert program(code).trusts("range") is trusted


def test_only_builtins_are_trusted():
    assert not program("frange(3)").trusts("frange")


@pytest.mark.parametrize(
    ("code", "plain"),
    [
        ("class A:\n    def __init__(self): pass", True),
        ("class A:\n    def __lt__(self, other): pass", False),
        ("class A:\n    @property\n    def x(self): pass", False),
        ("import numpy as np", False),
        ("import os, numpy.linalg", False),
        ("from numpy import array", False),
        ("from collections import *", True),
        ("from helpers import *", False),
    ],
)
def test_operators_are_plain_unless_something_gives_them_a_meaning(code, plain):
    assert program(code).plain is plain


@pytest.mark.parametrize(
    ("code", "dangers"),
    [
        ("a = [1]", ""),
        ("try: f()\nexcept E: pass", "survives"),
        ("with a: f()", "survives"),
        ("async def f(): pass", "survives"),
        ("import concurrent.futures", "survives"),
        ("from collections import defaultdict", "inserts"),
        ("import collections\na = collections.defaultdict(int)", "inserts"),
        ("from weakref import ref", "watched"),
        ("class A:\n    def __del__(self): pass", "watched"),
        ("def f(): yield 1", ""),
        ("def f():\n    try:\n        yield 1\n    finally: g()", "survives watched"),
    ],
)
def test_dangers(code, dangers):
    known = program(code)
    assert {name for name in ("survives", "inserts", "watched") if getattr(known, name)} == set(
        dangers.split()
    )


def test_fresh_names_are_new_each_time():
    known = program("value = 1\ndef f(value2): global value3")
    assert [known.fresh("value"), known.fresh("value"), known.fresh("sum")] == ["value4", "value5", "sum2"]


def test_late_names_are_those_that_functions_reach():
    known = program("a = b = c = 1\ndef f():\n    global b\n    b = a")
    scope = Scope(known, known.tree)
    assert [scope.late([name]) for name in "abc"] == [True, True, False]
