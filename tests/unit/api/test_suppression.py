import pytest

from paralog.api.suppression import is_suppressed, suppressed
from paralog.syntax import parse


def units_of(code, language="python"):
    return parse(code, language, "a.py").units


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("def f(x):  # paralog: ignore\n    return x", "python"),
        ("@cache\ndef f(x):#paralog:ignore\n    return x", "python"),
        ("async def f(x):  # noqa  # paralog: ignore because it is so\n    return x", "python"),
        ("def f(\n    x: int,\n    y={},\n) -> int:  # paralog: ignore\n    return x", "python"),
        ("def f(\n    x,  # paralog: ignore\n):\n    return x", "python"),
        (
            "class A {\n  int f(\n      int x)\n      throws E { // paralog: ignore\n    return x;\n  }\n}",
            "java",
        ),
        ("def f(\n    x=')',\n    y: int = 1,\n):  # paralog: ignore\n    return x", "python"),
        ("def f(\n    x,  # smile :)\n    y,\n):  # paralog: ignore\n    return x", "python"),
        ('class A {\n  @Get("/f/{id}")\n  int f(int x) { // paralog: ignore\n    return x;\n  }\n}', "java"),
        ("std::f_t A::f(\n    int x) const { // paralog: ignore\n  return x;\n}", "cpp"),
        ("class A {\n  @Override\n  int f(int x) { // paralog: ignore\n    return x;\n  }\n}", "java"),
        ("class A {\n  int f(int x) { /* paralog: ignore */\n    return x;\n  }\n}", "java"),
    ],
)
def test_a_comment_beside_the_name_leaves_a_unit_out(code, language):
    units = [unit for unit in units_of(code, language) if unit.name == "f"]
    assert units
    assert all(is_suppressed(unit) for unit in units)


@pytest.mark.parametrize(
    "code",
    [
        "def f(x):\n    return x",
        "def f(x):\n    # paralog: ignore\n    return x",
        "def f(x):\n    def g():  # paralog: ignore\n        return x\n    return g",
        "def f(x='paralog: ignore'):\n    return x",
        "def f(x):  # paralog: ignored\n    return x",
        "def f(\n    x,\n):\n    # paralog: ignore\n    return x",
        "def f(a='(', b=1):\n    y = g(a)  # :)\n    z = {1: 2}  # paralog: ignore\n    return z",
        "def f(  # (\n    x,\n):\n    # paralog: ignore\n    return x",
    ],
)
def test_anything_else_does_not(code):
    assert not is_suppressed(units_of(code)[0])


def test_each_use_is_a_notice():
    units = units_of("def f(x):  # paralog: ignore\n    return x\n\n\ndef g(x):\n    return x\n")
    staying, notices = suppressed(units)
    assert staying == [1]
    assert [(notice.path, notice.reason, notice.message) for notice in notices] == [
        ("a.py", "suppressed", "line 1: f is left out by its comment")
    ]
