"""A linear map on top of frozen vectors, drawn towards the identity as strongly as the data ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from paralog.core import Vectors
from paralog.datasets.clone_rows import draw_row
from paralog.datasets.labelled import PLATFORM
from paralog.datasets.records import Solution
from paralog.datasets.sampling import ProblemSampler
from paralog.evaluation import score_pairs
from paralog.nn.losses import InfoNce

STRENGTHS = (0.001, 0.01, 0.1, 1.0)
"""Weights of the squared distance from the identity that are tried; the identity itself is tried too."""
STEPS, RATE, FOLDS = 200, 1e-3, 5
_PROBLEMS, _PER_PROBLEM = 64, 4  # of a batch


@dataclass(frozen=True, slots=True)
class FittedMap:
    """A map and how it was chosen.

    Attributes:
        matrix: [dim, dim]; a vector v becomes `matrix @ v`, scaled to unit length.
        strength: of the pull towards the identity; infinite where nothing did better than the
            identity, which the matrix then is.
        scores: on what was left out in turn, by strength.
    """

    matrix: NDArray[np.float32]
    strength: float
    scores: dict[float, float]

    @property
    def is_changed(self) -> bool:
        """Whether it is another map than the identity."""
        return self.strength != np.inf


def choose_map(
    vectors: Vectors, solutions: Sequence[Solution], advance: Callable[[int, int], None] = lambda *_: None
) -> FittedMap:
    """The map of the strength that ranks left-out problems best by mean MAP@R, fitted to all problems.

    Args:
        vectors: [n, dim], of the train split.
        solutions: the n solutions, at least four of their problems by two authors.
        advance: called with how many fits are done, and how many there are.

    Raises:
        TrainingError: there are fewer problems.
    """
    folds = _folds(solutions)
    n_fits = len(STRENGTHS) * len(folds) + 1
    identity = np.eye(vectors.shape[1], dtype=np.float32)
    found: defaultdict[float, list[float]] = defaultdict(list)
    for at, left_out in enumerate(folds):
        judged = list(compress(solutions, left_out))
        found[np.inf].append(_map_at_r(vectors[left_out], judged))
        for number, strength in enumerate(STRENGTHS):
            advance(at * len(STRENGTHS) + number, n_fits)
            matrix = fit_map(vectors[~left_out], list(compress(solutions, ~left_out)), strength)
            found[strength].append(_map_at_r(vectors[left_out] @ matrix.T, judged))
    scores = {strength: float(np.mean(values)) for strength, values in found.items()}
    best = max(scores, key=lambda strength: (scores[strength], strength))
    advance(n_fits - 1, n_fits)
    return FittedMap(identity if best == np.inf else fit_map(vectors, solutions, best), best, scores)


def fit_map(vectors: Vectors, solutions: Sequence[Solution], strength: float) -> NDArray[np.float32]:
    """The matrix W of least InfoNCE + strength · ‖W − I‖², from the identity on.

    Raises:
        TrainingError: fewer than two problems with two authors.
    """
    sampler = ProblemSampler(solutions)
    dim = vectors.shape[1]
    change = torch.zeros(dim, dim, requires_grad=True)
    optimizer = torch.optim.Adam([change], RATE)
    loss = InfoNce()
    for step in range(STEPS):
        batch = sampler.draw(_PROBLEMS, _PER_PROBLEM, np.random.default_rng(step))
        rows = torch.from_numpy(vectors[batch.rows])
        positive = torch.from_numpy(batch.problems[:, None] == batch.problems[None, :])
        valid = ~torch.eye(len(rows), dtype=torch.bool)
        mapped = functional.normalize(rows + rows @ change.T, dim=1)
        value = loss(mapped, positive, valid) + strength * change.square().sum()
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
    matrix: NDArray[np.float32] = np.eye(dim, dtype=np.float32) + change.detach().numpy()
    return matrix


def _folds(solutions: Sequence[Solution]) -> list[NDArray[np.bool_]]:
    """Which solutions are left out in each fold: all of every n-th problem."""
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for s in solutions:
        authors[s.problem].add(s.author)
    paired = sorted(problem for problem, known in authors.items() if len(known) > 1)
    n_folds = max(1, min(FOLDS, len(paired) // 2))
    fold_of = {problem: at % n_folds for at, problem in enumerate(paired)}
    folds = np.array([fold_of.get(s.problem, -1) for s in solutions])
    return [folds == fold for fold in range(n_folds)]


def _map_at_r(vectors: Vectors, solutions: Sequence[Solution]) -> float:
    drawn = draw_row(solutions, PLATFORM, "", "train", seed=0)
    numbers: dict[str, int] = {}
    problems = np.array([numbers.setdefault(solutions[at].problem, len(numbers)) for at in drawn], np.int64)
    chosen = vectors[drawn] / np.linalg.norm(vectors[drawn], axis=1, keepdims=True)
    return score_pairs(chosen @ chosen.T, (problems, problems)).map_at_r
