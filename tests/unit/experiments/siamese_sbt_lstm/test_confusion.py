import math
from itertools import combinations, product

import numpy as np
import pytest

from paralog.evaluation.chance import random_similarities
from paralog.experiments.siamese_sbt_lstm.confusion import confused_pairs, errors_beside

NAMES = ["sort", "count", "merge", "alone"]
PROBLEMS = np.array([0, 0, 0, 1, 1, 2, 2, 2, 3])
TOKENS = [{"for", name} for name in ("a", "b", "c", "d", "e", "f", "g", "h", "i")]


def blocks(between, within=0.9):
    """Similarities that are the same for all pairs of two problems."""
    table = np.full((4, 4), 0.1)
    for (a, b), value in between.items():
        table[a, b] = table[b, a] = value
    np.fill_diagonal(table, within)
    return table[np.ix_(PROBLEMS, PROBLEMS)]


def pairs(similarities, tokens=TOKENS, **options):
    return confused_pairs(similarities, PROBLEMS, NAMES, tokens, **({"threshold": 0.5} | options))


def named(found):
    return [(pair.first, pair.second) for pair in found]


def test_most_false_alarms_first_then_the_most_similar_then_by_name():
    found = pairs(blocks({(0, 2): 0.8, (1, 2): 0.7, (1, 3): 0.3}))
    assert named(found) == [
        ("merge", "sort"),
        ("count", "merge"),
        ("alone", "count"),
        ("alone", "merge"),
        ("alone", "sort"),
        ("count", "sort"),
    ]
    assert [pair.share_found for pair in found] == [1, 1, 0, 0, 0, 0]
    assert [pair.mean_similarity for pair in found[:3]] == pytest.approx([0.8, 0.7, 0.3])
    assert found[0].auc_between == 1
    assert named(pairs(blocks({(0, 2): 0.8}), n=1)) == [("merge", "sort")]


def test_all_figures_by_their_definition():
    similarities = np.round(random_similarities(len(PROBLEMS), seed=5), 1)
    for found in pairs(similarities):
        first, second = (
            np.flatnonzero(NAMES.index(name) == PROBLEMS) for name in (found.first, found.second)
        )
        cross = [similarities[i, j] for i, j in product(first, second)]
        within = [similarities[i, j] for rows in (first, second) for i, j in combinations(rows, 2)]
        wins = [(a > b) + (a == b) / 2 for a in within for b in cross]
        assert found.mean_similarity == pytest.approx(np.mean(cross))
        assert found.share_found == pytest.approx(np.mean(np.array(cross) >= 0.5))
        assert found.auc_between == pytest.approx(np.mean(wins))


def test_two_problems_of_one_solution_have_no_pair_within():
    (found,) = confused_pairs(np.ones((2, 2)), np.array([0, 1]), ["a", "b"], [set(), set()], threshold=0.5)
    assert math.isnan(found.auc_between)
    assert found.share_found == 1
    assert found.shared == ()


def test_problems_of_one_group_are_no_error():
    groups = np.where(PROBLEMS == 2, 0, PROBLEMS)
    found = pairs(blocks({(0, 2): 0.8}), groups=groups)
    assert ("merge", "sort") not in named(found)
    assert len(found) == 5


def test_a_problem_without_solutions_is_in_no_pair():
    found = confused_pairs(np.eye(2), np.array([0, 2]), ["a", "b", "c"], [{"x"}, {"x"}], threshold=0.5)
    assert named(found) == [("a", "c")]


def test_shared_tokens_are_held_by_both_and_seldom_elsewhere():
    """What every solution holds says nothing, and what many others hold, or one by chance, says little."""
    problems = np.repeat([0, 1, 2], [3, 3, 10])
    sort = ["def split heap swap odd", "def split heap swap", "def split heap only_sort"]
    merge = ["def split heap swap odd only_merge", "def split heap swap", "def split heap"]
    count = ["def split swap"] * 2 + ["def split"] * 4 + ["def"] * 4
    tokens = [text.split() for text in sort + merge + count]
    similarities = np.where(problems[:, None] + problems == 1, 0.9, 0.1)
    (found,) = confused_pairs(similarities, problems, ["sort", "merge", "count"], tokens, 1, threshold=0.5)
    assert (found.first, found.second) == ("merge", "sort")
    assert found.shared == ("heap", "swap", "odd")


def test_no_more_than_six_tokens_are_shared_and_ties_go_by_the_alphabet():
    letters = set("hgfedcba")
    tokens = [letters if problem in (0, 2) else set() for problem in PROBLEMS]
    (found,) = pairs(blocks({(0, 2): 0.8}), tokens, n=1)
    assert found.shared == tuple("abcdef")


def test_the_order_of_the_solutions_does_not_matter():
    similarities = np.round(random_similarities(len(PROBLEMS), seed=1), 1)
    order = np.random.default_rng(0).permutation(len(PROBLEMS))
    shuffled = confused_pairs(
        similarities[np.ix_(order, order)],
        PROBLEMS[order],
        NAMES,
        [TOKENS[at] for at in order],
        threshold=0.5,
    )
    for one, other in zip(shuffled, pairs(similarities), strict=True):
        assert (one.first, one.second, one.shared) == (other.first, other.second, other.shared)
        assert one.auc_between == pytest.approx(other.auc_between)


def test_the_problem_that_falls_short_the_most_comes_first():
    good = blocks({})
    bad = blocks({(0, 1): 0.95})  # "sort" and "count" lie nearer to one another than to themselves
    found = errors_beside(bad, good, PROBLEMS, NAMES)
    assert [problem.problem for problem in found] == ["count", "sort", "merge"]
    count, sort, merge = found
    assert (sort.auc, sort.other_auc, sort.n) == (pytest.approx(12 / 18), 1, 3)
    assert (count.auc, count.n) == (pytest.approx(8 / 14), 2)
    assert (merge.auc, merge.difference) == (1, 0)


def test_areas_of_a_problem_by_their_definition():
    one, other = (np.round(random_similarities(len(PROBLEMS), seed), 1) for seed in (1, 2))
    found = errors_beside(one, other, PROBLEMS, NAMES)
    assert [problem.difference for problem in found] == sorted(problem.difference for problem in found)
    for problem in found:
        rows = np.flatnonzero(NAMES.index(problem.problem) == PROBLEMS)
        rest = np.flatnonzero(NAMES.index(problem.problem) != PROBLEMS)
        for matrix, auc in ((one, problem.auc), (other, problem.other_auc)):
            within = [matrix[i, j] for i, j in combinations(rows, 2)]
            cross = [matrix[i, j] for i, j in product(rows, rest)]
            assert auc == pytest.approx(np.mean([(a > b) + (a == b) / 2 for a in within for b in cross]))


def test_a_group_is_left_out_of_the_negatives():
    bad = blocks({(0, 2): 0.95})
    groups = np.where(PROBLEMS == 2, 0, PROBLEMS)
    assert {problem.auc < 1 for problem in errors_beside(bad, bad, PROBLEMS, NAMES)} == {True, False}
    assert all(problem.auc == 1 for problem in errors_beside(bad, bad, PROBLEMS, NAMES, groups))
