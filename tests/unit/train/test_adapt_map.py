import numpy as np
import pytest

from paralog.core import TrainingError
from paralog.datasets.records import Solution
from paralog.train import adapt_map
from paralog.train.adapt_map import choose_map, fit_map

DIM = 12


def solutions(n_problems, n_authors):
    return [
        Solution(f"own/{p:02}", f"own/{p:02}", "own", "python", f"a{a}", "train", False, 9, "x")
        for p in range(n_problems)
        for a in range(n_authors)
    ]


def vectors(found, seed=0, style=1.5):
    """The first half tells the problem, the second the author."""
    rng = np.random.default_rng(seed)
    problems = {s.problem: rng.normal(0, 1, DIM // 2) for s in found}
    authors = {s.author: rng.normal(0, style, DIM // 2) for s in found}
    rows = [np.concatenate([problems[s.problem], authors[s.author]]) for s in found]
    noisy = np.array(rows) + rng.normal(0, 0.3, (len(found), DIM))
    return (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(adapt_map, "STEPS", 40)
    monkeypatch.setattr(adapt_map, "STRENGTHS", (0.01, 1.0))
    monkeypatch.setattr(adapt_map, "RATE", 0.02)
    monkeypatch.setattr(adapt_map, "FOLDS", 2)


def test_what_tells_the_author_is_turned_down():
    found = solutions(20, 4)
    progress = []
    fitted = choose_map(vectors(found), found, lambda *at: progress.append(at))
    assert np.isfinite(fitted.strength)
    assert fitted.scores[fitted.strength] > fitted.scores[np.inf] + 0.1
    gain = np.abs(np.diag(fitted.matrix))
    assert gain[: DIM // 2].mean() > 1.2 * gain[DIM // 2 :].mean()
    unseen = solutions(20, 4)
    before, after = vectors(unseen, 5), vectors(unseen, 5) @ fitted.matrix.T
    assert adapt_map._map_at_r(after, unseen) > adapt_map._map_at_r(before, unseen) + 0.1
    assert progress == [(at, 5) for at in range(5)]


def test_where_nothing_can_be_learned_the_vectors_stay():
    found = solutions(12, 3)
    perfect = np.repeat(np.eye(DIM, dtype=np.float32), 3, axis=0)
    fitted = choose_map(perfect, found)
    assert fitted.strength == np.inf
    assert np.array_equal(fitted.matrix, np.eye(DIM))


def test_a_stronger_pull_stays_nearer():
    found = solutions(10, 3)
    distances = [np.linalg.norm(fit_map(vectors(found), found, s) - np.eye(DIM)) for s in (0.01, 1, 100)]
    assert distances[0] > distances[1] > distances[2]
    assert distances[2] < 0.05


def test_the_same_data_give_the_same_map():
    found = solutions(10, 3)
    assert np.array_equal(fit_map(vectors(found), found, 0.1), fit_map(vectors(found), found, 0.1))


def test_problems_with_one_author_neither_teach_nor_judge():
    found = solutions(8, 3)
    lonely = Solution("own/zz", "own/zz", "own", "python", "a0", "train", False, 9, "x")
    more = [*found, lonely]
    rows = np.concatenate([vectors(found), np.eye(1, DIM, dtype=np.float32)])
    assert choose_map(rows, more).scores == choose_map(rows[:-1], found).scores


def test_too_few_problems():
    found = solutions(1, 3)
    with pytest.raises(TrainingError, match="two problems"):
        fit_map(vectors(found), found, 0.1)
