import math
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import roc_auc_score

from paralog.evaluation import PairRanking, roc_auc, score_pairs


def labels(problems, groups=None):
    problems = np.array(problems)
    return problems, problems if groups is None else np.array(groups)


def brute_force(similarities, queries, candidates=None):
    """AUC, MAP@R and top-1 by their definitions, pair by pair."""
    problems, groups = candidates or queries
    pairs, precisions, tops = [], [], []
    for i in range(len(similarities)):
        ranked = []
        for j in range(len(problems)):
            same = queries[0][i] == problems[j]
            if (candidates is None and i == j) or (not same and queries[1][i] == groups[j]):
                continue
            ranked.append((-similarities[i][j], j, same))
            if candidates is not None or i < j:
                pairs.append((similarities[i][j], same))
        ranked.sort(key=lambda found: found[:2])
        r = sum(same for *_, same in ranked)
        if r:
            top = [same for *_, same in ranked[:r]]
            nearest = [same for value, _, same in ranked if value == ranked[0][0]]
            tops.append(sum(nearest) / len(nearest))
            precisions.append(sum(sum(top[: k + 1]) / (k + 1) for k in range(r) if top[k]) / r)
    wins = [
        (a > b) + (a == b) / 2 for a, is_positive in pairs if is_positive for b, other in pairs if not other
    ]
    auc = sum(wins) / len(wins) if wins else math.nan
    n = len(tops)
    means = [sum(values) / n if n else math.nan for values in (precisions, tops)]
    return auc, *means, n, len(pairs)


def found(similarities, queries, candidates=None):
    return astuple(score_pairs(np.array(similarities), queries, candidates))


@given(st.data())
def test_one_set_is_scored_as_by_brute_force(data):
    n = data.draw(st.integers(2, 9))
    problems = data.draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    group_of = data.draw(st.sampled_from([{0: 0, 1: 1, 2: 2, 3: 3}, {0: 0, 1: 0, 2: 2, 3: 2}]))
    values = data.draw(st.lists(st.sampled_from([-0.5, 0.0, 0.25, 0.5, 1.0]), min_size=n * n, max_size=n * n))
    similarities = np.array(values).reshape(n, n)
    similarities = np.maximum(similarities, similarities.T)
    queries = labels(problems, [group_of[problem] for problem in problems])
    assert found(similarities, queries) == pytest.approx(brute_force(similarities, queries), nan_ok=True)


@given(st.data())
def test_two_sets_are_scored_as_by_brute_force(data):
    n, m = data.draw(st.integers(1, 6)), data.draw(st.integers(1, 6))
    queries = labels(data.draw(st.lists(st.integers(0, 2), min_size=n, max_size=n)))
    candidates = labels(data.draw(st.lists(st.integers(0, 3), min_size=m, max_size=m)))
    values = data.draw(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=n * m, max_size=n * m))
    similarities = np.array(values).reshape(n, m)
    expected = brute_force(similarities, queries, candidates)
    assert found(similarities, queries, candidates) == pytest.approx(expected, nan_ok=True)


def test_a_case_by_hand():
    similarities = np.array(
        [
            [1.0, 0.9, 0.2, 0.3],
            [0.9, 1.0, 0.8, 0.1],
            [0.2, 0.8, 1.0, 0.4],
            [0.3, 0.1, 0.4, 1.0],
        ]
    )
    scores = score_pairs(similarities, labels([0, 0, 1, 1]))
    # positives 0.9, 0.4; negatives 0.2, 0.3, 0.8, 0.1: 4 + 3 of 8 in the right order
    assert scores.auc == pytest.approx(7 / 8)
    assert scores.map_at_r == pytest.approx((1 + 1 + 0 + 1) / 4)
    assert scores.top1 == 3 / 4
    assert (scores.n_queries, scores.n_pairs) == (4, 6)


def test_the_pairs_are_those_that_the_area_is_taken_over():
    similarities = np.array([[1.0, 0.9, 0.2], [0.9, 1.0, 0.8], [0.2, 0.8, 1.0]])
    values, positive = PairRanking(similarities, labels([0, 0, 1])).pairs
    assert values.tolist() == [0.2, 0.8, 0.9]
    assert positive.tolist() == [False, False, True]
    values, positive = PairRanking(similarities, labels([0, 0, 1], groups=[0, 0, 0])).pairs
    assert (values.tolist(), positive.tolist()) == ([0.9], [True])


def test_places_beyond_r_do_not_count():
    similarities = np.array([[0.9, 0.8, 0.7, 0.6]])
    queries, candidates = labels([0]), labels([0, 1, 0, 0])
    assert score_pairs(similarities, queries, candidates).map_at_r == pytest.approx((1 + 2 / 3) / 3)


def test_ties_are_half_for_the_auc_ranked_by_place_and_shared_at_the_top():
    alike = np.full((1, 4), 0.5)
    scores = score_pairs(alike, labels([0]), labels([1, 0, 1, 0]))
    assert scores.auc == 0.5
    assert scores.map_at_r == pytest.approx(0.5 / 2)
    assert scores.top1 == 0.5


def test_a_tie_at_the_top_is_shared_by_how_often_each_problem_is_drawn():
    similarities = np.array([[0.9, 0.9, 0.1], [0.2, 0.3, 0.1]])
    ranking = PairRanking(similarities, labels([0, 1]), labels([0, 1, 2]))
    assert ranking.scores().top1 == (1 / 2 + 1) / 2
    assert ranking.scores(np.array([0, 1, 1, 1])).top1 == (1 / 4 + 3 * 1) / 4
    assert ranking.scores(np.array([0, 2])).top1 == 1


def test_the_order_of_the_candidates_does_not_move_top1():
    rng = np.random.default_rng(2)
    problems = np.repeat(np.arange(4), 5)
    similarities = np.round(rng.random((20, 20)), 1)
    similarities = np.maximum(similarities, similarities.T)
    order = rng.permutation(20)
    shuffled = score_pairs(similarities[np.ix_(order, order)], labels(problems[order]))
    assert shuffled.top1 == pytest.approx(score_pairs(similarities, labels(problems)).top1)


def test_twins_are_neither_positive_nor_negative():
    similarities = np.array([[1.0, 0.1, 0.9], [0.1, 1.0, 0.9], [0.9, 0.9, 1.0]])
    apart = score_pairs(similarities, labels([0, 0, 1]))
    twins = score_pairs(similarities, labels([0, 0, 1], groups=[0, 0, 0]))
    assert (apart.map_at_r, apart.n_pairs) == (0.0, 3)
    assert (twins.map_at_r, twins.n_pairs) == (1.0, 1)
    assert math.isnan(twins.auc)


def test_without_positives_there_is_no_score():
    scores = score_pairs(np.eye(3), labels([0, 1, 2]))
    assert math.isnan(scores.auc)
    assert math.isnan(scores.map_at_r)
    assert math.isnan(scores.top1)
    assert scores.n_queries == 0
    empty = score_pairs(np.zeros((0, 0)), labels(np.zeros(0, int)))
    assert math.isnan(empty.auc)
    assert empty.n_pairs == 0


@pytest.mark.parametrize("decimals", [1, 6])
def test_the_area_is_that_of_scikit_learn(decimals):
    rng = np.random.default_rng(0)
    positive = rng.random(500) < 0.3
    scores = np.round(rng.normal(positive * 0.7, 1), decimals)
    assert roc_auc(scores, positive) == pytest.approx(roc_auc_score(positive, scores), abs=1e-12)


def test_the_area_needs_both_kinds():
    assert math.isnan(roc_auc(np.array([0.1, 0.2]), np.array([True, True])))
    assert math.isnan(roc_auc(np.array([0.1, 0.2]), np.array([False, False])))
    assert math.isnan(roc_auc(np.array([]), np.array([], bool)))


@pytest.mark.parametrize("kept", [[0, 1, 2], [3, 1], [0], []])
def test_the_scores_of_some_problems_are_those_of_their_part_of_the_matrix(kept):
    rng = np.random.default_rng(1)
    problems = np.repeat(np.arange(5), 4)
    groups = np.where(problems == 1, 0, problems)
    others = rng.integers(0, 5, 14)
    similarities = np.round(rng.random((20, 14)), 1)
    square = np.round(similarities[:, :4] @ similarities[:, :4].T, 1)
    rows, columns = np.isin(problems, kept), np.isin(others, kept)

    part = score_pairs(square[np.ix_(rows, rows)], (problems[rows], groups[rows]))
    whole = PairRanking(square, (problems, groups)).scores(np.array(kept, int))
    assert astuple(whole) == pytest.approx(astuple(part), nan_ok=True)

    crossed = PairRanking(similarities, labels(problems), labels(others)).scores(np.array(kept, int))
    part = score_pairs(similarities[np.ix_(rows, columns)], labels(problems[rows]), labels(others[columns]))
    assert astuple(crossed) == pytest.approx(astuple(part), nan_ok=True)
