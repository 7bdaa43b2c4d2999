from paralog.syntax.grammar import grammar
from paralog.syntax.marks import find_marks


def marks_of(code, language="python"):
    compiled = grammar(language)
    return find_marks(compiled.parse(code.encode()), compiled)


def test_definitions_stand_outer_before_inner():
    code = "class C:\n    def m(self):\n        def n(): pass\n\ndef f(): pass\ng = lambda: 0\n"
    found = [
        (mark.capture, code[mark.name.start_byte : mark.name.end_byte]) for mark in marks_of(code).definitions
    ]
    assert found == [("class", "C"), ("function", "m"), ("function", "n"), ("function", "f"), ("lambda", "g")]


def test_bindings_are_in_order_and_each_once():
    code = "def f(a, b=1):\n    c = a\n    c = b\n"
    bindings = marks_of(code).bindings
    assert [code[start:end] for start, end in bindings] == ["f", "a", "b", "c", "c"]
    assert bindings == sorted(set(bindings))


def test_docs_are_docstrings_only():
    code = '"""Module."""\n\ndef f():\n    """Doc."""\n    x = "no"\n    "neither"\n'
    assert [code[start:end] for start, end in marks_of(code).docs] == ['"""Module."""', '"""Doc."""']


def test_a_language_whose_documentation_is_comments_has_no_docs():
    marks = marks_of("/** Doc. */ class A { /** Doc. */ int f(int x) { return x; } }", "java")
    assert marks.docs == []
    assert [mark.capture for mark in marks.definitions] == ["class", "method"]
