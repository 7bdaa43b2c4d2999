"""The dev metric: how well the encoder of the moment ranks unseen problems, names hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from paralog.datasets.augment import NamePool, rename
from paralog.datasets.clone_rows import draw_row, number_labels, rows_for
from paralog.evaluation import score_pairs
from paralog.features import UnitArrays
from paralog.train.batches import cut
from paralog.train.material import Material

Encode = Callable[[list[UnitArrays], list[int]], Tensor]


class DevRows:
    """Samples of the dev split in the form of the clone table, bound names replaced at random.

    Rows for which the data hold fewer than two problems are left out.
    """

    def __init__(self, material: Material, pool: NamePool, max_tokens: int, seed: int = 0) -> None:
        solutions = material.solutions
        rng = np.random.default_rng(seed)
        self._rows: list[_DevRow] = []
        for row in rows_for(solutions):
            drawn = draw_row(solutions, row.platform, row.language, "dev", seed)
            problems, groups = number_labels([solutions[at] for at in drawn])
            if len(np.unique(problems)) > 1:
                units = [rename(material.store[at], pool, rng) for at in drawn]
                heads = [cut(unit, max_tokens) for unit in units]
                self._rows.append(_DevRow(row.label, drawn, heads, problems, groups))

    def score(self, model: nn.Module, encode: Encode) -> dict[str, float]:
        """AUC and MAP@R by row, and their means as "auc" and "map_at_r"; empty without rows.

        Args:
            model: is put into eval mode for the time.
            encode: vectors, [n, dim], of units and their positions among the solutions.
        """
        was_training = model.training
        model.eval()
        found: dict[str, float] = {}
        with torch.no_grad():
            for row in self._rows:
                vectors = encode(row.units, row.at).cpu().numpy()
                scores = score_pairs(vectors @ vectors.T, (row.problems, row.groups))
                found[f"{row.label} auc"], found[f"{row.label} map_at_r"] = scores.auc, scores.map_at_r
        model.train(was_training)
        for metric in ("auc", "map_at_r"):
            values = [value for name, value in found.items() if name.endswith(metric)]
            if values:
                found[metric] = float(np.mean(values))
        return found


@dataclass(frozen=True)
class _DevRow:
    label: str
    at: list[int]
    units: list[UnitArrays]
    problems: NDArray[np.int64]
    groups: NDArray[np.int64]
