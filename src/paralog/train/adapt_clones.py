"""`paralog adapt clones`: a model fitted to one's own labelled pairs, its encoder left as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from paralog.bundle import Bundle, verify
from paralog.core import CodeUnit, Vectors
from paralog.datasets.labelled_pairs import LabelledPairs, read_labelled_pairs
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.adapt_bundle import AdaptOptions, adapted_name, compared_with, draft, require_place
from paralog.train.adapt_calibrate import recalibrate_pairs
from paralog.train.adapt_card import card
from paralog.train.adapt_folds import split_pairs
from paralog.train.adapt_learned import LearnedPairs, evaluate_pairs
from paralog.train.adapt_learned_text import counted, markdown
from paralog.train.adapt_map import FittedMap
from paralog.train.adapt_pair_map import cosines, fit_pair_map, left_out_cosines
from paralog.train.adapt_pairs import Choice, PairJudge
from paralog.train.calibrate import ScoredPairs
from paralog.train.threads import torch_threads

CRITERION = "AUC on pairs whose functions were left out in turn"
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class AdaptedClones:
    """A new bundle and what adapting brought."""

    bundle: Bundle
    learned: LearnedPairs


def adapt_clones(base: Bundle, options: AdaptOptions) -> AdaptedClones:
    """Fit a linear map on top of the vectors of `base` to labelled pairs; write both as a new bundle.

    The strength of its pull towards the identity is chosen, calibrations are fitted and the result is
    judged on pairs of whose functions the map knew none; the map that is written is fitted to all. The
    bundle is written whether or not that shows a gain.

    Raises:
        UsageError: the file cannot be understood or holds too few pairs to judge by, or the output
            cannot be written.
    """
    adapted_name(base, options)  # before the work, not after it
    options.advance(0, 0, "reading")
    pairs = read_labelled_pairs(options.source)
    folds = split_pairs(pairs)
    require_place(options.output)
    before = OnnxEncoder(base, threads=options.jobs)
    models = compared_with(before)
    encoded = [_encode(model, pairs.units, options) for model in models.values()]
    known = [cosines(vectors, pairs.sides) for vectors in encoded]
    vectors = before.without_words(encoded[0])
    judge = PairJudge(pairs.same, folds)
    with torch_threads(options.jobs):
        learned_share = 1 - base.config.words
        by_words = known[0] - learned_share * cosines(vectors, pairs.sides)  # which no map changes
        mapped = left_out_cosines(
            vectors,
            pairs.sides,
            pairs.same,
            folds,
            lambda done, total: options.advance(done, total, "fitting"),
        )
        left_out = {strength: learned_share * found + by_words for strength, found in mapped.items()}
        options.advance(0, 0, "judging")
        fitted = _fit(vectors, pairs, judge.choose(left_out))
    new = draft(base, options, fitted, counted(pairs))
    held_out = judge.held_out(left_out[fitted.strength])
    languages = pairs.languages
    calibrations = recalibrate_pairs(
        base.config.calibrations,
        ["+".join(sorted(languages[row])) for row in judge.rows],
        known[0][judge.rows],
        ScoredPairs(held_out, judge.same, judge.groups),
    )
    learned = evaluate_pairs(
        pairs,
        judge,
        (new.config.id, judge.nested(left_out) if fitted.is_changed else held_out),
        {name: (model.config, found) for (name, model), found in zip(models.items(), known, strict=True)},
        is_changed=fitted.is_changed,
    )
    text = card(new, fitted, CRITERION, calibrations, markdown(learned))
    bundle = new.write(options.output, calibrations.all, text)
    verify(bundle.folder)
    return AdaptedClones(bundle, learned)


def _fit(vectors: Vectors, pairs: LabelledPairs, choice: Choice) -> FittedMap:
    """The map of the strength that was chosen, fitted to all pairs."""
    if choice.strength == np.inf:
        matrix = np.eye(vectors.shape[1], dtype=np.float32)
    else:
        matrix = fit_pair_map(vectors, pairs.sides, pairs.same, choice.strength)
    return FittedMap(matrix, choice.strength, choice.scores)


def _encode(encoder: OnnxEncoder, units: Sequence[CodeUnit], options: AdaptOptions) -> Vectors:
    parts = []
    for start in range(0, len(units), _CHUNK):
        options.advance(start, len(units), f"encoding by {encoder.name}")
        parts.append(encoder.encode(units[start : start + _CHUNK]))
    return np.concatenate(parts)
