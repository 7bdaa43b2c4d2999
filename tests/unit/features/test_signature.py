import pytest
from hypothesis import given
from hypothesis import strategies as st

from paralog.features.signature import LONGEST, signature
from paralog.syntax import parse, snippet


def signatures(code, language):
    return [signature(unit) for unit in parse(code, language).units if unit.kind != "script"]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("def f(a, b=1):\n    return a", "def f(a, b=1)"),
        ("def f(\n    a,\n    b: int,\n) -> int:\n    return a", "def f(a, b: int) -> int"),
        ("@cached(size={1: 2}, text=')')\n# why\n@x.y\nasync def f(): pass", "async def f()"),
        ("def f(a: dict[str, int] = {'x:': 1}):  # so\n    pass", "def f(a: dict[str, int] = {'x:': 1})"),
        ('def f(a=":") -> "Foo:bar": pass', 'def f(a=":") -> "Foo:bar"'),
        ('def f(url="http://x.org/#top", n=9 // 2): pass', 'def f(url="http://x.org/#top", n=9 // 2)'),
    ],
)
def test_python(code, shown):
    assert signatures(code, "python") == [shown]


def test_java():
    code = """class A<T> {
        /** Doc. */
        @Override @SuppressWarnings("unchecked(") public <K> Map<K, T> get(final int a, // first
            @Nullable String b) throws IOException { return null; }
        A(int x) { this.x = x; }
    }"""
    assert signatures(code, "java") == [
        "public <K> Map<K, T> get(final int a, @Nullable String b) throws IOException",
        "A(int x)",
    ]


def test_a_string_holds_no_comment():
    (shown,) = signatures('int f(const char *a = "http://x", /* so */ int b) { return 1; }', "cpp")
    assert shown == 'int f(const char *a = "http://x", int b)'


def test_two_colons_are_no_end():
    assert signatures("int A::f(std::vector<int> a) { return 1; }", "cpp") == ["int A::f(std::vector<int> a)"]


def test_what_is_no_declaration_gives_its_first_line():
    assert signature(snippet("total += 1\ncount += 1\n", "python")) == "total += 1"
    assert signature(snippet("", "python")) == ""


def test_a_long_one_is_cut():
    arguments = ", ".join(f"argument_{n}" for n in range(40))
    (shown,) = signatures(f"def f({arguments}): pass", "python")
    assert len(shown) == LONGEST and shown.endswith("…")


@given(st.text(alphabet="@f(){}[]:;,'\"#/* \n=ab1", max_size=80))
def test_it_is_one_bounded_line_whatever_the_code(code):
    shown = signature(snippet(code, "python"))
    assert len(shown) <= LONGEST and "\n" not in shown
