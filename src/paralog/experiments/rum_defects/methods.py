"""The rows of the tables: each learns from some files of a corpus and gives log-odds for others."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from paralog.experiments.file_pieces import PieceStore
from paralog.experiments.rum_defects import study as rows
from paralog.experiments.rum_defects.belief import BeliefOptions, belief_features, token_matrix
from paralog.experiments.rum_defects.blocks import Dense, Words, fitted_log_odds
from paralog.experiments.rum_defects.corpus import Corpus
from paralog.experiments.rum_defects.tuning import FileClassifier, Pooling, TuneOptions, log_odds, tune
from paralog.features import UnitArrays
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.train.batches import cut

Rows = NDArray[np.int64]
Floats = NDArray[np.float64]
DIM = 200


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is computed; a smoke run has less of everything.

    Attributes:
        tuning: of the encoders that are reused.
        scratch_rate: learning rate of the encoder that is not.
        belief: of DBN and AST-DBN.
        longest: tokens of a file that those two read.
        vector_weight: of the block of vectors beside words and size, each of weight 1.
    """

    tuning: TuneOptions = field(default_factory=TuneOptions)
    scratch_rate: float = 2e-3
    belief: BeliefOptions = field(default_factory=BeliefOptions)
    longest: int = 500
    vector_weight: float = 0.5


@dataclass(frozen=True)
class Split:
    """What one run learns from and is judged by.

    Attributes:
        corpus: of the files.
        train, test: rows.
        seed: of everything that is drawn.
        effort: how much is computed.
    """

    corpus: Corpus
    train: Rows
    test: Rows
    seed: int
    effort: Effort

    @property
    def prior(self) -> float:
        """Log-odds of the share of defective files among those that are learned from."""
        share = float(self.corpus.labels[self.train].mean())
        return math.log(share / (1 - share))


Blocks = Callable[[Split], Sequence[Dense | Words]]


def learned(name: str, split: Split) -> Floats:
    """Log-odds [n test files] that the method called `name` gives."""
    return _METHODS[name](split)


def _regression(blocks: Blocks) -> Callable[[Split], Floats]:
    def learn(split: Split) -> Floats:
        return fitted_log_odds(blocks(split), split.corpus.labels, split.train, split.test)

    return learn


def _lines(split: Split) -> Dense:
    return Dense(np.log1p(split.corpus.sizes)[:, None])


def _extent(store: PieceStore) -> Dense:
    return Dense(np.log1p(np.stack([store.n_tokens, store.n_pieces], axis=1)))


def _log_metrics(split: Split) -> Dense:
    metrics = split.corpus.metrics
    return Dense(np.sign(metrics) * np.log1p(np.abs(metrics)))


def _vectors(split: Split, weight: float = 1.0) -> Dense:
    return Dense(split.corpus.pooled, weight)


def _words(split: Split) -> Words:
    return Words(split.corpus.counts(split.corpus.pieces))


def _sums(split: Split, *, anonymous: bool) -> Sequence[Dense | Words]:
    corpus = split.corpus
    store = corpus.anonymous if anonymous else corpus.pieces
    pooled = corpus.anonymous_pooled if anonymous else corpus.pooled
    return [_extent(store), Words(corpus.counts(store)), Dense(pooled, split.effort.vector_weight)]


def _raw_metrics(split: Split) -> Floats:
    """Standardised, hardly regularised: as the paper may have done it."""
    width = math.sqrt(split.corpus.metrics.shape[1])
    return fitted_log_odds(
        [Dense(split.corpus.metrics, width)], split.corpus.labels, split.train, split.test, strength=1.0
    )


def _belief(*, nodes: bool) -> Callable[[Split], Floats]:
    def learn(split: Split) -> Floats:
        n = len(split.corpus.models.material.view.vocabulary)
        visible = token_matrix(split.corpus.sequences(nodes=nodes), n, split.effort.longest)
        features = belief_features(visible, split.train, split.effort.belief, split.seed)
        return fitted_log_odds([Dense(features)], split.corpus.labels, split.train, split.test)

    return learn


def _tuned(
    encoder: Callable[[Split], nn.Module], pooling: Pooling = "beginning", *, scratch: bool = False
) -> Callable[[Split], Floats]:
    def learn(split: Split) -> Floats:
        options = replace(split.effort.tuning, pooling=pooling)
        if scratch:
            options = replace(options, encoder_rate=split.effort.scratch_rate)
        torch.manual_seed(split.seed)
        fresh = deepcopy(encoder(split)).requires_grad_(True)
        classifier = FileClassifier(fresh, DIM, attention=options.pooling == "attention")
        old, new = (_read(split.corpus.pieces, part, options) for part in (split.train, split.test))
        tune(classifier, old, split.corpus.labels[split.train], options, split.seed)
        return log_odds(classifier, new, options) + split.prior

    return learn


def _read(store: PieceStore, part: Rows, options: TuneOptions) -> list[list[UnitArrays]]:
    """What a classifier reads of each file."""
    if options.pooling == "beginning":
        return [[store.first(int(at), options.max_tokens)] for at in part]
    pieces = [[store.pieces[int(row)] for row in store.rows(int(at))] for at in part]
    return [[cut(unit, options.piece_tokens) for unit in file] for file in pieces]


def _rum(split: Split) -> nn.Module:
    return split.corpus.models.enriched.reusable.encoder


def _alone(split: Split) -> nn.Module:
    return split.corpus.models.alone.encoder


def _fresh(split: Split) -> nn.Module:
    return FeatureEncoder(StructuredConvolution(len(split.corpus.models.material.view.vocabulary)))


_METHODS: dict[str, Callable[[Split], Floats]] = {
    rows.RUM_SUMS: _regression(lambda s: _sums(s, anonymous=False)),
    rows.RUM: _tuned(_rum),
    rows.RUM_MEAN: _tuned(_rum, pooling="mean"),
    rows.RUM_ATTENTION: _tuned(_rum, pooling="attention"),
    rows.RSIACNN: _tuned(_alone),
    rows.PCNN: _tuned(_fresh, scratch=True),
    rows.LR: _raw_metrics,
    rows.LR_LOG: _regression(lambda s: [_log_metrics(s)]),
    rows.DBN: _belief(nodes=False),
    rows.AST_DBN: _belief(nodes=True),
    rows.TFIDF: _regression(lambda s: [_words(s)]),
    rows.LENGTH: _regression(lambda s: [_lines(s)]),
    rows.TOKENS: _regression(lambda s: [_extent(s.corpus.pieces)]),
    rows.SIZED_WORDS: _regression(lambda s: [_extent(s.corpus.pieces), _words(s)]),
    rows.SIZED_VECTORS: _regression(lambda s: [_extent(s.corpus.pieces), _vectors(s)]),
    rows.VECTORS: _regression(lambda s: [_vectors(s)]),
    rows.METRICS_VECTORS: _regression(lambda s: [_extent(s.corpus.pieces), _log_metrics(s), _vectors(s)]),
    rows.SUMS_ANONYMOUS: _regression(lambda s: _sums(s, anonymous=True)),
}
