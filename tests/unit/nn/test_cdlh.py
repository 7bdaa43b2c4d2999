import pytest
import torch

from paralog.features import Vocabulary
from paralog.features.forest import join_trees
from paralog.features.trees import TreeView
from paralog.nn.cdlh import BinaryTreeLstm, Cdlh, HashLoss, harden, similarity
from paralog.nn.forest import ForestTensors
from paralog.syntax import snippet

VIEW = TreeView(Vocabulary((), buckets=48))
SUMS = ["def f(a, b):\n    return a + b", "def add(x, y):\n    z = x + y\n    return z"]
LOOPS = ["for i in x:\n    print(i)", "i = 0\nwhile i < n:\n    print(i)\n    i += 1"]


def trees_of(codes):
    return [VIEW.arrays(snippet(code, "python")) for code in codes]


def forest_of(codes):
    return ForestTensors.of(join_trees(trees_of(codes)))


def tree_lstm(lstm, embedding, tree):
    """The equations of Tai et al. with N = 2, node by node."""
    w, bias = lstm.from_input.weight.chunk(4), lstm.from_input.bias.chunk(4)
    u = [weight.chunk(2, dim=1) for weight in lstm.from_children.weight.chunk(5)]
    zero = torch.zeros(lstm.hidden)
    nodes = []
    for token, left, right in zip(tree.ids.tolist(), tree.left, tree.right, strict=True):
        x = embedding.weight[token]
        (h_left, c_left), (h_right, c_right) = [(zero, zero)] * 2 if left < 0 else (nodes[left], nodes[right])
        gates = []
        for shared, own in ((0, 0), (1, 1), (2, 2), (2, 3), (3, 4)):
            below = u[own][0] @ h_left + u[own][1] @ h_right
            gates.append(w[shared] @ x + bias[shared] + below)
        i, o, forget_left, forget_right = (torch.sigmoid(gate) for gate in gates[:4])
        c = i * torch.tanh(gates[4]) + forget_left * c_left + forget_right * c_right
        nodes.append((o * torch.tanh(c), c))
    return nodes[-1][0]


def test_the_tree_lstm_is_the_recursion():
    trees = trees_of([*SUMS, "x", *LOOPS])
    forest = ForestTensors.of(join_trees(trees))
    lstm, embedding = BinaryTreeLstm(6, 7), torch.nn.Embedding(50, 6)
    roots = lstm(embedding(forest.leaf_ids), embedding(forest.inner_ids), forest)
    expected = torch.stack([tree_lstm(lstm, embedding, tree) for tree in trees])
    assert torch.allclose(roots, expected, atol=1e-6)


def test_a_fresh_memory_lasts():
    """A leaf thirty levels down still tells at the root."""
    deep = [f"f({'a, ' * 30}{last})" for last in ("b", "c")]
    forest, embedding = forest_of(deep), torch.nn.Embedding(50, 16)
    moved = {}
    for memory in (0, 50):
        one, two = BinaryTreeLstm(16, 32, memory)(
            embedding(forest.leaf_ids), embedding(forest.inner_ids), forest
        )
        moved[memory] = (one - two).abs().max().item()
    assert moved[50] > 30 * moved[0]


def test_soft_bits_do_not_depend_on_the_batch():
    model = Cdlh(50, dim=6, hidden=8, bits=16)
    codes = [*SUMS, "", "x", *LOOPS]
    bits = model(forest_of(codes))
    assert bits.shape == (6, 16)
    assert bits.abs().max() < 1
    assert torch.allclose(model(forest_of(codes[::-1])).flip(0), bits, atol=1e-6)
    alone = torch.cat([model(forest_of([code])) for code in codes])
    assert torch.allclose(alone, bits, atol=1e-6)
    assert (bits[2] - bits[3]).abs().max() > 1e-4  # one leaf is not nothing


def test_gradients_reach_every_weight_of_every_gate():
    model = Cdlh(50, dim=6, hidden=8, bits=16)
    model(forest_of(SUMS)).square().sum().backward()
    for name, parameter in model.named_parameters():
        gates = {"tree.from_input": 4, "tree.from_children": 5}.get(name.rpartition(".")[0], 1)
        assert all(gate.abs().sum() > 0 for gate in parameter.grad.chunk(gates)), name
    assert not model.embedding.weight.grad[0].any()


def test_hard_bits_are_compared_by_hamming_distance():
    hard = harden(torch.tensor([[0.3, -0.2, 0.0, 0.9], [0.1, -0.9, -0.1, -0.4]]))
    assert hard.tolist() == [[1, -1, 1, 1], [1, -1, -1, -1]]
    assert similarity(hard).tolist() == [[1, 1 - 2 * 2 / 4], [1 - 2 * 2 / 4, 1]]


def test_the_loss_by_hand():
    """Similarities 0.38 of a pair that is the same, and -0.16 of one that is not; a third does not count."""
    bits = torch.tensor([[0.6, 0.8], [0.2, 0.8], [0.0, -0.4]])
    positive = torch.eye(3, dtype=torch.bool)
    positive[0, 1] = positive[1, 0] = True
    valid = torch.zeros(3, 3, dtype=torch.bool)
    valid[0, 1] = valid[1, 2] = True
    error = ((1 - 0.38) ** 2 + (-1 + 0.16) ** 2) / 2
    quantisation = (0.4**2 + 0.2**2 + 0.8**2 + 0.2**2 + 1 + 0.6**2) / 6
    found = HashLoss(0.3)(bits, positive, valid).item()
    assert found == pytest.approx(error + 0.3 * quantisation, rel=1e-6)


def test_training_tells_sums_from_loops():
    model, loss = Cdlh(50, dim=12, hidden=16, bits=16), HashLoss()
    forest = forest_of([*SUMS, *LOOPS])
    problems = torch.tensor([0, 0, 1, 1])
    positive = problems[:, None] == problems
    valid = ~torch.eye(4, dtype=torch.bool)
    optimizer = torch.optim.Adam(model.parameters(), 0.02)
    losses = []
    for _ in range(30):
        value = loss(model(forest), positive, valid)
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        losses.append(value.item())
    assert losses[1] < losses[0]
    assert losses[-1] < 0.2 * losses[0]
    similarities = similarity(harden(model(forest)))
    assert similarities[valid & positive].min() > 0.5
    assert similarities[~positive].max() < -0.5
