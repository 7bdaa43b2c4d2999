"""The dev metric: how well the encoder of the moment ranks unseen problems, names hidden."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from paralog.datasets.augment import NamePool, rename
from paralog.datasets.clone_rows import draw_row, rows_for
from paralog.evaluation import score_pairs
from paralog.features import UnitArrays
from paralog.train.batches import embed
from paralog.train.material import Material


class DevRows:
    """Samples of the dev split in the form of the clone table, bound names replaced at random.

    Rows for which the data hold fewer than two problems are left out.
    """

    def __init__(self, material: Material, pool: NamePool, max_tokens: int, seed: int = 0) -> None:
        solutions = material.solutions
        rng = np.random.default_rng(seed)
        numbers: dict[str, int] = {}
        self._rows: list[tuple[str, list[UnitArrays], np.ndarray, np.ndarray]] = []
        for row in rows_for(solutions):
            drawn = draw_row(solutions, row.platform, row.language, "dev", seed)
            labels = [numbers.setdefault(solutions[at].problem, len(numbers)) for at in drawn]
            groups = [numbers.setdefault(solutions[at].group, len(numbers)) for at in drawn]
            if len(set(labels)) > 1:
                units = [rename(material.store[at], pool, rng) for at in drawn]
                cut = [unit.part(0, max_tokens) if len(unit) > max_tokens else unit for unit in units]
                self._rows.append((row.label, cut, np.array(labels), np.array(groups)))

    def score(self, encoder: nn.Module, device: torch.device) -> dict[str, float]:
        """AUC and MAP@R by row, and their means as "auc" and "map_at_r"; empty without rows."""
        was_training = encoder.training
        encoder.eval()
        found: dict[str, float] = {}
        with torch.no_grad():
            for label, units, problems, groups in self._rows:
                vectors = embed(encoder, units, device).cpu().numpy()
                scores = score_pairs(vectors @ vectors.T, (problems, groups))
                found[f"{label} auc"], found[f"{label} map_at_r"] = scores.auc, scores.map_at_r
        encoder.train(was_training)
        for metric in ("auc", "map_at_r"):
            values = [value for name, value in found.items() if name.endswith(metric)]
            if values:
                found[metric] = float(np.mean(values))
        return found
