import pytest

JAVA = "double f(int a, Node b) {\n  String t = g();\n  for (int i = 0; i < a; i++) { h(i); }\n  return a; }"


def find(code, text):
    start = code.piece.source.index(text.encode())
    return code.piece.root.descendant_for_byte_range(start, start + len(text))


@pytest.mark.parametrize(
    ("expression", "kind"),
    [
        ("1", "number"),
        ("a < b", "truth"),
        ("(a / b)", "number"),
        ("1 + 2", "number"),
        ("a + 2", ""),
        ("'a' + b", "text"),
        ("len(a)", "number"),
        ("g(a)", ""),
        ("' '.join(a)", "text"),
        ("[]", "list"),
        ("n + 1", "number"),
        ("-n", "number"),
    ],
)
def test_the_kind_of_a_python_expression(opened, expression, kind):
    code = opened(f"def f(a, b):\n    n = 3\n    return {expression}\n")
    assert code.kind(find(code, expression)) == kind


@pytest.mark.parametrize(("text", "kind"), [("a; }", "number"), ("i)", "number"), ("t =", "")])
def test_a_java_variable_is_known_after_its_declaration(opened, text, kind):
    code = opened(JAVA, "java")
    at = JAVA.index(text)
    assert code.kind(code.piece.root.descendant_for_byte_range(at, at + 1)) == kind


def test_the_innermost_function_of_a_node(opened):
    code = opened("def f():\n    def g():\n        return 1\n    return 2\nx = 3\n")
    assert code.function(find(code, "1"))[:2] == (13, 38)
    assert code.function(find(code, "2"))[:2] == (0, 51)
    assert code.function(find(code, "3"))[0] == 0


def test_the_loop_around_a_node(opened):
    code = opened("while a:\n    if b:\n        c()\nd()\n")
    assert code.in_loop(find(code, "c()")) and not code.in_loop(find(code, "d()"))
    assert code.loop_condition(find(code, "c()")) == "a"
    assert code.loop_condition(find(code, "d()")) == ""


def test_what_is_inert_is_not_found(opened):
    code = opened("@f(1)\ndef g():\n    '''2'''\n    raise E(3)\nx = 4\n")
    assert [code.text(match["number"][0]) for match in code.matches(code.table.numbers)] == ["4"]
