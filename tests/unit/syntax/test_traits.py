import pytest

from paralog.core import Trait
from paralog.syntax import parse, snippet


def traits(code, language="python", path="src/a.py", name=None):
    units = parse(code, language, path).units
    return next(unit for unit in units if name in (None, unit.name)).traits


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("def f(self): return self.x", {Trait.ACCESSOR}),
        ("def f(self, x): self.x = x", {Trait.ACCESSOR}),
        ("def f(self): return self.x()", {Trait.DELEGATES}),
        ("def f(self, x): return self.inner.add(x, 1)", {Trait.DELEGATES}),
        ("def f(x): pass", {Trait.STUB}),
        ("def f(x): ...", {Trait.STUB}),
        ("def f(x):\n    '''Doc.'''\n    raise NotImplementedError", {Trait.STUB}),
        ("def f(x):\n    '''Only a doc.'''", {Trait.STUB}),
        ("def f(x): return None", {Trait.STUB, Trait.ACCESSOR}),
        ("def f(x): return g(h(x))", set()),
        ("def f(x): return a(x) if x else b", set()),
        ("def f(x):\n    y = x + 1\n    return y", set()),
        ("def __eq__(self, other):\n    a = 1\n    return a is other", {Trait.DUNDER}),
        ("def test_it():\n    a = 1\n    assert a", {Trait.TEST}),
        ("f = lambda x: x * 2", set()),
    ],
)
def test_traits_of_python(code, expected):
    assert traits(code, name=None if code.startswith("def") else "f") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("int getX() { return x; }", {Trait.ACCESSOR}),
        ("void setX(int x) { this.x = x; }", {Trait.ACCESSOR}),
        ("int size() { return items.size(); }", {Trait.DELEGATES}),
        ("void f() { }", {Trait.STUB}),
        ("void f() { return; }", {Trait.STUB, Trait.ACCESSOR}),
        ("A(int x, int y) { super(x); this.y = y; }", {Trait.ASSIGNS}),
        ("A(int y) { this.y = y; check(y); }", set()),
        ("public int hashCode() { int h = 1; return h * 31; }", {Trait.DUNDER}),
        ("int f(int x) { int y = x; return y; }", set()),
    ],
)
def test_traits_of_java(body, expected):
    assert traits(f"class A {{ {body} }}", "java", "src/A.java") == expected


def test_a_constructor_that_does_more_than_store():
    stores = "class A:\n    def __init__(self, x, y):\n        super().__init__(x)\n        self.y = y\n"
    assert traits(stores) == {Trait.ASSIGNS, Trait.DUNDER}
    works = "class A:\n    def __init__(self, x, y):\n        self.y = y\n        self.load(x)\n"
    assert traits(works) == {Trait.DUNDER}


def test_traits_do_not_depend_on_where_a_file_lies():
    code = "def f(x):\n    y = x + 1\n    return y"
    assert traits(code, path="tests/test_a.py") == traits(code, path="src/a.py") == set()


def test_data_is_a_table():
    rows = ", ".join(f"({i}, 'name{i}', {i * 3})" for i in range(20))
    assert Trait.TABLE in traits(f"TABLE = [{rows}]")
    assert Trait.TABLE in snippet(f"TABLE = [{rows}]", "python").traits
    few = ", ".join(f"({i}, 'name{i}')" for i in range(3))
    assert Trait.TABLE not in snippet(f"TABLE = [{few}]", "python").traits
    calls = "\n".join(f"x{i} = f(a, b).g(c) + d.e" for i in range(20))
    assert Trait.TABLE not in traits(calls)


def test_scripts_have_no_traits_of_their_body():
    assert traits("pass\n") == set()


def test_the_same_call_over_and_over_declares():
    options = "".join(f"    parser.add_argument('--{name}', default={i})\n" for i, name in enumerate("abcd"))
    assert traits("def f(parser):\n    super().f(parser)\n" + options) == {Trait.DECLARES}
    assert traits("def f(rows):\n    rows.sort()\n    rows.clear()\n") == set()
    assert traits("def f(rows):\n    for r in rows:\n        r.a()\n        r.a()\n        r.a()\n") == set()


def test_a_script_of_constants_is_a_table():
    assert traits("DAY = 'j E Y'\nWEEK = 1\nORDER = ['%d', '%m']\n") == {Trait.TABLE}
    assert traits("DAY = 'j E Y'\nWEEK = first(DAY)\n") == set()
    assert traits("DAY = 'j E Y'\nprint\n") == set()


def test_a_script_that_only_declares_is_a_table():
    head = "import typing as t\nfrom a import b, c\nT = t.TypeVar('T')\n__all__ = ['f']\n"
    assert traits(head + "if t.TYPE_CHECKING:\n    from d import e\n    from g import h\n") == {Trait.TABLE}
    assert traits("App(debug=True)\n") == set()
    assert (
        traits("n = 9\na = 0\nb = 1\nwhile a < n:\n    c = a + b\n    a = b\n    b = c\n    n = n - 1\n")
        == set()
    )
    assert traits("n = int(input())\nrow = sorted(map(int, input().split()))\nprint(row[n])\n") == set()
