import numpy as np

from paralog.features import Vocabulary
from paralog.features.forest import join_trees, pad_leaves
from paralog.features.trees import TreeView
from paralog.syntax import snippet

VIEW = TreeView(Vocabulary((), buckets=100))


def trees_of(*codes):
    return [VIEW.arrays(snippet(code, "python")) for code in codes]


def rebuilt(forest):
    """Every tree of a forest as nested tuples of ids."""
    leaf_ids = np.split(forest.leaf_ids, np.cumsum(forest.leaves_per_level)[:-1])
    inner_ids = np.split(forest.inner_ids, np.cumsum(forest.inner_per_level)[:-1])
    children = np.split(forest.children, np.cumsum(forest.inner_per_level)[:-1])
    below = []
    for leaves, inner, pairs in zip(leaf_ids, inner_ids, children, strict=True):
        parents = [
            (node, below[left], below[right])
            for node, (left, right) in zip(inner.tolist(), pairs.tolist(), strict=True)
        ]
        below = [*parents, *leaves.tolist()]
    return [below[root] for root in forest.roots]


def nested(tree):
    nodes = []
    for node, left, right in zip(tree.ids.tolist(), tree.left, tree.right, strict=True):
        nodes.append(node if left < 0 else (node, nodes[left], nodes[right]))
    return nodes[-1] if nodes else 0


def test_a_forest_holds_its_trees_in_order():
    trees = trees_of("f(a, b, c)", "x", "", "for i in x:\n    print(i)\n    y += i", "return a + b")
    forest = join_trees(trees)
    assert rebuilt(forest) == [nested(tree) for tree in trees]
    assert rebuilt(join_trees(trees[::-1])) == [nested(tree) for tree in trees[::-1]]
    assert {array.dtype for array in (forest.leaf_ids, forest.children, forest.roots)} == {np.dtype(np.int64)}


def test_levels_go_from_the_deepest_to_the_roots():
    forest = join_trees(trees_of("f(a, b, c)", "x"))
    assert forest.leaves_per_level.tolist() == [2, 1, 1, 1]
    assert forest.inner_per_level.tolist() == [0, 1, 1, 1]
    assert forest.sizes.tolist() == [[1, 1], [1, 2], [1, 3]]
    assert forest.roots.tolist() == [0, 1]


def test_an_empty_tree_is_a_leaf_of_padding():
    forest = join_trees(trees_of(""))
    assert forest.leaf_ids.tolist() == [0]
    assert forest.roots.tolist() == [0]
    assert forest.children.shape == (0, 2)


def test_leaves_as_padded_rows():
    trees = trees_of("f(a, b)", "x", "")
    rows = pad_leaves(trees)
    assert rows.shape == (3, 3)
    assert rows.dtype == np.int64
    assert rows[0].tolist() == trees[0].leaf_ids.tolist()
    assert rows[1].tolist() == [trees[1].leaf_ids[0], 0, 0]
    assert pad_leaves(trees_of("")).tolist() == [[0]]
