"""A linear map on top of frozen vectors, drawn towards the identity, that tells labelled pairs apart."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations_with_replacement

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from paralog.core import Vectors
from paralog.nn.losses import InfoNce
from paralog.train.adapt_folds import PairFolds
from paralog.train.adapt_map import STRENGTHS

SLOPE = 1 / InfoNce().temperature
"""By how much a cosine raises the log-odds: as much as where the encoders were trained."""
ITERATIONS = 60
Cosines = NDArray[np.float64]


def fit_pair_map(
    vectors: Vectors, sides: NDArray[np.int64], same: NDArray[np.bool_], strength: float
) -> NDArray[np.float32]:
    """The matrix W of least logistic loss + strength · ‖W − I‖², from the identity on.

    The log-odds of a pair are a · cos(Wu, Wv) + b, with a the `SLOPE` and b fitted; pairs that do the same
    weigh as much as those that do not.

    Args:
        vectors: [functions, dim], rows of unit length.
        sides: [n, 2] positions of the functions of each pair.
        same: [n] whether they do the same; both occur.
        strength: of the pull towards the identity.
    """
    used, places = np.unique(sides, return_inverse=True)
    rows, (left, right) = torch.from_numpy(vectors[used]), torch.from_numpy(places.reshape(sides.shape)).T
    sign = torch.from_numpy(np.where(same, 1.0, -1.0).astype(np.float32))
    weight = torch.from_numpy(np.where(same, 0.5 / same.sum(), 0.5 / (~same).sum()).astype(np.float32))
    change = torch.zeros(rows.shape[1], rows.shape[1], requires_grad=True)
    middle = (weight * (rows[left] * rows[right]).sum(dim=1)).sum()
    offset = (-SLOPE * middle).requires_grad_()
    optimizer = torch.optim.LBFGS([change, offset], max_iter=ITERATIONS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        mapped = functional.normalize(rows + rows @ change.T, dim=1)
        odds = SLOPE * (mapped[left] * mapped[right]).sum(dim=1) + offset
        value = (weight * functional.softplus(-sign * odds)).sum() + strength * change.square().sum()
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    matrix: NDArray[np.float32] = np.eye(len(change), dtype=np.float32) + change.detach().numpy()
    return matrix


def cosines(vectors: Vectors, sides: NDArray[np.int64], matrix: NDArray[np.float32] | None = None) -> Cosines:
    """[n] cosine of each pair under a map; None for none."""
    rows = vectors if matrix is None else vectors @ matrix.T
    rows = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))
    found: Cosines = np.einsum("nd,nd->n", rows[sides[:, 0]], rows[sides[:, 1]]).astype(np.float64)
    return found


def left_out_cosines(
    vectors: Vectors,
    sides: NDArray[np.int64],
    same: NDArray[np.bool_],
    folds: PairFolds,
    advance: Callable[[int, int], None] = lambda *_: None,
) -> dict[float, Cosines]:
    """[folds, folds, n] cosines of all pairs under the map without the functions of both folds.

    By strength, of which an infinite one stands for no map. On the diagonal only one fold is left out.

    Args:
        vectors: [functions, dim].
        sides: [n, 2], as `fit_pair_map`.
        same: [n].
        folds: of the pairs.
        advance: called with how many fits are done, and how many there are.
    """
    shape = (folds.n, folds.n, len(same))
    found = {strength: np.zeros(shape) for strength in STRENGTHS}
    couples = list(combinations_with_replacement(range(folds.n), 2))
    for at, (one, other) in enumerate(couples):
        kept = folds.without(one, other)
        for number, strength in enumerate(STRENGTHS):
            advance(at * len(STRENGTHS) + number, len(STRENGTHS) * len(couples))
            matrix = fit_pair_map(vectors, sides[kept], same[kept], strength)
            found[strength][one, other] = found[strength][other, one] = cosines(vectors, sides, matrix)
    return {**found, np.inf: np.broadcast_to(cosines(vectors, sides), shape)}
