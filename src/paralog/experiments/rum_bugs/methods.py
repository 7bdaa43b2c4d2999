"""The rows of the tables: each learns from some reports and scores all files for others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from paralog.experiments.rum_bugs import study as rows
from paralog.experiments.rum_bugs.corpus import Corpus
from paralog.experiments.rum_bugs.fusion import Matrix, fixes_before, fused, similar_fixes
from paralog.experiments.rum_bugs.networks import Locator, SequentialConvolution
from paralog.experiments.rum_bugs.tuning import LocateOptions, pair_log_odds, tune
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.nn.text import TextConvolution

Rows = NDArray[np.int64]
DIM = 200


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is computed; a smoke run has less of everything."""

    tuning: LocateOptions = field(default_factory=LocateOptions)


@dataclass(frozen=True)
class Split:
    """What one run learns from and is judged by.

    Attributes:
        corpus: of files and reports.
        train, test: reports.
        seed: of everything that is drawn.
        effort: how much is computed.
    """

    corpus: Corpus
    train: Rows
    test: Rows
    seed: int
    effort: Effort


def located(name: str, split: Split) -> Matrix:
    """Scores [n test reports, n files] that the method called `name` gives."""
    return _METHODS[name](split)


def _lexical(split: Split) -> dict[str, Matrix]:
    words = split.corpus.words
    lengths = np.log1p(split.corpus.pieces.n_tokens.astype(np.float64))
    size = np.broadcast_to(lengths, words.tfidf.shape)
    return {"tfidf": words.tfidf, "bm25": words.bm25, "rvsm": words.rvsm, "size": size}


def _history(split: Split) -> dict[str, Matrix]:
    links = split.corpus.links
    return {
        "fixes": fixes_before(links, split.train),
        "similar": similar_fixes(split.corpus.words.reports, links, split.train),
    }


def _space(split: Split) -> dict[str, Matrix]:
    return {"space": split.corpus.nearness}


def _fused(*signals: Callable[[Split], Mapping[str, Matrix]]) -> Callable[[Split], Matrix]:
    def learn(split: Split) -> Matrix:
        joined = {name: value for of in signals for name, value in of(split).items()}
        return fused(joined, split.corpus.links, split.train, split.test, split.seed)

    return learn


def _network(code: Callable[[Split], nn.Module], *, is_reused: bool = False) -> Callable[[Split], Matrix]:
    def learn(split: Split) -> Matrix:
        torch.manual_seed(split.seed)
        corpus, options = split.corpus, split.effort.tuning
        branch = deepcopy(code(split)).requires_grad_(True)
        text = FeatureEncoder(TextConvolution(_n_tokens(split)))
        locator = Locator(text, branch, DIM)
        files = [corpus.pieces.first(at, options.max_tokens) for at in range(len(corpus.pieces))]
        old, new = ([corpus.reports[int(row)] for row in part] for part in (split.train, split.test))
        links = corpus.links[split.train]
        tune(locator, old, files, links, options, split.seed, [branch] if is_reused else [])
        return pair_log_odds(locator, new, files)

    return learn


def _n_tokens(split: Split) -> int:
    return len(split.corpus.models.material.view.vocabulary)


_METHODS: dict[str, Callable[[Split], Matrix]] = {
    rows.RUM_WORDS: _fused(_lexical, _space, _history),
    rows.RUM_LEXICAL: _fused(_lexical, _space),
    rows.RUM: _network(lambda s: s.corpus.models.enriched.reusable.encoder, is_reused=True),
    rows.RSIACNN: _network(lambda s: s.corpus.models.alone.encoder, is_reused=True),
    rows.NPCNN: _network(lambda s: FeatureEncoder(StructuredConvolution(_n_tokens(s)))),
    rows.LSTMCNN: _network(lambda s: FeatureEncoder(SequentialConvolution(_n_tokens(s)))),
    rows.TFIDF: lambda s: s.corpus.words.tfidf[s.test],
    rows.BM25: lambda s: s.corpus.words.bm25[s.test],
    rows.RVSM: lambda s: s.corpus.words.rvsm[s.test],
    rows.WORDS_FIXES: _fused(_lexical, _history),
    rows.SIMILAR: lambda s: _history(s)["similar"][s.test],
    rows.FREQUENT: lambda s: _history(s)["fixes"][s.test],
    rows.SPACE: lambda s: s.corpus.nearness[s.test],
}
