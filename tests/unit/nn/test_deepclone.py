import pytest
import torch
import torch.nn.functional as F

from paralog.features import Vocabulary
from paralog.features.forest import join_trees, pad_leaves
from paralog.features.trees import TreeView
from paralog.nn.deepclone import RecursiveAutoencoder, TokenLanguageModel
from paralog.nn.forest import ForestTensors
from paralog.syntax import snippet

VIEW = TreeView(Vocabulary((), buckets=48))
SUMS = ["def f(a, b):\n    return a + b", "def add(x, y):\n    return y + x"]
LOOPS = ["for i in x:\n    print(i)", "for item in items:\n    print(item)"]


def trees_of(codes):
    return [VIEW.arrays(snippet(code, "python")) for code in codes]


def forest_of(codes):
    return ForestTensors.of(join_trees(trees_of(codes)))


def rows_of(codes):
    return torch.from_numpy(pad_leaves(trees_of(codes)))


def train(parameters, compute, steps, rate):
    optimizer = torch.optim.Adam(parameters, rate)
    losses = []
    for _ in range(steps):
        loss = compute()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def test_the_language_model_scores_tokens_without_padding():
    model = TokenLanguageModel(50, dim=6, hidden=16)
    codes = ["x", "", *LOOPS]
    lengths = (rows_of(codes) != 0).sum(dim=1).tolist()
    alone = [model(rows_of([code])).item() if n else 0 for code, n in zip(codes, lengths, strict=True)]
    expected = sum(n * loss for n, loss in zip(lengths, alone, strict=True)) / sum(lengths)
    assert model(rows_of(codes)).item() == pytest.approx(expected, rel=1e-5)
    assert model(rows_of(codes[::-1])).item() == pytest.approx(expected, rel=1e-5)


def test_the_language_model_sees_only_what_came_before():
    model = TokenLanguageModel(50, dim=6, hidden=16)
    ids = torch.tensor([[4, 9, 30, 12]])
    states, _ = model.rnn(model.embedding(torch.tensor([[0, 4, 9, 30]])))
    shares = model.out.log_prob(states[0])
    assert torch.allclose(shares.exp().sum(dim=1), torch.ones(4), atol=1e-5)
    assert model(ids).item() == pytest.approx(-shares[range(4), ids[0]].mean().item(), rel=1e-5)


def test_gradients_reach_every_weight_of_the_language_model():
    model = TokenLanguageModel(50, dim=8, hidden=16)
    model(torch.arange(1, 50).reshape(7, 7)).backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad.abs().sum() > 0, name


@pytest.mark.parametrize("vocabulary", [4, 5, 16, 50])
def test_small_vocabularies_have_their_clusters(vocabulary):
    model = TokenLanguageModel(vocabulary, dim=8, hidden=16)
    assert torch.isfinite(model(torch.arange(vocabulary).unsqueeze(0)))


def test_the_language_model_learns_what_comes_next():
    model = TokenLanguageModel(50, dim=8, hidden=16)
    losses = train(model.parameters(), lambda: model(rows_of([*SUMS, *LOOPS])), 30, 0.03)
    assert losses[-1] < 0.5 * losses[0]


def recursion(model, vectors, tree):
    """The code of the root and the sum of all errors, node by node."""
    nodes, errors = [], [torch.tensor(0.0)]
    for token, left, right in zip(tree.ids.tolist(), tree.left, tree.right, strict=True):
        if left < 0:
            nodes.append((F.normalize(vectors[token], dim=0), 1))
            continue
        (c1, n1), (c2, n2) = nodes[left], nodes[right]
        parent = torch.tanh(model.encode.weight @ torch.cat([c1, c2]) + model.encode.bias)
        parent = parent / parent.norm()
        told = model.decode.weight @ parent + model.decode.bias
        e1, e2 = ((c1 - told[: len(c1)]) ** 2).sum(), ((c2 - told[len(c1) :]) ** 2).sum()
        errors.append(n1 / (n1 + n2) * e1 + n2 / (n1 + n2) * e2)
        nodes.append((parent, n1 + n2))
    return nodes[-1][0], sum(errors)


def test_codes_and_loss_are_the_recursion():
    trees = trees_of([*SUMS, "x", *LOOPS])
    forest = ForestTensors.of(join_trees(trees))
    model, vectors = RecursiveAutoencoder(6), torch.randn(50, 6)
    codes = model(vectors[forest.leaf_ids], forest)
    expected = [recursion(model, vectors, tree) for tree in trees]
    assert torch.allclose(codes.roots, torch.stack([root for root, _ in expected]), atol=1e-6)
    total = sum(error for _, error in expected).item()
    assert codes.loss.item() == pytest.approx(total / len(forest.inner_ids), rel=1e-5)


def test_codes_do_not_depend_on_the_batch():
    model, vectors = RecursiveAutoencoder(6), torch.randn(50, 6)
    codes = [*SUMS, "x", *LOOPS]

    def roots(codes):
        forest = forest_of(codes)
        return model(vectors[forest.leaf_ids], forest).roots

    assert torch.allclose(roots(codes[::-1]).flip(0), roots(codes), atol=1e-6)
    assert torch.allclose(torch.cat([roots([code]) for code in codes]), roots(codes), atol=1e-6)
    assert torch.allclose(roots(codes).norm(dim=1), torch.ones(5))


def test_a_leaf_and_nothing_have_codes_and_no_loss():
    model, language = RecursiveAutoencoder(6), TokenLanguageModel(50, dim=6)
    forest = forest_of(["x", ""])
    codes = model(language.embedding(forest.leaf_ids).detach(), forest)
    assert codes.loss.item() == 0
    assert torch.allclose(codes.roots.norm(dim=1), torch.tensor([1.0, 0.0]))
    codes.loss.backward()  # a batch of such units may come up in training


def test_gradients_reach_every_weight_of_the_autoencoder():
    model = RecursiveAutoencoder(6)
    forest = forest_of(SUMS)
    model(torch.randn(len(forest.leaf_ids), 6), forest).loss.backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad.abs().sum() > 0, name


def test_training_without_labels_leaves_clones_nearest():
    language, model = TokenLanguageModel(50, dim=16), RecursiveAutoencoder(16)
    forest = forest_of([*SUMS, *LOOPS])
    train(language.parameters(), lambda: language(rows_of([*SUMS, *LOOPS])), 10, 0.03)
    leaves = language.embedding(forest.leaf_ids).detach()
    losses = train(model.parameters(), lambda: model(leaves, forest).loss, 30, 0.03)
    assert losses[1] < losses[0]
    assert losses[-1] < 0.5 * losses[0]
    roots = model(leaves, forest).roots
    distances = torch.cdist(roots, roots).fill_diagonal_(9)
    assert distances.argmin(dim=1).tolist() == [1, 0, 3, 2]
