"""The table of look-alikes: is what does the same nearer than what looks the same?

Protocol: a suite as `paralog.datasets.lookalikes` reads it, Python and Java apart, names as written and
anonymised. The calibrated probability of a model without a verifier rises with its cosine, so that whatever
is said here of an order holds for either; of one with a verifier both are asked. Intervals are over
resampled tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit
from paralog.datasets.lookalikes import LookalikeTask, PairKind
from paralog.datasets.units import read_unit
from paralog.evaluation import roc_auc, score_pairs
from paralog.evaluation.bootstrap import Measure, bootstrap_problems, bounds
from paralog.evaluation.lexical import jaccard_similarities
from paralog.evaluation.pair_draws import auc_draws, draw_weights
from paralog.evaluation.tfidf import tfidf_similarities
from paralog.experiments.clone_table import Similarity

LANGUAGES = {"python": "Python", "java": "Java"}
NAMINGS = ("as written", "anonymised")
REPEATS = 400
SEED = 0

Floats = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class LookalikeCell:
    """One method on the tasks of one language under one naming.

    Attributes:
        row: the language, as it is shown.
        clone_first: how often a clone is nearer to its original than a look-alike is to its own, over all
            pairs of the suite (AUC); 0.5 is chance, and less than that goes by looks.
        clone_first_of_task: the same where both are of one task: which of them belongs to this original?
        original_first: how often a clone is nearer to the original than to a look-alike of it. Both are
            written alike, so that what goes by looks is right half of the time.
        stranger_last: how often two functions of one task are nearer than two of different tasks (AUC);
            look-alikes take no part.
        nearest: share of the originals and clones whose nearest function, look-alikes left out, is of
            their own task.
    """

    row: str
    names: str
    method: str
    n_tasks: int
    n_clones: int
    n_lookalikes: int
    clone_first: Measure
    clone_first_of_task: Measure
    original_first: Measure
    stranger_last: Measure
    nearest: Measure


@dataclass(frozen=True)
class _Functions:
    """The functions of the tasks of a language in one row, and where the pairs stand.

    Attributes:
        tasks: [n] number of the task of each.
        is_lookalike: [n].
        sides: [pairs, 2] positions of each original and its variant.
        is_clone: [pairs].
    """

    units: tuple[CodeUnit, ...]
    tasks: NDArray[np.int64]
    is_lookalike: NDArray[np.bool_]
    sides: NDArray[np.int64]
    is_clone: NDArray[np.bool_]


def lookalike_table(
    tasks: Sequence[LookalikeTask],
    methods: dict[str, Similarity],
    report: Callable[[str], None] = lambda _: None,
) -> list[LookalikeCell]:
    """Every method on every language of the suite, as written and anonymised.

    Token overlap and TF-IDF are added to `methods`.
    """
    methods = {"token overlap": jaccard_similarities, "TF-IDF": tfidf_similarities, **methods}
    cells = []
    for language, row in LANGUAGES.items():
        chosen = [task for task in tasks if task.language == language]
        for names in NAMINGS if chosen else ():
            report(f"{row}, names {names}")
            functions = _functions(chosen, anonymous=names == "anonymised")
            for method, similarity in methods.items():
                cells.append(_cell(row, names, method, functions, similarity(functions.units, None)))
    return cells


def _functions(tasks: Sequence[LookalikeTask], *, anonymous: bool) -> _Functions:
    units: list[CodeUnit] = []
    numbers: list[int] = []
    lookalike: list[bool] = []
    sides: list[tuple[int, int]] = []
    for number, task in enumerate(tasks):
        original = len(units)
        kinds = (PairKind.CLONE, *(kind for kind, _ in task.variants))
        codes = (task.original, *(variant.code for _, variant in task.variants))
        units += (read_unit(code, task.language, anonymous=anonymous) for code in codes)
        numbers += [number] * len(codes)
        lookalike += (kind is PairKind.LOOKALIKE for kind in kinds)
        sides += ((original, other) for other in range(original + 1, len(units)))
    is_lookalike, pairs = np.array(lookalike), np.array(sides)
    return _Functions(tuple(units), np.array(numbers), is_lookalike, pairs, ~is_lookalike[pairs[:, 1]])


def _cell(row: str, names: str, method: str, functions: _Functions, similarities: Floats) -> LookalikeCell:
    same = np.flatnonzero(~functions.is_lookalike)
    problems = functions.tasks[same]
    near = similarities[np.ix_(same, same)]
    scores = score_pairs(near, (problems, problems))
    intervals = bootstrap_problems(near, (problems, problems), repeats=REPEATS, seed=SEED)
    overall, of_task, original_first = _orders(functions, similarities)
    return LookalikeCell(
        row=row,
        names=names,
        method=method,
        n_tasks=len(np.unique(functions.tasks)),
        n_clones=int(functions.is_clone.sum()),
        n_lookalikes=int((~functions.is_clone).sum()),
        clone_first=overall,
        clone_first_of_task=of_task,
        original_first=original_first,
        stranger_last=Measure(scores.auc, intervals.auc),
        nearest=Measure(scores.top1, intervals.top1),
    )


def _orders(functions: _Functions, similarities: Floats) -> tuple[Measure, Measure, Measure]:
    """`clone_first`, `clone_first_of_task` and `original_first` of `LookalikeCell`."""
    originals, variants = functions.sides.T
    scores, is_clone, tasks = (
        similarities[originals, variants],
        functions.is_clone,
        functions.tasks[originals],
    )
    numbers, first = np.unique(tasks, return_index=True)
    of_task, original_first = np.zeros((2, len(numbers)))
    for at, number in enumerate(numbers):
        own = tasks == number
        of_task[at] = roc_auc(scores[own], is_clone[own])
        to_lookalikes = similarities[np.ix_(variants[own & is_clone], variants[own & ~is_clone])]
        to_original = scores[own & is_clone][:, None]
        original_first[at] = np.mean(np.sign(to_original - to_lookalikes) / 2 + 0.5)
    weights = draw_weights(np.stack([tasks, tasks], axis=1), REPEATS, SEED)
    times = weights[:, first]
    draws = (
        auc_draws(scores, is_clone, np.zeros_like(tasks), weights),
        times @ of_task / times.sum(axis=1),
        times @ original_first / times.sum(axis=1),
    )
    one, two, three = (Measure(float(d[0]), bounds(d[:, None])[0]) for d in draws)
    return one, two, three
