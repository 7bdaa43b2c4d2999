"""Where methods meet: functions, pairs to learn from, and pairs to be judged by.

The first arena is the paper's (section 3.2). The others are what it does not have: BigCloneBench with
functions, and with functionalities, kept apart in the pairs that its authors labelled; and programs of
contests, whose problems are kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.datasets.bcb_sample import draw_functions, draw_pairs, label_pairs
from paralog.datasets.bigclonebench import (
    BcbFunction,
    BcbPair,
    function_disjoint,
    functionality_disjoint,
    read_functions,
    read_pairs,
)
from paralog.datasets.records import Solution, read_solutions
from paralog.datasets.store import Source

N_TRAIN, N_TEST = 5_000, 500
"""Functions of a draw: section 3.2 of the paper."""
PAPER = "BigCloneBench, as the paper"
LEAST = 2
"""Pairs of each label that a training set has at least."""

Rows = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Draw:
    """What one repeat learns from and is judged by; positions are those of the arena's functions.

    Attributes:
        pairs: [n, 2], labelled pairs to learn from.
        labels: [n], whether the two do the same.
        test: [m], functions to be judged by, none of them in `pairs`.
        truth: [m, m], which of them do the same.
        judged: [m, m], pairs that AUC and F1 are taken over, each in both orders.
        ranked: [m, m], candidates that a query meets, for the Top-10 rank.
    """

    pairs: Rows
    labels: Flags
    test: Rows
    truth: Flags
    judged: Flags
    ranked: Flags


class Arena(Protocol):
    """Functions and how they are drawn."""

    @property
    def name(self) -> str: ...
    @property
    def sources(self) -> Sequence[Source]: ...
    def draw(self, n_pairs: int, seed: int) -> Draw: ...


@dataclass(frozen=True)
class SampledFunctions:
    """The paper's arena: functions at random, pairs at their natural rate, all pairs of the test functions.

    Under one seed the functions are the same whatever the number of pairs.
    """

    name: str
    functions: tuple[BcbFunction, ...]
    n_train: int = N_TRAIN
    n_test: int = N_TEST

    @property
    def sources(self) -> Sequence[Source]:
        """Code and language of each function."""
        return [(f.code, f.language) for f in self.functions]

    def draw(self, n_pairs: int, seed: int) -> Draw:
        """`n_pairs` pairs to learn from, and all pairs of the test functions."""
        place = {f.id: at for at, f in enumerate(self.functions)}
        sample = draw_functions(self.functions, self.n_train, self.n_test, seed)
        train = np.array([place[f.id] for f in sample.train])
        drawn = draw_pairs(sample.train, n_pairs, seed, LEAST)
        labels = label_pairs(sample.test, sample.test)
        return Draw(
            pairs=np.stack([train[drawn.first], train[drawn.second]], axis=1),
            labels=drawn.is_clone,
            test=np.array([place[f.id] for f in sample.test]),
            truth=labels.is_clone,
            judged=labels.is_valid,
            ranked=labels.is_valid,
        )


@dataclass(frozen=True)
class ListedPairs:
    """Pairs that people labelled, of two parts that share no function; the test pairs are always the same."""

    name: str
    functions: tuple[BcbFunction, ...]
    train: tuple[BcbPair, ...]
    test: tuple[BcbPair, ...]

    @property
    def sources(self) -> Sequence[Source]:
        """Code and language of each function."""
        return [(f.code, f.language) for f in self.functions]

    def draw(self, n_pairs: int, seed: int) -> Draw:
        """Training pairs at random; candidates of a ranking are all functions of the test part."""
        place = {f.id: at for at, f in enumerate(self.functions)}
        rng = np.random.default_rng(seed)
        labels = np.array([pair.is_clone for pair in self.train])
        chosen = _with_both(rng.permutation(len(labels)), labels, n_pairs, self.name)
        pairs = [(place[self.train[at].first], place[self.train[at].second]) for at in chosen]
        ends = sorted({end for pair in self.test for end in (pair.first, pair.second)})
        number = {end: at for at, end in enumerate(ends)}
        judged = np.zeros((len(ends), len(ends)), bool)
        truth = judged.copy()
        for pair in self.test:
            for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
                judged[number[one], number[other]] = True
                truth[number[one], number[other]] = pair.is_clone
        return Draw(
            pairs=np.array(pairs, np.int64),
            labels=labels[chosen],
            test=np.array([place[end] for end in ends]),
            truth=truth,
            judged=judged,
            ranked=~np.eye(len(ends), dtype=bool) & (truth | ~self._same_functionality(place, ends)),
        )

    def _same_functionality(self, place: dict[int, int], ends: list[int]) -> Flags:
        """Pairs that nobody labelled and that may well do the same: no ranking is judged by them."""
        names = np.array([self.functions[place[end]].functionality or f"none {end}" for end in ends])
        same: Flags = names[:, None] == names[None, :]
        return same


@dataclass(frozen=True)
class SolvedProblems:
    """Programs of a contest, one author's each: problems that train, and others that judge."""

    name: str
    solutions: tuple[Solution, ...]
    n_test: int = N_TEST

    @property
    def sources(self) -> Sequence[Source]:
        """Code and language of each solution."""
        return [(s.code, s.language) for s in self.solutions]

    def draw(self, n_pairs: int, seed: int) -> Draw:
        """Pairs at their natural rate, but a tenth at least does the same, or there were hardly any."""
        rng = np.random.default_rng(seed)
        problems = np.array([s.problem for s in self.solutions])
        groups = np.array([s.group for s in self.solutions])
        train = np.flatnonzero([s.split == "train" and not s.held_out for s in self.solutions])
        tests = np.flatnonzero([s.split == "test" for s in self.solutions])
        test = np.sort(rng.permutation(tests)[: self.n_test])
        pairs = rng.choice(train, (40 * n_pairs + 20_000, 2))
        partner = {p: train[problems[train] == p] for p in np.unique(problems[train])}
        positives = [(a, rng.choice(partner[problems[a]])) for a in rng.choice(train, n_pairs)]
        pairs = np.concatenate([np.array(positives[: max(LEAST, n_pairs // 10)]), pairs])
        same = problems[pairs[:, 0]] == problems[pairs[:, 1]]
        counts = (pairs[:, 0] != pairs[:, 1]) & (same | (groups[pairs[:, 0]] != groups[pairs[:, 1]]))
        pairs, same = pairs[counts], same[counts]
        chosen = _with_both(np.arange(len(pairs)), same, n_pairs, self.name)
        truth = problems[test][:, None] == problems[test]
        judged = truth | (groups[test][:, None] != groups[test])
        np.fill_diagonal(judged, False)
        return Draw(pairs[chosen], same[chosen], test, truth, judged, judged)


def _with_both(order: Rows, labels: Flags, n: int, name: str) -> Rows:
    """The first `n` of `order`, but `LEAST` of each label among them.

    Raises:
        UsageError: there are not so many.
    """
    positives, negatives = order[labels[order]], order[~labels[order]]
    if min(len(positives), len(negatives)) < LEAST or len(order) < n:
        raise UsageError(f"{name}: {n} pairs are asked for, and there are {len(order)} of both labels")
    sure = np.concatenate([positives[:LEAST], negatives[:LEAST]])
    rest = order[~np.isin(order, sure)][: n - len(sure)]
    return np.concatenate([sure, rest])


def _bigclonebench(data: Path) -> Arena:
    return SampledFunctions(PAPER, tuple(read_functions(data).values()))


def _listed(
    name: str, split: Callable[..., dict[str, list[BcbPair]]], with_functions: bool
) -> Callable[[Path], Arena]:
    def make(data: Path) -> Arena:
        functions, pairs = read_functions(data), read_pairs(data)
        splits = split(functions, pairs) if with_functions else split(pairs)
        return ListedPairs(name, tuple(functions.values()), tuple(splits["train"]), tuple(splits["test"]))

    return make


def _contest(name: str, platform: str, language: str) -> Callable[[Path], Arena]:
    def make(data: Path) -> Arena:
        solutions = (s for s in read_solutions(data, (platform,)) if s.language == language)
        return SolvedProblems(name, tuple(solutions))

    return make


ARENAS: dict[str, Callable[[Path], Arena]] = {
    PAPER: _bigclonebench,
    "BigCloneBench, functions apart": _listed("BigCloneBench, functions apart", function_disjoint, False),
    "BigCloneBench, functionalities apart": _listed(
        "BigCloneBench, functionalities apart", functionality_disjoint, True
    ),
    "OJClone, C": _contest("OJClone, C", "ojclone", "c"),
    "Google Code Jam 4, Java": _contest("Google Code Jam 4, Java", "gcj4", "java"),
    "HackerRank, Python": _contest("HackerRank, Python", "hackerrank", "python"),
}
"""Arenas by name, the paper's first; each reads its part of a data folder."""
