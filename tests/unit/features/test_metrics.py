import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features.metrics import METRICS, file_metrics

PYTHON = '''"""Says
what it is."""
import os  # for a name
from a import b


def f(x):
    # why
    if x and "a # b":
        for y in x:
            try:
                g(y)
            except E:
                raise
    return 'it\\'s' + """long # not a comment"""
'''
JAVA = """/* Says
 * it. */
package a;
import b.C;
class A {
\tint f(int x) {
\t\t// why
\t\tif (x > 0 && g("// no") || y) { return x ? 1 : 2; }
\t\ttry { g(); } catch (E e) { throw e; }
\t\treturn 0;
\t}
}
"""


def test_python_is_counted():
    found = file_metrics(PYTHON, "python")
    assert (found.lines, found.imports, found.comments) == (10, 2, 5)
    assert (found.decisions, found.handlers) == (4, 3)
    assert (found.max_depth, found.depth) == (400, 180)


def test_java_is_counted():
    found = file_metrics(JAVA, "java")
    assert (found.lines, found.imports, found.comments) == (9, 1, 3)
    assert (found.decisions, found.handlers) == (5, 3)
    assert found.max_depth == 200


def test_nothing_has_no_metrics():
    assert file_metrics("", "python").values() == (0,) * len(METRICS)
    assert file_metrics("# only this\n", "python").lines == 0


def test_comments_and_the_content_of_strings_make_no_difference():
    plain = file_metrics("x = 'a'\nif x:\n    y = 1\n", "python")
    noisy = file_metrics("x = 'if for while # and'\nif x:  # if for\n    y = 1\n", "python")
    assert plain.values()[:-1] == noisy.values()[:-1]


@given(st.text(alphabet="ab \n\t\"'#/*\\if", max_size=300), st.sampled_from(["python", "java"]))
def test_any_text_is_counted(code, language):
    found = file_metrics(code, language)
    assert min(found.values()) >= 0
    assert found.vocabulary <= found.tokens
    assert found.lines <= len(code.splitlines())


@pytest.mark.parametrize("part", ["/*", '"\\', "'''", "((", "\t", '"""a\\', "a" * 9])
def test_no_text_takes_more_than_linear_time(part):
    began = time.process_time()
    for language in ("python", "java"):
        file_metrics(part * 60_000, language)
    assert time.process_time() - began < 5
