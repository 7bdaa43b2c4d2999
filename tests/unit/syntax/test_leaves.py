from paralog.core import LexemeKind, Span
from paralog.syntax.grammar import grammar
from paralog.syntax.leaves import walk


def leaves_of(code, language="python"):
    compiled = grammar(language)
    return walk(compiled.parse(code.encode()), compiled, "x")


def texts(code, language="python"):
    leaves = leaves_of(code, language)
    return [code[a:b] for a, b in zip(leaves.starts, leaves.ends, strict=True)]


def test_leaves_stand_in_source_order_without_comments_and_imports():
    code = "import os\n# comment\nx = (1 +\n     2)  # more\n"
    assert texts(code) == ["x", "=", "(", "1", "+", "2", ")"]
    leaves = leaves_of(code)
    assert leaves.starts == sorted(leaves.starts)


def test_a_string_is_one_leaf_unless_code_stands_in_it():
    assert texts("x = 'a\\n' \"b\"") == ["x", "=", "'a\\n'", '"b"']
    assert texts("f'a {b} c'") == ["f'", "a ", "{", "b", "}", " c", "'"]
    assert texts("char[] c = \"a\".x('b');", "java")[5:] == ['"a"', ".", "x", "(", "'b'", ")", ";"]


def test_what_follows_a_nested_statement_belongs_to_the_outer_one():
    leaves = leaves_of("if a:\n    b\nelse:\n    c\nd\n")
    assert leaves.statements == [1, 1, 1, 2, 3, 3, 4, 5]
    assert leaves.depths == [0, 1, 2, 2, 3, 1]
    java = leaves_of("class A { int f() { return 1; } }", "java")
    assert java.statements[-3:] == [3, 2, 1]  # a semicolon, the brace of the method, that of the class


def test_depth_stops_at_a_byte():
    code = "\n".join(" " * i + "if x:" for i in range(300)) + "\n" + " " * 300 + "pass"
    assert max(leaves_of(code).depths) == 255


def test_kinds():
    leaves = leaves_of("x = y(1, 'z')")
    assert [LexemeKind(kind).name for kind in leaves.kinds] == (
        "NAME SYNTAX NAME SYNTAX NUMBER SYNTAX STRING SYNTAX".split()
    )


def test_definitions_are_those_at_the_top():
    code = "x = 1\n@d\ndef f():\n    def g(): pass\n\nclass C:\n    def m(self): pass\n"
    found = [code[a:b].split("(")[0].split(":")[0] for a, b in leaves_of(code).definitions]
    assert found == ["@d\ndef f", "class C"]


def test_within_takes_the_leaves_that_start_in_the_span():
    leaves = leaves_of("ab = cd\n")
    assert list(leaves.within(Span(1, 1, 0, 7))) == [0, 1, 2]
    assert list(leaves.within(Span(1, 1, 1, 5))) == [1]
    assert list(leaves.within(Span(1, 1, 7, 8))) == []
