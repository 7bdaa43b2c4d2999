"""Is the model worth anything here? It and the simple rankings on windows that came after all they knew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.evaluation.defects import METRICS, DefectScores, score_defects
from paralog.evaluation.effort import p_opt
from paralog.tasks.defects.contenders import BY_EFFORT, BY_RISK, MODEL
from paralog.tasks.defects.prior import Prior
from paralog.tasks.defects.table import Floats
from paralog.tasks.defects.windows import Timeline, Window, learn

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """A window on which rankings were tested.

    Attributes:
        window: the window.
        scores: float64 [files] of each contender, by its name.
        probabilities: float64 [files] of the model.
    """

    window: Window
    scores: dict[str, Floats]
    probabilities: Floats

    def figures(self, name: str) -> DefectScores:
        """How well one contender did."""
        return score_defects(
            self.scores[name],
            self.window.defective,
            self.window.table.sizes,
            probabilities=self.probabilities if name == MODEL else None,
        )


@dataclass(frozen=True, slots=True)
class Standing:
    """How well a contender did on all windows.

    Attributes:
        name: of the contender.
        figures: mean over the windows of each figure in `METRICS`; nan where it is nowhere defined.
        difference: the model's lead over it in the criterion; 0 for the model itself.
        interval: 95 % interval of that lead, over files drawn with replacement.
    """

    name: str
    figures: dict[str, float]
    difference: float
    interval: tuple[float, float]


def test_rankings(timeline: Timeline, prior: Prior) -> tuple[Tested, ...]:
    """Each window that can test something, newest first.

    The model of a window was trained on windows that had ended when it began; nothing of what it is tested
    on, and nothing later, was known to it.
    """
    simple = BY_EFFORT if timeline.options.by_effort else BY_RISK
    tested = []
    for at, window in enumerate(timeline.windows):
        n_defective = int(window.defective.sum())
        if not timeline.options.min_defective <= n_defective < len(window.defective):
            continue
        probabilities = learn(timeline.windows[at + 1 :], prior).probability(window.table.x)
        own = probabilities / window.table.sizes if timeline.options.by_effort else probabilities
        scores = {MODEL: own, **{name: scoring(window.table) for name, scoring in simple.items()}}
        tested.append(Tested(window, scores, probabilities))
    return tuple(tested)


test_rankings.__test__ = False  # type: ignore[attr-defined]  # no test, whatever its name looks like


def standings(tested: tuple[Tested, ...], by_effort: bool, draws: int, seed: int) -> tuple[Standing, ...]:
    """All contenders, best by the criterion first: Popt where effort counts, else average precision."""
    if not tested:
        return ()
    names = list(tested[0].scores)
    samples = _criterion_draws(tested, names, by_effort, draws, seed)
    found = []
    for column, name in enumerate(names):
        lead = samples[:, names.index(MODEL)] - samples[:, column]
        low, high = np.percentile(lead[1:] - lead[1:].mean() + lead[0], [2.5, 97.5])
        found.append(Standing(name, _means(tested, name), float(lead[0]), (float(low), float(high))))
    order = np.argsort(-samples[0], kind="stable")
    return tuple(found[int(at)] for at in order)


def _means(tested: tuple[Tested, ...], name: str) -> dict[str, float]:
    table = np.array([astuple(window.figures(name)) for window in tested])
    known = ~np.isnan(table)
    sums = np.where(known, table, 0).sum(axis=0)
    counts = known.sum(axis=0)
    return {
        metric: float(total / count) if count else float("nan")
        for metric, total, count in zip(METRICS, sums, counts, strict=True)
    }


def _criterion_draws(
    tested: tuple[Tested, ...], names: list[str], by_effort: bool, draws: int, seed: int
) -> Floats:
    """Mean criterion of each contender, of all files and then of files drawn with replacement.

    A file is drawn with all its windows, in which it is much the same: [1 + draws, contenders].
    """
    clusters = [_clusters(one.window) for one in tested]
    n = 1 + max(int(found.max()) for found in clusters)
    rng = np.random.default_rng(seed)
    rows = [np.ones(n, np.int64), *(np.bincount(rng.integers(n, size=n), minlength=n) for _ in range(draws))]
    criterion = _drawn_popt if by_effort else _DrawnPrecision
    scorers = [
        [criterion(one.scores[name], one.window.defective, one.window.table.sizes) for name in names]
        for one in tested
    ]
    pairs = list(zip(scorers, clusters, strict=True))
    return np.array(
        [
            _mean([[scorer(times[cluster]) for scorer in of_window] for of_window, cluster in pairs])
            for times in rows
        ]
    )


class _DrawnPrecision:
    """Average precision of a ranking whose files are drawn some times each; sorted once for all draws."""

    def __init__(self, scores: Floats, defective: Flags, sizes: NDArray[np.int64]) -> None:
        self._defective = defective
        values, self._groups = np.unique(-scores, return_inverse=True)
        self._n = len(values)

    def __call__(self, times: NDArray[np.int64]) -> float:
        """The figure when file i is there times[i] times; nan without a defective file."""
        true = np.bincount(self._groups, self._defective * times, minlength=self._n)
        found = np.cumsum(np.bincount(self._groups, times, minlength=self._n))
        total = true.sum()
        if not total:
            return float("nan")
        return float((true * np.cumsum(true) / np.maximum(found, 1)).sum() / total)


def _drawn_popt(
    scores: Floats, defective: Flags, sizes: NDArray[np.int64]
) -> Callable[[NDArray[np.int64]], float]:
    """Popt likewise."""

    def drawn(times: NDArray[np.int64]) -> float:
        at = np.repeat(np.arange(len(times)), times)
        return p_opt(scores[at], defective[at], sizes[at])

    return drawn


def _mean(figures: list[list[float]]) -> Floats:
    """Mean over the windows [windows, contenders] in which the figures are defined; 0 where there is none."""
    table = np.array(figures)
    known = ~np.isnan(table).any(axis=1)
    mean: Floats = table[known].mean(axis=0) if known.any() else np.zeros(table.shape[1])
    return mean


def _clusters(window: Window) -> NDArray[np.int64]:
    """The number of each file; those without one stand for themselves."""
    numbers = window.table.numbers
    fresh = int(numbers.max(initial=0)) + 1 + np.arange(len(numbers))
    result: NDArray[np.int64] = np.where(numbers >= 0, numbers, fresh)
    return result
