from dataclasses import replace

import numpy as np
import pytest

from paralog.core import SourceError
from paralog.features import Vocabulary
from paralog.features.trees import TreeView
from paralog.syntax import sbt, snippet

CODES = [
    (
        "python",
        "def f(x, y):\n    '''Add.'''\n    for i in range(x):\n        y += i  # more\n    return g() + y\n",
    ),
    ("python", "total = 1\nprint(total, 'a', sep='')\n"),
    ("java", "int f(int[] a) { int s = 0; for (int i = 0; i < a.length; i++) { s += a[i]; } return s; }"),
    ("java", "int f() { return 1; } int g() { return 2; }"),
    ("python", "x"),
]


def view(**options):
    return TreeView(Vocabulary((), buckets=100), **options)


def shape(code, language="python", **options):
    """The tree as nested text, each inner node (type left right)."""
    unit = snippet(code, language)
    tree, tokens = view(**options).arrays(unit), list(view(**options).tokens(unit))
    texts = []
    for token, left, right in zip(tokens, tree.left, tree.right, strict=True):
        texts.append(token if left < 0 else f"{token} {texts[left]} {texts[right]})")
    return texts[-1] if texts else ""


def test_the_first_child_stays_and_the_others_go_to_a_new_node():
    assert shape("f(a, b, c)") == "(call =f (argument_list =a (argument_list =b =c)))"


def test_an_only_child_takes_the_place_of_its_parent():
    assert shape("x") == "=x"
    assert shape("(f)(a)") == "(call =f =a)"


def test_a_node_with_nothing_left_below_is_a_leaf():
    assert shape("f()") == "(call =f (argument_list)"


def test_several_trees_are_joined_under_the_wrapper():
    statement = "(assignment ={} (assignment == =1))"
    expected = f"(function_definition {statement.format('x')} {statement.format('y')})"
    assert shape("x = 1\ny = 1") == expected


@pytest.mark.parametrize("code", ["", "# nothing", "\n\n"])
def test_an_empty_unit_has_no_nodes(code):
    tree = view().arrays(snippet(code, "python"))
    assert len(tree) == len(tree.leaf_ids) == 0


@pytest.mark.parametrize(("language", "code"), CODES)
@pytest.mark.parametrize("max_leaves", [1, 4, 150])
def test_trees_are_full_with_children_before_parents(language, code, max_leaves):
    tree = view(max_leaves=max_leaves).arrays(snippet(code, language))
    is_leaf = tree.left < 0
    inner = np.flatnonzero(~is_leaf)
    assert np.array_equal(is_leaf, tree.right < 0)
    assert len(tree) == 2 * is_leaf.sum() - 1
    children = np.stack([tree.left[inner], tree.right[inner]])
    assert (children < inner).all()
    assert sorted(children.reshape(-1)) == list(range(len(tree) - 1))  # each has one parent, but for the root
    assert np.array_equal(tree.depths[children], np.stack([tree.depths[inner] + 1] * 2))
    assert tree.depths[-1] == 0
    assert np.array_equal(tree.sizes[inner], tree.sizes[children].sum(axis=0))
    assert (tree.sizes[is_leaf] == 1).all()


@pytest.mark.parametrize(("language", "code"), CODES)
def test_leaves_are_those_of_the_traversal_in_order(language, code):
    unit = snippet(code, language)
    tokens = np.array(list(view().tokens(unit)))
    leaves = [token for token in tokens[view().arrays(unit).left < 0] if token[0] == "="]
    assert leaves == [text for text in sbt(unit).texts if text[0] == "="]


def test_ids_are_those_of_the_vocabulary():
    vocabulary = Vocabulary(("=f", "(call", "=a"))
    tree = TreeView(vocabulary).arrays(snippet("f(a, b)", "python"))
    assert tree.ids.tolist() == [
        vocabulary.id(token) for token in ("=f", "=a", "=b", "(argument_list", "(call")
    ]
    assert tree.leaf_ids.tolist() == [2, 4, 1]


def test_a_long_unit_is_cut_after_its_first_leaves():
    assert shape("f(a, b, c)\ng()", max_leaves=3) == "(call =f (argument_list =a =b))"
    assert (
        shape("f(a, b)\ng()", max_leaves=3) == "(call =f (argument_list =a =b))"
    )  # and nothing open is a leaf
    wide = view().arrays(snippet(f"x = [{'1, ' * 3000}]", "python"))
    assert len(wide.leaf_ids) == 150
    assert len(wide) == 299


def test_depth_is_no_recursion_and_has_its_limit():
    assert shape(f"{'-' * 300}x", max_leaves=10).count("=-") == 10
    assert shape(f"{'(' * 300}x{')' * 300}") == "=x"
    hostile = replace(snippet("x", "python"), code=f"{'(' * 3000}x{')' * 3000}")
    with pytest.raises(SourceError):
        view().arrays(hostile)
