"""The sandbox tells functions apart by what they do, and stops those that do not end."""

import subprocess

import pytest

from paralog.datasets.lookalikes import LookalikeTask, Variant

from . import sandbox
from .inputs import draw_calls
from .java import literal, split


def task(*functions, inputs=("int(0, 9)",), language="python", header=""):
    original, *others = functions
    variants = tuple(Variant(code, "") for code in others)
    return LookalikeTask("task", language, header, original, variants, (), inputs)


def outcomes(*functions, **more):
    return sandbox.outcomes([task(*functions, **more)])["task"]


def test_values_exceptions_and_changed_arguments_are_told_apart():
    returned, raised, changed, other = outcomes(
        "def f(x): return x[0]",
        "def g(x): return x[5]",
        "def h(x): return x.pop(0)",
        "def k(x): return float(x[0])",
        inputs=("[1, 2]",),
    )
    assert returned == ["1 tuple(list(1, 2))"]
    assert raised == ["raises IndexError"]
    assert changed == ["1 tuple(list(2))"]
    assert other == ["float 1 tuple(list(1, 2))"]


def test_order_of_dicts_and_sets_and_the_last_digits_do_not_count():
    first, second = outcomes(
        "def f(x): return {'a': 0.1 + 0.2, 'b': {3, 11}}",
        "def g(x): return {'b': {11, 3}, 'a': 0.3}",
        inputs=("0",),
    )
    assert first == second


def test_every_call_gets_arguments_of_its_own():
    (results,) = outcomes("def f(x): x.append(1); return len(x)", inputs=("[]", "[1]", "[[]]"))
    assert [result.split()[0] for result in results] == ["1", "2", "2"]


def test_functions_may_use_the_imports_of_their_file_and_nothing_of_one_another():
    first, second = outcomes(
        "def f(x): return isqrt(x)", "def g(x): return f(x)", inputs=("9",), header="from math import isqrt"
    )
    assert first == ["3 tuple(9)"]
    assert second == ["raises NameError"]


def test_a_call_that_does_not_end_is_stopped():
    (results,) = outcomes("def f(x):\n    while x:\n        pass", inputs=("1", "0"))
    assert results == ["raises TimeoutError", "None tuple(0)"]


@pytest.mark.skipif(not sandbox.LIMITS_MEMORY, reason="needs Linux")
def test_memory_is_limited():
    (results,) = outcomes("def f(x): return len(bytearray(x << 20))", inputs=("8", "4096"))
    assert results == ["8388608 tuple(8)", "raises MemoryError"]


def test_the_whole_run_is_limited(monkeypatch):
    monkeypatch.setattr(sandbox, "SECONDS", 1)
    with pytest.raises(subprocess.TimeoutExpired):
        outcomes("def f(x):\n    import time\n    time.sleep(1.5)", inputs=("1", "2", "3"))


def test_a_value_without_a_text_of_its_own_is_refused():
    with pytest.raises(AssertionError, match="returned generator"):
        outcomes("def f(x): return (y for y in x)", inputs=("[]",))


@pytest.mark.skipif(not sandbox.HAS_JAVA, reason="needs a JDK of version 17 or later")
def test_java_is_called_with_its_own_types():
    first, second = outcomes(
        "static double f(List<String> words, Map<String, Integer> counts, int[][] grid, char c, boolean b) {"
        " return words.size() + counts.get(words.get(0)) + grid[0][1] + (b ? c : 0) + 0.1 + 0.2; }",
        "static String g(List<String> words, Map<String, Integer> counts, int[][] grid, char c, boolean b) {"
        " return words.remove(5); }",
        inputs=("['it\\'s', 'b'], {'it\\'s': 4}, [[1, 2]], 'a', True",),
        language="java",
        header="import java.util.*;",
    )
    assert first == [
        "double 1.053000000e+02 array[list['it\\'s', 'b'], map['it\\'s': 4], array[array[1, 2]], 'a', true]"
    ]
    assert second == ["raises IndexOutOfBoundsException"]


def test_literals_of_java():
    assert literal([[1], []], "int[][]") == "new int[][]{new int[]{1}, new int[]{}}"
    assert literal('a"\n', "String") == '"a\\"\\n"'
    assert literal(None, "Integer") == "null"
    assert split("Map<String, Integer> a, int b") == ["Map<String, Integer> a", "int b"]
    with pytest.raises(ValueError, match="Object"):
        literal(1, "Object")


def test_inputs_are_drawn_from_what_the_file_declares_and_always_the_same():
    lines = (
        "int(1, 3), of('a', text('xy', 2, 2))",
        "list((bool(), float(0, 1, 1)), 1, 2), sorted(list(int(0, 9), 4, 4))",
        "distinct(int(1, 2), 5, 5), {'k': join(' ', int(0, 1), 2, 2)}",
        "square(0, 2, 2), format('{}:{}', 1, 'b')",
        "grid(1, 1, 3), dict(of('a'), -1, 2, 2)",
        "7, None",
    )
    declared = task("def f(x, y): return x", inputs=lines)
    calls = draw_calls(declared)
    assert calls == draw_calls(declared)
    assert len(calls) == len(set(calls))
    values = [eval(call) for call in calls]
    assert {x for x, y in values if isinstance(y, str) and y in ("a", "xx", "xy", "yx", "yy")} == {1, 2, 3}
    assert all(y == sorted(y) and len(y) == 4 for _, y in values if isinstance(y, list))
    assert ([[0, 0], [0, 0]], "1:b") in values
    assert (7, None) in values
    assert all(len(set(x)) == len(x) for x, y in values if isinstance(y, dict) and "k" in y)
    assert all(len({len(row) for row in x}) == 1 for x, y in values if y == {"a": -1})
