import numpy as np
import pytest

from paralog.evaluation import roc_auc
from paralog.evaluation.curves import best_f1
from paralog.train import adapt_pairs
from paralog.train.adapt_folds import NOWHERE, PairFolds
from paralog.train.adapt_pairs import METRICS, PairJudge

N, FOLDS = 60, 3
AT = np.arange(N)


@pytest.fixture(autouse=True)
def short(monkeypatch):
    monkeypatch.setattr(adapt_pairs, "REPEATS", 100)


@pytest.fixture
def same():
    return AT % 2 == 0


@pytest.fixture
def judge(same):
    return PairJudge(same, folds())


def folds():
    of_pairs = AT // 2 % FOLDS
    return PairFolds(FOLDS, np.stack([of_pairs, of_pairs], axis=1), np.stack([AT, AT], axis=1))


def scores(same, quality, seed=0):
    return np.random.default_rng(seed).normal(quality * same, 1.0) / 10


def left_out(**by_strength):
    """The same cosines whatever is left out."""
    strengths = {"weak": 0.01, "strong": 1.0, "none": np.inf}
    return {strengths[name]: np.broadcast_to(row, (FOLDS, FOLDS, N)) for name, row in by_strength.items()}


def test_what_is_clearly_better_is_chosen(judge, same):
    choice = judge.choose(left_out(weak=scores(same, 4), strong=scores(same, 0), none=scores(same, 0, 1)))
    assert choice.strength == 0.01
    assert choice.scores[0.01] > choice.scores[1.0]


def test_of_what_is_hardly_different_the_stronger_pull_is_chosen(judge, same):
    good = scores(same, 1)
    better = good.copy()
    better[0] += 0.01
    assert judge.choose(left_out(weak=better, strong=good, none=scores(same, 0, 3))).strength == 1.0
    assert judge.choose(left_out(weak=good, strong=good, none=good)).strength == np.inf


def test_only_pairs_with_a_fold_are_judged(same):
    split = folds()
    split.sides[:10, 1] = (split.sides[:10, 0] + 1) % FOLDS
    judge = PairJudge(same, split)
    assert np.array_equal(judge.rows, AT[10:])
    assert np.array_equal(judge.same, same[10:])
    assert NOWHERE not in judge.folds
    assert judge.score(scores(same, 1)[judge.rows]).shape == (101, 4)


def test_what_was_left_out_is_looked_up_by_fold(judge):
    cosines = np.arange(FOLDS * FOLDS * N, dtype=float).reshape(FOLDS, FOLDS, N)
    assert judge.held_out(cosines)[7] == cosines[0, 0, 7]
    assert judge.held_out(cosines)[8] == cosines[1, 1, 8]
    nested = judge.nested({np.inf: cosines})
    assert nested.shape == (FOLDS, N)
    assert nested[2, 8] == cosines[1, 2, 8]
    assert nested[1, 8] == cosines[1, 1, 8]


def test_a_fold_has_no_part_in_the_choice_that_it_is_judged_by(judge, same):
    """The weak pull is right about folds 0 and 1 alone, and fold 2 alone does not make it chosen."""
    weak = np.where(judge.folds == 2, scores(~same, 6), scores(same, 6))
    other = np.where(judge.folds == 2, scores(same, 6), scores(~same, 6))
    nested = judge.nested(left_out(weak=weak, strong=other))
    assert np.array_equal(nested[2], weak)
    assert roc_auc(nested[2][judge.folds == 2], same[judge.folds == 2]) < 0.1


def test_scores_and_their_draws(judge, same):
    drawn = judge.score(scores(same, 2))
    assert drawn.shape == (101, len(METRICS))
    auc, precision, f1, closeness = drawn[0]
    assert 0.8 < auc < 1
    assert 0.8 < precision < 1
    assert 0.7 < f1 < 1
    assert 0.8 < closeness < 1
    perfect = judge.score(same.astype(float), same.astype(float))
    assert (perfect == 1).all()


def test_where_all_are_ranked_what_was_learned_is_made_comparable(judge, same):
    """The map of fold 2 makes all cosines higher, which says nothing about its pairs."""
    higher = same + np.where(np.arange(FOLDS) == 2, 10.0, 0.0)[:, None]
    assert judge.score(higher)[0, 1] == 1
    assert judge.score(same + np.where(judge.folds == 2, 10.0, 0.0))[0, 1] < 0.9


def test_the_threshold_comes_from_the_other_folds(judge, same):
    """Fold 2 lies higher than the others: by their threshold all of it is found."""
    shifted = same + np.where(judge.folds == 2, 10.0, 0.0)
    (f1,) = judge.score(shifted)[:1, 2]
    assert f1 == pytest.approx(2 * 30 / (40 + 30))
    assert best_f1(shifted[judge.folds == 2], same[judge.folds == 2]).f1 == 1


def test_a_stated_probability_is_taken_at_its_word(judge, same):
    stated = np.full(N, 0.5)
    assert judge.score(scores(same, 2), stated)[0, 3] == 0.75
    assert judge.score(scores(same, 2), 1.0 - same)[0, 3] == 0
