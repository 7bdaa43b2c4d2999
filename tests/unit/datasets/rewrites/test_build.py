import ast

from paralog.datasets.rewrites.build import assign, call, copy, load, only_target, replaced, same


def parsed(code):
    return ast.parse(code).body[0]


def test_trees_read_as_written():
    statement = ast.fix_missing_locations(assign("x", call("f", load("a"), ast.Constant(1))))
    assert ast.unparse(statement) == "x = f(a, 1)"


def test_a_copy_can_be_changed_alone():
    tree = parsed("x = a + b")
    other = copy(tree)
    assert same(tree, other)
    other.value.left.id = "c"
    assert ast.unparse(tree) == "x = a + b"


def test_replaced_leaves_the_original():
    tree = parsed("f(a, a)")
    assert ast.unparse(replaced(tree, tree.value.args[1], load("b"))) == "f(a, b)"
    assert ast.unparse(tree) == "f(a, a)"


def test_same_is_about_the_writing():
    assert same(parsed("f( a )"), parsed("f(a)"))
    assert not same(parsed("f(a)"), parsed("f(b)"))


def test_only_target():
    codes = "x = 1", "x = y = 1", "x, y = a", "x += 1"
    assert [only_target(parsed(code)) for code in codes] == ["x", None, None, None]
