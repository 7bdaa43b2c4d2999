import math

import pytest
import torch
import torch.nn.functional as F

from paralog.nn.losses import InfoNce, MarginContrastive, SemiHardTriplet, SiameseLoss, TextCodeLoss


def pairs(problems, groups=None):
    problems = torch.tensor(problems)
    groups = problems if groups is None else torch.tensor(groups)
    positive = problems[:, None] == problems[None, :]
    valid = positive | (groups[:, None] != groups[None, :])
    return positive, valid.fill_diagonal_(False)


def sigmoid(x):
    return 1 / (1 + math.exp(-x))


def test_siamese_loss_by_hand():
    """Two rows of one problem at cosine 0.6, a third at cosine 0 and 0.8."""
    embeddings = torch.tensor([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]])
    loss = SiameseLoss()
    with torch.no_grad():
        loss.w.fill_(3.0)
        loss.b.fill_(-1.0)
    same = 0.5 * (1 - sigmoid(3 * 0.6 - 1)) ** 2
    other = [0.5 * (0 - sigmoid(3 * s - 1)) ** 2 for s in (0.0, 0.8)]
    expected = 0.5 * (same + sum(other) / 2)
    assert loss(embeddings, *pairs([0, 0, 1])).item() == pytest.approx(expected, rel=1e-6)


def test_siamese_loss_learns_its_scale():
    loss = SiameseLoss()
    assert {name for name, _ in loss.named_parameters()} == {"w", "b"}
    embeddings = F.normalize(torch.randn(6, 4), dim=1)
    loss(embeddings, *pairs([0, 0, 1, 1, 2, 2])).backward()
    assert loss.w.grad.item() != 0
    assert loss.b.grad.item() != 0


def test_siamese_loss_leaves_out_pairs_that_are_neither():
    embeddings = F.normalize(torch.randn(4, 5), dim=1)
    positive, valid = pairs([0, 0, 1, 2], groups=[0, 0, 0, 2])
    moved = embeddings.clone()
    loss = SiameseLoss()
    assert not valid[0, 2]
    only = torch.zeros_like(valid)
    only[0, 1] = only[0, 3] = True
    before = loss(embeddings, positive, only)
    moved[2] = F.normalize(torch.randn(5), dim=0)
    assert loss(moved, positive, only).item() == before.item()


def info_nce(embeddings, positive, valid, temperature):
    """The formula, row by row."""
    similarities = (embeddings @ embeddings.T).tolist()
    rows = []
    for i in range(len(similarities)):
        others = [j for j in range(len(similarities)) if valid[i][j]]
        total = sum(math.exp(similarities[i][j] / temperature) for j in others)
        same = [j for j in others if positive[i][j]]
        if same:
            shares = [math.log(math.exp(similarities[i][j] / temperature) / total) for j in same]
            rows.append(-sum(shares) / len(same))
    return sum(rows) / len(rows)


@pytest.mark.parametrize("temperature", [0.06, 0.5])
def test_info_nce_is_the_formula(temperature):
    embeddings = F.normalize(torch.randn(9, 6), dim=1).double()
    positive, valid = pairs([0, 0, 0, 1, 1, 2, 3, 3, 4], groups=[0, 0, 0, 1, 1, 1, 3, 3, 4])
    found = InfoNce(temperature)(embeddings, positive, valid).item()
    assert found == pytest.approx(info_nce(embeddings, positive, valid, temperature), rel=1e-9)


def test_info_nce_of_a_perfect_batch_is_zero_and_of_an_even_one_is_the_log_of_its_size():
    apart = torch.tensor([[1.0, 0.0], [1.0, 0.0], [-1.0, 0.0], [-1.0, 0.0]])
    assert InfoNce(0.05)(apart, *pairs([0, 0, 1, 1])).item() == pytest.approx(0, abs=1e-6)
    alike = torch.ones(4, 1)
    assert InfoNce()(alike, *pairs([0, 0, 1, 1])).item() == pytest.approx(math.log(3), rel=1e-5)


LOSSES = [SiameseLoss(), InfoNce(0.5), MarginContrastive(), SemiHardTriplet()]


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: type(loss).__name__)
def test_the_gradient_draws_positives_together_and_pushes_negatives_apart(loss):
    embeddings = F.normalize(torch.tensor([[1.0, 0.2], [0.2, 1.0], [0.7, 0.7]]), dim=1).requires_grad_()
    loss(embeddings, *pairs([0, 0, 1])).backward()
    with torch.no_grad():
        moved = F.normalize(embeddings - 0.01 * embeddings.grad, dim=1)
        before, after = embeddings @ embeddings.T, moved @ moved.T
    assert after[0, 1] - before[0, 1] > after[0, 2] - before[0, 2]


def test_margin_contrastive_by_hand():
    """A positive pair at distance² 0.8, negatives at distance² 2 (beyond the margin) and 0.4."""
    embeddings = torch.tensor([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]])
    short = (1.2 - math.sqrt(0.4)) ** 2
    expected = 0.5 * (0.8 + (0 + short) / 2)
    assert MarginContrastive(1.2)(embeddings, *pairs([0, 0, 1])).item() == pytest.approx(expected, rel=1e-5)


def semi_hard(embeddings, positive, valid, margin):
    """The rule, pair by pair."""
    squared = (2 - 2 * embeddings @ embeddings.T).tolist()
    n = len(squared)
    losses = []
    for a in range(n):
        negatives = [squared[a][k] for k in range(n) if valid[a][k] and not positive[a][k]]
        for p in (p for p in range(n) if valid[a][p] and positive[a][p] and negatives):
            farther = [d for d in negatives if d > squared[a][p]]
            losses.append(max(0, squared[a][p] - (min(farther) if farther else max(negatives)) + margin))
    return sum(losses) / len(losses)


def test_semi_hard_triplets_are_the_rule():
    for margin in (0.1, 0.6):
        embeddings = F.normalize(torch.randn(9, 3), dim=1).double()
        positive, valid = pairs([0, 0, 0, 1, 1, 2, 3, 3, 4], groups=[0, 0, 0, 1, 1, 1, 3, 3, 4])
        found = SemiHardTriplet(margin)(embeddings, positive, valid).item()
        assert found == pytest.approx(semi_hard(embeddings, positive, valid, margin), rel=1e-9)


def test_a_text_is_drawn_to_its_code():
    loss = TextCodeLoss(temperature=0.1)
    vectors = torch.eye(3)
    own = torch.eye(3, dtype=torch.bool)
    every = torch.ones(3, 3, dtype=torch.bool)
    expected = -math.log(math.exp(10) / (math.exp(10) + 2))
    assert loss(vectors, vectors, own, every).item() == pytest.approx(expected, abs=1e-6)
    assert loss(vectors.roll(1, 0), vectors, own, every) > 5


def test_code_without_a_text_is_only_a_negative():
    loss = TextCodeLoss(temperature=0.1)
    text, code = torch.eye(3)[:1], torch.eye(3)
    own = torch.tensor([[True, False, False]])
    every = torch.ones(1, 3, dtype=torch.bool)
    forth = -math.log(math.exp(10) / (math.exp(10) + 2))  # back there is one text alone, and no loss
    assert loss(text, code, own, every).item() == pytest.approx(0.5 * forth, abs=1e-6)
    assert loss(text, code, own, torch.tensor([[True, False, False]])).item() == pytest.approx(0, abs=1e-6)
