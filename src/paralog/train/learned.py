"""What a model learned from one's own solutions: its scores on problems kept out, beside cheaper ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import Bundle, resolve
from paralog.core import CodeUnit, Encoder, MissingExtra, Notice, Progress
from paralog.datasets.clone_rows import draw_row, number_labels
from paralog.datasets.labelled import PLATFORM, read_labelled
from paralog.datasets.records import Solution
from paralog.datasets.solutions import is_labelled
from paralog.datasets.units import read_unit
from paralog.evaluation.bootstrap import score_draws
from paralog.evaluation.comparison import TFIDF, MethodScores, compare
from paralog.evaluation.tfidf import tfidf_similarities
from paralog.runtime.onnx_encoder import OnnxEncoder

REPEATS = 200
MIN_JUDGED = 15
"""Test problems below which no difference is called one, for an interval over few is too narrow: of two
models made equally good one was called ahead, by the metric that errs most, in two fifths of all trials with
4 problems, in a fifth with 8, and in a tenth with 15."""
METRICS = ("AUC", "MAP@R", "top-1")
"""Names of the scores, in the order of `score_draws`."""


@dataclass(frozen=True, slots=True)
class Learned:
    """How well a model does on test problems, none of which it was trained on.

    Attributes:
        methods: the judged model first.
        n_problems, n_solutions: of the test sample, one solution an author.
        n_authors: authors in the sample.
        n_seen: those of them who also solved a problem that the model was trained on.
        notices: what was left out of the folder.
    """

    methods: tuple[MethodScores, ...]
    n_problems: int
    n_solutions: int
    n_authors: int
    n_seen: int
    notices: tuple[Notice, ...] = ()


def learned_from(bundle: Bundle, data: Path, advance: Progress = lambda *_: None) -> Learned | None:
    """What `bundle`, trained on `data`, learned; None where `data` are public collections.

    The shipped model, which knows none of the solutions, and TF-IDF stand beside it. Solutions in a language
    that its recipe does not read trained nothing and judge nothing.

    Raises:
        UsageError: as `read_labelled`.
    """
    if not is_labelled(data):
        return None
    found = read_labelled(data)
    languages = bundle.config.recipe.get("languages") or {s.language for s in found.solutions}
    read = [s for s in found.solutions if s.language in languages]
    unread = (_unread(s, bundle) for s in found.solutions if s.language not in languages)
    models = {bundle.config.id: OnnxEncoder(bundle)} | shipped()
    return evaluate(models, read, (*found.notices, *unread), advance)


def _unread(s: Solution, bundle: Bundle) -> Notice:
    place = f"{s.problem.partition('/')[2]}/{s.author}"
    return Notice(place, "other-language", f"is in {s.language}, which {bundle.config.name} does not read")


def shipped() -> dict[str, OnnxEncoder]:
    """The model that comes with the package, by a name that no other has."""
    encoder = OnnxEncoder(resolve())
    return {f"{encoder.name} (shipped)": encoder}


def evaluate(
    models: Mapping[str, Encoder],
    solutions: Sequence[Solution],
    notices: tuple[Notice, ...] = (),
    advance: Progress = lambda *_: None,
) -> Learned:
    """Score models, the judged one first, and TF-IDF on the test split, code as it was written.

    All are scored on the same draws of problems, so that the interval of a difference is paired.

    Args:
        models: by the name to show.
        solutions: one's own, of all splits; at most 60 problems with at most 12 solutions are scored.
        notices: handed on.
        advance: called before each model.
    """
    sample = [solutions[at] for at in draw_row(solutions, PLATFORM, "", "test", seed=0)]
    units = [read_unit(s.code, s.language) for s in sample]
    labels = number_labels(sample)
    n_problems = len(np.unique(labels[0]))
    drawn = {}
    for at, (name, encoder) in enumerate(models.items()):
        advance(at, len(models), f"scoring {name}")
        vectors = encoder.encode(units)
        drawn[name] = score_draws(vectors @ vectors.T, labels, repeats=REPEATS)
    baseline = _tfidf(units)
    if baseline is not None:
        drawn[TFIDF] = score_draws(baseline, labels, repeats=REPEATS)
    authors = {s.author for s in sample}
    return Learned(
        methods=compare(drawn, METRICS, few=n_problems < MIN_JUDGED),
        n_problems=n_problems,
        n_solutions=len(sample),
        n_authors=len(authors),
        n_seen=len(authors & {s.author for s in solutions if s.split == "train"}),
        notices=notices,
    )


def _tfidf(units: Sequence[CodeUnit]) -> NDArray[np.floating] | None:
    """Similarities by TF-IDF; None where scikit-learn, which trains nothing here, is not installed."""
    try:
        return tfidf_similarities(units)
    except MissingExtra:
        return None
