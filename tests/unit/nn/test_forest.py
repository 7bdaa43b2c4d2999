import pytest
import torch

from paralog.features import Vocabulary
from paralog.features.forest import join_trees
from paralog.features.trees import TreeView
from paralog.nn.forest import ForestTensors, fold
from paralog.syntax import snippet

VIEW = TreeView(Vocabulary((), buckets=48))
CODES = ["f(a, b, c)", "x", "", "for i in x:\n    print(i)\n    y += i", "def g(n):\n    return n * g(n - 1)"]


def trees_of(codes):
    return [VIEW.arrays(snippet(code, "python")) for code in codes]


def recursion(tree, table):
    """The same along the tree, node by node: a parent is half its left child less its right one."""
    if not len(tree):
        return table[0]
    states = []
    for node in range(len(tree)):
        if tree.left[node] < 0:
            states.append(table[tree.ids[node]])
        else:
            states.append(0.5 * states[tree.left[node]] - states[tree.right[node]])
    return states[-1]


@pytest.mark.parametrize("codes", [CODES, CODES[::-1], CODES[:1], CODES[1:3], CODES[2:3]])
def test_a_fold_is_the_recursion(codes):
    trees = trees_of(codes)
    table = torch.randn(50, 3)
    forest = ForestTensors.of(join_trees(trees))
    roots = fold(forest, table[forest.leaf_ids], lambda pairs, level: 0.5 * pairs[:, 0] - pairs[:, 1])
    assert torch.allclose(roots, torch.stack([recursion(tree, table) for tree in trees]), atol=1e-6)


def test_all_nodes_of_a_level_are_combined_at_once():
    forest = ForestTensors.of(join_trees(trees_of(CODES * 10)))
    combined = []

    def combine(pairs, level):
        combined.append((level, len(pairs)))
        return pairs.sum(dim=1)

    sums = fold(forest, torch.ones(len(forest.leaf_ids), 1), combine)
    assert combined == list(enumerate(forest.inner_per_level))[1:]
    assert sums[:, 0].tolist() == [max(1, len(tree.leaf_ids)) for tree in trees_of(CODES * 10)]


def test_gradients_flow_to_the_leaves():
    forest = ForestTensors.of(join_trees(trees_of(CODES)))
    leaves = torch.ones(len(forest.leaf_ids), 2, requires_grad=True)
    fold(forest, leaves, lambda pairs, level: pairs.sum(dim=1)).sum().backward()
    assert torch.equal(leaves.grad, torch.ones_like(leaves))  # every leaf is part of one root
