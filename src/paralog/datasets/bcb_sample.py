"""Functions of BigCloneBench at random and labels of any two, as papers on learning from few pairs have them.

CDLH and RUM share some 9,000 functions out to training and test, learn from a few pairs of the former, and
are judged by all pairs of the latter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.core import UsageError
from paralog.datasets.bigclonebench import BcbFunction

LEAST = 2
"""Pairs of each label that a draw has at least."""
_CANDIDATES = 20_000
"""Pairs to choose from, enough to have a rare label among them."""


@dataclass(frozen=True, slots=True)
class BcbSample:
    """Functions to learn from, and others to be judged by."""

    train: tuple[BcbFunction, ...]
    test: tuple[BcbFunction, ...]


@dataclass(frozen=True)
class DrawnPairs:
    """Pairs of functions, each as its position in the sequence that they were drawn from; all [n]."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    is_clone: NDArray[np.bool_]


@dataclass(frozen=True)
class PairLabels:
    """Labels of every row beside every column, all [n, m].

    Attributes:
        is_clone: both are known for the same functionality.
        is_copy: they differ in comments, layout and names at most.
        is_valid: they are two functions, and not copies that are labelled as no clones.
    """

    is_clone: NDArray[np.bool_]
    is_copy: NDArray[np.bool_]
    is_valid: NDArray[np.bool_]

    @property
    def n_copies(self) -> int:
        """Valid pairs that are copies: clones that are easy to tell."""
        return int((self.is_copy & self.is_valid).sum())


def draw_functions(
    functions: Iterable[BcbFunction], n_train: int, n_test: int, seed: int, *, copies: bool = True
) -> BcbSample:
    """Disjoint functions for training and test, of the set that CDLH and TBCCD use.

    Args:
        functions: what to draw from, in any order.
        n_train: functions for training.
        n_test: functions for test.
        seed: the same one draws the same functions.
        copies: whether copies of a function may be drawn, on one side or on both, as the papers do.

    Raises:
        UsageError: there are not so many.
    """
    known = sorted((f for f in functions if f.in_tbccd_9134), key=lambda f: f.id)
    pool = known if copies else list({f.shape: f for f in reversed(known)}.values())
    if n_train + n_test > len(pool):
        raise UsageError(
            f"{n_train} + {n_test} functions of BigCloneBench are asked for; {len(pool)} can be drawn"
        )
    drawn = [pool[at] for at in np.random.default_rng(seed).permutation(len(pool))[: n_train + n_test]]
    return BcbSample(tuple(drawn[:n_train]), tuple(drawn[n_train:]))


def draw_pairs(functions: Sequence[BcbFunction], n: int, seed: int, least: int = LEAST) -> DrawnPairs:
    """Different valid pairs at random: as many clones as chance brings, but `least` of each label.

    Raises:
        UsageError: there are not `n` pairs, or not `least` of each label.
    """
    n_functions = len(functions)
    n_pairs = n_functions * (n_functions - 1) // 2
    rng = np.random.default_rng(seed)
    drawn = rng.choice(n_pairs, min(n_pairs, max(_CANDIDATES, 4 * n)), replace=False)
    # The functions stand in a ring, and each pair is a chord of it: where that begins, and how far it goes.
    first = drawn % n_functions
    second = (first + drawn // n_functions + 1) % n_functions
    names, shapes = _names(functions), _shapes(functions)
    is_clone = (names[first] == names[second]) & (names[first] != "")
    valid = np.flatnonzero(is_clone | (shapes[first] != shapes[second]))
    clones, others = valid[is_clone[valid]], valid[~is_clone[valid]]
    if min(len(clones), len(others)) < least or not 2 * least <= n <= len(valid):
        raise UsageError(
            f"{n} pairs with {least} of each label are asked for; {n_functions} functions gave {len(clones)} "
            f"clones and {len(others)} other pairs"
        )
    sure = np.concatenate([clones[:least], others[:least]])
    rest = valid[~np.isin(valid, sure)][: n - 2 * least]
    chosen = np.sort(np.concatenate([sure, rest]))
    return DrawnPairs(first[chosen], second[chosen], is_clone[chosen])


def label_pairs(rows: Sequence[BcbFunction], columns: Sequence[BcbFunction]) -> PairLabels:
    """Labels of every row beside every column.

    Functions of one functionality are clones; those of two are not, nor is one without any to another. That
    is the papers' rule and partly wrong: a functionality is wider than what a function does, and a function
    that nobody has put into one may belong there.
    """
    names = _names(rows)[:, None]
    is_clone = (names == _names(columns)) & (names != "")
    is_copy = _shapes(rows)[:, None] == _shapes(columns)
    is_same = np.array([f.id for f in rows])[:, None] == np.array([f.id for f in columns])
    return PairLabels(is_clone, is_copy, ~is_same & (is_clone | ~is_copy))


def _names(functions: Sequence[BcbFunction]) -> NDArray[np.str_]:
    return np.array([f.functionality or "" for f in functions], np.str_)


def _shapes(functions: Sequence[BcbFunction]) -> NDArray[np.str_]:
    return np.array([f.shape for f in functions], np.str_)
