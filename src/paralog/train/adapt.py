"""`paralog adapt solutions`: a model fitted to one's own labelled solutions, its encoder left as it is."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from paralog.bundle import Bundle, verify
from paralog.core import TrainingError, Vectors
from paralog.datasets.labelled import MIN_HELD_OUT, read_labelled
from paralog.datasets.records import Solution
from paralog.datasets.store import build_store
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.adapt_bundle import AdaptOptions, adapted_name, compared_with, draft, require_place
from paralog.train.adapt_calibrate import recalibrate
from paralog.train.adapt_card import card
from paralog.train.adapt_map import choose_map
from paralog.train.learned import Learned, evaluate
from paralog.train.learned_text import counted, markdown
from paralog.train.threads import torch_threads

MIN_TRAIN, MIN_AUTHORS = 8, 3
"""Problems with two authors, and authors, without which a gain could not be told from chance."""
CRITERION = "Mean MAP@R on training problems left out in turn"
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class Adapted:
    """A new bundle and what adapting brought.

    Attributes:
        learned: its second method is the model before.
        is_changed: False where no map did better than none on the training problems, so that the
            vectors are those of the model before.
    """

    bundle: Bundle
    learned: Learned
    is_changed: bool


def adapt(base: Bundle, options: AdaptOptions) -> Adapted:
    """Fit a linear map on top of the vectors of `base`, and write both together as a new bundle.

    The map is fitted to the train split, calibrations to the dev split, and the result is judged on the
    test split. The bundle is written whether or not that shows a gain.

    Raises:
        UsageError: the folder holds no labelled solutions or too few, or the output cannot be written.
        TrainingError: there are too few problems or authors to judge by.
    """
    adapted_name(base, options)  # before the work, not after it
    found = read_labelled(options.source, lambda done, total: options.advance(done, total, "reading"))
    _require_enough(found.solutions)
    require_place(options.output)
    before = OnnxEncoder(base, threads=options.jobs)
    train = [s for s in found.solutions if s.split == "train"]
    vectors = _encode(before, train, options)
    with torch_threads(options.jobs):
        fitted = choose_map(vectors, train, lambda done, total: options.advance(done, total, "fitting"))
    new = draft(base, options, fitted, counted(train))
    with tempfile.TemporaryDirectory() as folder:
        after = OnnxEncoder(new.write(Path(folder)), threads=options.jobs)
        options.advance(0, 0, "calibrating")
        calibrations = recalibrate(before, after, found.solutions)
        models = {after.name: after, **compared_with(before)}
        learned = evaluate(models, found.solutions, found.notices, options.advance)
    text = card(new, fitted, CRITERION, calibrations, markdown(learned))
    bundle = new.write(options.output, calibrations.all, text)
    verify(bundle.folder)
    return Adapted(bundle, learned, is_changed=fitted.is_changed)


def _require_enough(solutions: Sequence[Solution]) -> None:
    authors: defaultdict[str, set[str]] = defaultdict(set)
    for s in solutions:
        if s.split == "train":
            authors[s.problem].add(s.author)
    n_problems = sum(len(known) > 1 for known in authors.values())
    if n_problems < MIN_TRAIN:
        raise TrainingError(
            f"adapting needs {MIN_TRAIN} problems with two authors to learn from, beside the "
            f"{2 * MIN_HELD_OUT} kept out to judge by; there are {n_problems}: add {MIN_TRAIN - n_problems}"
        )
    n_authors = len({s.author for s in solutions})
    if n_authors < MIN_AUTHORS:
        raise TrainingError(
            f"adapting needs solutions by {MIN_AUTHORS} authors, else it learns how one's habits differ "
            f"from another's; there are {n_authors}"
        )


def _encode(encoder: OnnxEncoder, solutions: Sequence[Solution], options: AdaptOptions) -> Vectors:
    options.advance(0, 0, "parsing")
    units = build_store(((s.code, s.language) for s in solutions), encoder.view, options.jobs)
    parts = []
    for start in range(0, len(units), _CHUNK):
        options.advance(start, len(units), "encoding")
        rows = range(start, min(start + _CHUNK, len(units)))
        parts.append(encoder.learned([units[row] for row in rows]))
    return np.concatenate(parts)
