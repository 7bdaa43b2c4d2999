"""What a model learned from labelled pairs: its scores on unknown functions, beside cheaper ways."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import BundleConfig
from paralog.core import MissingExtra, Notice
from paralog.datasets.labelled_pairs import LabelledPairs
from paralog.evaluation.comparison import MIN_GROUPS, TFIDF, MethodScores, compare
from paralog.evaluation.tfidf import tfidf_of_pairs
from paralog.train.adapt_pair_map import Cosines
from paralog.train.adapt_pairs import METRICS, PairJudge
from paralog.train.calibrate import BALANCED


@dataclass(frozen=True, slots=True)
class LearnedPairs:
    """How well a model does on labelled pairs, each judged by what knows neither of its functions.

    Attributes:
        methods: the judged model first, its base second.
        is_changed: False where no map did better than none, so that both have the same vectors.
        n_same, n_different: pairs that were judged.
        n_unjudged: pairs that were only learned from.
        n_functions, n_groups: that the judged pairs are of; the groups share no pair.
        notices: what was left out of the file.
    """

    methods: tuple[MethodScores, ...]
    is_changed: bool
    n_same: int
    n_different: int
    n_unjudged: int
    n_functions: int
    n_groups: int
    notices: tuple[Notice, ...] = ()


def evaluate_pairs(
    pairs: LabelledPairs,
    judge: PairJudge,
    adapted: tuple[str, Cosines],
    models: Mapping[str, tuple[BundleConfig, Cosines]],
    *,
    is_changed: bool,
) -> LearnedPairs:
    """Score the adapted model, those it is held against, and TF-IDF.

    Args:
        pairs: all of them.
        judge: of those of them that have a fold.
        adapted: name, and what `judge.score` takes.
        models: by the name to show, the base first: its calibrations, and its cosine of each pair.
        is_changed: whether the adapted model has other vectors than the base.
    """
    name, scores = adapted
    drawn = {name: judge.score(scores)}
    for other, (config, cosines) in models.items():
        stated = _stated(config, pairs, cosines)
        drawn[other] = judge.score(cosines[judge.rows], stated[judge.rows])
    baseline = _tfidf(pairs)
    if baseline is not None:
        drawn[TFIDF] = judge.score(baseline[judge.rows])
    n_groups = len(np.unique(judge.groups))
    return LearnedPairs(
        methods=compare(drawn, METRICS, few=n_groups < MIN_GROUPS),
        is_changed=is_changed,
        n_same=int(judge.same.sum()),
        n_different=int((~judge.same).sum()),
        n_unjudged=len(pairs) - len(judge.rows),
        n_functions=len(np.unique(pairs.sides[judge.rows])),
        n_groups=n_groups,
        notices=pairs.notices,
    )


def _stated(config: BundleConfig, pairs: LabelledPairs, cosines: Cosines) -> NDArray[np.float64]:
    """[n] what a model says of pairs of which half do the same."""
    found = zip(pairs.languages, cosines, strict=True)
    return np.array(
        [config.calibration(languages).probability(cosine, BALANCED) for languages, cosine in found]
    )


def _tfidf(pairs: LabelledPairs) -> NDArray[np.float64] | None:
    """Similarities by TF-IDF; None where scikit-learn, which trains nothing here, is not installed."""
    try:
        return tfidf_of_pairs(pairs.units, pairs.sides)
    except MissingExtra:
        return None
