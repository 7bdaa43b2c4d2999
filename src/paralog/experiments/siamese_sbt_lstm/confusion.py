"""Where the errors are: which problems are taken for one another, and which one method ranks worse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation import roc_auc

Floats = NDArray[np.floating]
Labels = NDArray[np.int64]
N_SHARED = 6
LEAST_LIFT = 2  # a shared token is held at least so many times as often as elsewhere


@dataclass(frozen=True, slots=True)
class ConfusedPair:
    """Two problems whose solutions look alike to a model.

    Attributes:
        first, second: names of the problems, in alphabetical order.
        mean_similarity: of all pairs of a solution of the one and one of the other.
        share_found: share of these cross pairs at or above the threshold, in [0, 1]: false alarms.
        auc_between: probability that two solutions of one of both problems are more similar than a cross
            pair; 0.5 where the two cannot be told apart, nan where neither has two solutions.
        shared: up to six tokens that solutions of both hold and those of other problems seldom do, the
            most telling first.
    """

    first: str
    second: str
    mean_similarity: float
    share_found: float
    auc_between: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProblemDifference:
    """One problem under two methods.

    Attributes:
        problem: its name.
        auc: of the method in question, over the pairs with one end or both in the problem.
        other_auc: of the method that it stands beside, over the same pairs.
        n: solutions of the problem.
    """

    problem: str
    auc: float
    other_auc: float
    n: int

    @property
    def difference(self) -> float:
        """How far the first method is ahead; negative where it falls short."""
        return self.auc - self.other_auc


def confused_pairs(
    similarities: Floats,
    problems: Labels,
    names: Sequence[str],
    tokens: Sequence[Collection[str]],
    n: int = 10,
    *,
    threshold: float,
    groups: Labels | None = None,
) -> list[ConfusedPair]:
    """The `n` most confused pairs of problems, by false alarms, then by mean similarity, then by name.

    Not by `auc_between`: a problem whose solutions scatter is near none, and still hard to tell from all.

    Args:
        similarities: [n solutions, n solutions], symmetric.
        problems: [n solutions], each the place of its problem in `names`.
        names: of the problems.
        tokens: what each solution holds.
        n: how many pairs.
        threshold: similarity at which a pair counts as found.
        groups: [n solutions], as in `PairRanking`: problems of one group are the same in other words,
            and no error.
    """
    counts = np.bincount(problems, minlength=len(names))
    members = (problems[:, None] == np.arange(len(names))).astype(np.float64)
    n_pairs = np.maximum(np.outer(counts, counts), 1)
    means = members.T @ similarities @ members / n_pairs
    found = members.T @ (similarities >= threshold) @ members / n_pairs
    groups = problems if groups is None else groups
    group_of = {int(problem): int(group) for problem, group in zip(problems, groups, strict=True)}
    pairs = [(a, b) for a, b in combinations(sorted(group_of), 2) if group_of[a] != group_of[b]]
    pairs.sort(key=lambda pair: (-found[pair], -round(means[pair], 9), sorted(names[at] for at in pair)))
    holders = _holders(problems, tokens)
    confused = []
    for a, b in pairs[:n]:
        first, second = sorted((names[a], names[b]))
        auc, shared = _auc_between(similarities, problems, a, b), _shared_tokens(holders, counts, a, b)
        confused.append(ConfusedPair(first, second, float(means[a, b]), float(found[a, b]), auc, shared))
    return confused


def errors_beside(
    similarities: Floats,
    others: Floats,
    problems: Labels,
    names: Sequence[str],
    groups: Labels | None = None,
) -> list[ProblemDifference]:
    """Each problem under two methods, the one where the first falls short the most first.

    Positive are the pairs within the problem, negative those with one end in it. A problem with one
    solution has no positive pair and is left out.

    Args:
        similarities: [n solutions, n solutions] of the method in question, symmetric.
        others: the same of the method beside it.
        problems: [n solutions], each the place of its problem in `names`.
        names: of the problems.
        groups: [n solutions], as in `PairRanking`.
    """
    groups = problems if groups is None else groups
    differences = []
    for problem in np.unique(problems):
        rows = np.flatnonzero(problems == problem)
        if len(rows) < 2:
            continue
        columns = np.flatnonzero((problems == problem) | (groups != groups[rows[0]]))
        positive = np.tile(problems[columns] == problem, (len(rows), 1))
        counted = ~positive | (rows[:, None] < columns)
        auc, other_auc = (
            roc_auc(matrix[np.ix_(rows, columns)][counted], positive[counted])
            for matrix in (similarities, others)
        )
        differences.append(ProblemDifference(names[int(problem)], auc, other_auc, len(rows)))
    return sorted(differences, key=lambda one: (one.difference, one.problem))


def _auc_between(similarities: Floats, problems: Labels, first: int, second: int) -> float:
    rows = np.flatnonzero((problems == first) | (problems == second))
    left, right = np.triu_indices(len(rows), 1)
    return roc_auc(similarities[rows[left], rows[right]], problems[rows[left]] == problems[rows[right]])


def _holders(problems: Labels, tokens: Sequence[Collection[str]]) -> dict[int, Counter[str]]:
    """How many solutions of each problem hold each token."""
    holders: dict[int, Counter[str]] = {problem: Counter() for problem in problems.tolist()}
    for problem, held in zip(problems.tolist(), tokens, strict=True):
        holders[problem].update(set(held))
    return holders


def _shared_tokens(
    holders: dict[int, Counter[str]], counts: Labels, first: int, second: int
) -> tuple[str, ...]:
    """The most telling tokens: held by many solutions of both problems, and by few of all others.

    Smaller share of the two times the log of how far it exceeds the share elsewhere, where one solution
    more is taken to hold the token, so that one that occurs nowhere else is not beyond compare.
    """
    elsewhere = Counter[str]()
    for problem, held in holders.items():
        if problem not in (first, second):
            elsewhere.update(held)
    n_elsewhere = int(counts.sum() - counts[first] - counts[second])
    contrasts = {}
    for token in holders[first].keys() & holders[second].keys():
        share = min(holders[at][token] / int(counts[at]) for at in (first, second))
        lift = share * (n_elsewhere + 1) / (elsewhere[token] + 1)
        if lift >= LEAST_LIFT:
            contrasts[token] = share * log(lift)
    return tuple(sorted(contrasts, key=lambda token: (-contrasts[token], token))[:N_SHARED])
