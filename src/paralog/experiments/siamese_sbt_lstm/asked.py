"""What every method says of one set of solutions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import resolve
from paralog.datasets.units import read_unit
from paralog.evaluation import PairRanking
from paralog.evaluation.bag_of_tokens import bag_of_tokens_similarities
from paralog.evaluation.chance import random_similarities
from paralog.evaluation.tfidf import tfidf_similarities
from paralog.experiments.siamese_sbt_lstm.protocol import HIDDEN, Protocol, labels
from paralog.experiments.siamese_sbt_lstm.runs import RunResult, Workplace, vectors_of
from paralog.experiments.siamese_sbt_lstm.study import BAG, CHANCE, TFIDF
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.material import Material

Matrix = NDArray[np.floating]


@dataclass(frozen=True)
class Asked:
    """One set: its units, who they are, and how every method of the paper's table compares them.

    Attributes:
        rows: positions of the solutions.
        labels: number of the challenge and of the group of each.
        names: name of the challenge of each.
        similarities: [n, n], by method.
    """

    rows: list[int]
    labels: tuple[NDArray[np.int64], NDArray[np.int64]]
    names: list[str]
    similarities: dict[str, Matrix]

    def scored(self, method: str) -> tuple[Matrix, NDArray[np.bool_]]:
        """Similarity and truth of every pair that counts."""
        return PairRanking(self.similarities[method], self.labels).pairs

    @property
    def challenges(self) -> list[str]:
        """Names of the challenges, in the order of their numbers; a number that is a group's has none."""
        names = [""] * (int(self.labels[0].max()) + 1)
        for number, name in zip(self.labels[0].tolist(), self.names, strict=True):
            names[number] = name
        return names


def ask(
    name: str, protocol: Protocol, material: Material, shown: dict[str, RunResult], place: Workplace
) -> Asked:
    """Encode one set with the runs that are shown, by the name of their row, and compare it by the baselines.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    rows = protocol.rows(material.solutions, name)
    solutions = [material.solutions[at] for at in rows]
    units = [read_unit(s.code, s.language, anonymous=name == HIDDEN) for s in solutions]
    similarities: dict[str, Matrix] = {}
    for method, result in shown.items():
        vectors = vectors_of(place, result)[name]
        similarities[method] = vectors @ vectors.T
    shipped = OnnxEncoder(resolve())
    vectors = shipped.encode(units)
    similarities[f"{shipped.name}, which ships"] = vectors @ vectors.T
    ids = [material.view.arrays(unit).ids[:, 0] for unit in units]
    similarities[BAG] = bag_of_tokens_similarities(ids, len(material.view.vocabulary))
    similarities[TFIDF] = tfidf_similarities(units)
    similarities[CHANCE] = random_similarities(len(rows))
    names = [s.problem.partition("/")[2] for s in solutions]
    return Asked(rows, labels(material.solutions, rows), names, similarities)
