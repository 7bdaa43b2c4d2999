"""The methods of Table 1: each learns from a draw's labelled pairs and says how alike its test functions are.

Those that learn without labels, and those that do not learn at all, ignore the pairs but for a threshold.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from paralog.core import Encoder
from paralog.datasets.store import ArrayStore, Source
from paralog.datasets.units import read_unit
from paralog.evaluation.curves import best_f1
from paralog.evaluation.tfidf import tfidf_similarities
from paralog.experiments.rum_clones.arenas import Draw
from paralog.experiments.rum_clones.trees import TreeStore
from paralog.features.forest import join_trees
from paralog.nn.cdlh import Cdlh, HashLoss, harden
from paralog.nn.forest import ForestTensors
from paralog.nn.pairs import PairClassifier, PairHead
from paralog.train.fine_tune import FineTuneOptions, fine_tune, pair_scores

Matrix = NDArray[np.float32]
_LEAST_SPREAD = 1e-6
"""Scores that spread by less are equal."""


@dataclass(frozen=True)
class Judged:
    """What a method says of the test functions of a draw.

    Attributes:
        scores: [m, m], higher is more alike.
        threshold: scores from which it says "the same".
    """

    scores: Matrix
    threshold: float


class Method(Protocol):
    """A row of the table."""

    @property
    def name(self) -> str: ...
    def judge(self, draw: Draw, seed: int) -> Judged: ...


@dataclass(frozen=True)
class FineTuned:
    """RUM_cd and its like: an encoder with a fresh head, fine-tuned on the pairs.

    Attributes:
        encoder: a copy of it is trained.
        store: arrays of the arena's functions.
        options: how.
        dim: width of its vectors.
    """

    name: str
    encoder: nn.Module
    store: ArrayStore
    options: FineTuneOptions
    dim: int

    def judge(self, draw: Draw, seed: int) -> Judged:
        """The threshold is where the classifier says one half at the share of clones among the pairs.

        Both labels weigh the same in training, so its log-odds hold for a share of one half.
        """
        torch.manual_seed(seed)
        classifier = PairClassifier(deepcopy(self.encoder).requires_grad_(True), PairHead(self.dim))
        rows, sides = np.unique(draw.pairs, return_inverse=True)
        units = [self.store[int(row)] for row in rows]
        options = replace(self.options, seed=seed)
        fine_tune(classifier, units, sides.reshape(-1, 2), draw.labels, options)
        tests = [self.store[int(row)] for row in draw.test]
        return Judged(pair_scores(classifier, tests, options.max_tokens), prior_threshold(draw.labels))


@dataclass(frozen=True)
class Hashing:
    """CDLH: a Tree-LSTM and a hash layer, from scratch on the pairs.

    Attributes:
        trees: of the arena's functions.
        steps: of training.
        batch: pairs in each.
        learning_rate: of Adam.
    """

    trees: TreeStore
    steps: int = 150
    batch: int = 16
    learning_rate: float = 3e-3
    name: str = "CDLH"

    def judge(self, draw: Draw, seed: int) -> Judged:
        """The similarity of the hashes; 0, half of the bits, is where it says "the same"."""
        torch.manual_seed(seed)
        rng = np.random.default_rng(seed)
        model = Cdlh(self.trees.n_tokens)
        loss = HashLoss()
        optimizer = torch.optim.Adam(model.parameters(), self.learning_rate)
        positives, negatives = np.flatnonzero(draw.labels), np.flatnonzero(~draw.labels)
        for _ in range(self.steps):
            chosen = np.concatenate([rng.choice(kind, self.batch // 2) for kind in (positives, negatives)])
            rows, sides = np.unique(draw.pairs[chosen], return_inverse=True)
            left, right = torch.from_numpy(sides.reshape(-1, 2)).T
            counts = torch.zeros(len(rows), len(rows), dtype=torch.bool)
            same = counts.clone()
            counts[left, right] = True
            same[left, right] = torch.from_numpy(draw.labels[chosen])
            optimizer.zero_grad()
            loss(model(self._forest(rows)), same, counts).backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
        with torch.no_grad():
            parts = [model(self._forest(draw.test[at : at + 100])) for at in range(0, len(draw.test), 100)]
            hashes = harden(torch.cat(parts))
        scores: Matrix = (hashes @ hashes.T / hashes.shape[1]).numpy()
        return Judged(scores, 0.0)

    def _forest(self, rows: NDArray[np.int64]) -> ForestTensors:
        return ForestTensors.of(join_trees([self.trees[int(row)] for row in rows]))


@dataclass(frozen=True)
class Compared:
    """Vectors that are there already, compared by cosine or, negated, by Euclidean distance.

    Attributes:
        vectors: [n, dim], of the arena's functions.
        euclidean: by distance.
    """

    name: str
    vectors: Matrix
    euclidean: bool = False

    def judge(self, draw: Draw, seed: int) -> Judged:
        """The threshold is that of best F1 on the pairs."""
        pairs = [self._similarities(self.vectors[pair])[0, 1] for pair in draw.pairs]
        threshold = best_f1(np.array(pairs), draw.labels).threshold
        return Judged(self._similarities(self.vectors[draw.test]), threshold)

    def _similarities(self, vectors: Matrix) -> Matrix:
        if not self.euclidean:
            cosines: Matrix = vectors @ vectors.T
            return cosines
        squares = (vectors**2).sum(axis=1)
        squared = squares[:, None] + squares - 2 * vectors @ vectors.T
        distances: Matrix = -np.sqrt(np.maximum(squared, 0))
        return distances


@dataclass(frozen=True)
class TfIdf:
    """Cosine of TF-IDF; document frequencies come from the functions that are compared."""

    sources: Sequence[Source]
    name: str = "TF-IDF"

    def judge(self, draw: Draw, seed: int) -> Judged:
        """The threshold is that of best F1 on the pairs."""
        rows, sides = np.unique(draw.pairs, return_inverse=True)
        left, right = sides.reshape(-1, 2).T
        known = self._similarities(rows)
        threshold = best_f1(known[left, right], draw.labels).threshold
        return Judged(self._similarities(draw.test), threshold)

    def _similarities(self, rows: NDArray[np.int64]) -> Matrix:
        units = [read_unit(*self.sources[int(row)]) for row in rows]
        return tfidf_similarities(units).astype(np.float32)


@dataclass(frozen=True)
class WithWords:
    """A classifier's log-odds and the cosine of TF-IDF, each over its spread among the judged pairs, added.

    Both count alike: the classifier is sure of the few pairs it was fitted to, so that a weight learned from
    them would leave the words out.

    Attributes:
        classifier: fine-tuned on the pairs.
        words: not trained on them.
    """

    name: str
    classifier: Method
    words: Method

    def judge(self, draw: Draw, seed: int) -> Judged:
        """It says "the same" of as large a share of the pairs as are clones among those of the draw."""
        once = np.triu(draw.judged, 1)
        scores: Matrix = np.zeros(draw.judged.shape, np.float32)
        for method in (self.classifier, self.words):
            found = method.judge(draw, seed).scores
            scores += (found - found[once].mean()) / max(float(found[once].std()), _LEAST_SPREAD)
        return Judged(scores, float(np.quantile(scores[once], 1 - draw.labels.mean())))


def prior_threshold(labels: NDArray[np.bool_]) -> float:
    """Log-odds that mean one half where the share of positives is that of `labels`, not one half."""
    share = float(labels.mean())
    return math.log((1 - share) / share)


def encoded(encoder: Encoder, sources: Sequence[Source]) -> Matrix:
    """Vectors of an encoder that ships."""
    return encoder.encode([read_unit(code, language) for code, language in sources])
