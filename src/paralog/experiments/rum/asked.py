"""What each model of phase one says of a sample of one source."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from paralog.core import TrainingError
from paralog.datasets.clone_rows import draw_row
from paralog.evaluation.curves import best_f1, operating_points
from paralog.evaluation.ranking import roc_auc
from paralog.experiments.rum.phase_one import PhaseOne
from paralog.experiments.rum.study import AUM, COSINE, RSIACNN, RUM
from paralog.nn.reusable import AuxiliaryModel, CostSensitiveLoss
from paralog.train.batches import cut, embed
from paralog.train.enriched import enriched_vectors
from paralog.train.material import Material
from paralog.train.model import Siamese

Matrix = NDArray[np.float32]
Labels = NDArray[np.int64]


@dataclass(frozen=True)
class Sample:
    """Examples of one source and split, several of each group.

    Attributes:
        rows: positions among the material's solutions.
        groups: number of the group of each.
    """

    rows: list[int]
    groups: Labels

    @property
    def truth(self) -> NDArray[np.bool_]:
        """Which of them do the same, [n, n]."""
        same: NDArray[np.bool_] = self.groups[:, None] == self.groups[None, :]
        return same

    def pairs(self, scores: Matrix) -> tuple[Matrix, NDArray[np.bool_]]:
        """Score and truth of each pair, once."""
        left, right = np.triu_indices(len(self.rows), 1)
        return scores[left, right], self.truth[left, right]


def sample(material: Material, source: str, split: str) -> Sample:
    """Up to 60 groups with up to 12 examples each, in all languages; the same sample each time.

    Raises:
        TrainingError: there are not two groups with two examples each.
    """
    rows = draw_row(material.solutions, source, "", split, seed=0)
    if len({material.solutions[row].problem for row in rows}) < 2:
        raise TrainingError(
            f"{source}: the {split} split needs two groups of code with text, with two examples each"
        )
    numbers: dict[str, int] = {}
    groups = [numbers.setdefault(material.solutions[row].problem, len(numbers)) for row in rows]
    return Sample(rows, np.array(groups, np.int64))


@torch.no_grad()
def ask(models: PhaseOne, asked: Sample) -> dict[str, Matrix]:
    """Log-odds of all pairs by AUM, RUM and RSiaCNN, [n, n] each, and the cosine of RUM."""
    material, chunk = models.material, models.recipe.chunk
    assert material.texts is not None
    units = [cut(material.store[row], models.recipe.max_tokens) for row in asked.rows]
    phi = models.enriched.auxiliary.encoder
    assert isinstance(phi, AuxiliaryModel)
    enriched = enriched_vectors(phi, units, [material.texts[row] for row in asked.rows], chunk)
    reusable, alone = (
        embed(model.encoder, units, torch.device("cpu"), chunk)
        for model in (models.enriched.reusable, models.alone)
    )
    return {
        AUM: _log_odds(models.enriched.auxiliary, enriched),
        RUM: _log_odds(models.enriched.reusable, reusable),
        RSIACNN: _log_odds(models.alone, alone),
        COSINE: (reusable @ reusable.T).numpy(),
    }


def _log_odds(model: Siamese, vectors: torch.Tensor) -> Matrix:
    loss = model.loss
    assert isinstance(loss, CostSensitiveLoss)
    rows = [loss.head(vector.expand_as(vectors), vectors) for vector in vectors]
    scores: Matrix = torch.stack(rows).float().numpy()
    return scores


def score(test: Sample, scores: Matrix, threshold: float) -> dict[str, float]:
    """AUC, and F1 at a threshold that was chosen elsewhere."""
    values, truth = test.pairs(scores)
    (point,) = operating_points(values, truth, [threshold])
    return {"auc": roc_auc(values, truth), "f1": point.f1}


def threshold_of(dev: Sample, scores: Matrix) -> float:
    """The threshold of best F1."""
    return best_f1(*dev.pairs(scores)).threshold
