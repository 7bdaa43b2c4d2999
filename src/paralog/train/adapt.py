"""`paralog adapt`: a model fitted to one's own labelled solutions, its encoder left as it is."""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from paralog.bundle import Bundle, bundle_id, verify, write_bundle
from paralog.core import TrainingError, UsageError, Vectors
from paralog.datasets.labelled import MIN_HELD_OUT, read_labelled
from paralog.datasets.records import Solution
from paralog.datasets.store import build_store
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.adapt_calibrate import recalibrate
from paralog.train.adapt_card import card
from paralog.train.adapt_graph import append_map
from paralog.train.adapt_map import choose_map
from paralog.train.learned import Advance, Learned, evaluate, shipped
from paralog.train.learned_text import counted

MIN_TRAIN, MIN_AUTHORS = 8, 3
"""Problems with two authors, and authors, without which a gain could not be told from chance."""
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class AdaptOptions:
    """Where an adaptation reads and writes.

    Attributes:
        folder: of labelled solutions, see `paralog.datasets.labelled`.
        output: folder in which the bundle `NAME-adapted@VERSION` is written.
        version: of the bundle, letters, digits and dots.
        jobs: processes that parse, and threads that encode.
        advance: told how far the work is.
    """

    folder: Path
    output: Path
    version: str = "1"
    jobs: int = 1
    advance: Advance = lambda *_: None


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
    name = f"{base.config.name}-adapted"
    bundle_id(name, options.version)  # before the work, not after it
    found = read_labelled(options.folder, lambda done, total: options.advance(done, total, "reading"))
    _require_enough(found.solutions)
    _require_place(options.output)
    before = OnnxEncoder(base, threads=options.jobs)
    train = [s for s in found.solutions if s.split == "train"]
    vectors = _encode(before, train, options)
    fitted = choose_map(vectors, train, lambda done, total: options.advance(done, total, "fitting"))
    model = append_map(base.model.read_bytes(), fitted.matrix)
    config = replace(
        base.config,
        name=name,
        version=options.version,
        recipe={"name": "adapted", "base": base.config.id, "strength": str(fitted.strength)},
        trained_on=(*base.config.trained_on, f"{counted(train)}, one's own"),
    )
    with tempfile.TemporaryDirectory() as folder:  # what has not been judged yet is nobody's bundle
        draft = write_bundle(Path(folder) / config.id, config, base.vocabulary, model, "")
        after = OnnxEncoder(draft, threads=options.jobs)
        options.advance(0, 0, "calibrating")
        calibrations = recalibrate(before, after, found.solutions)
        learned = evaluate(_compared(after, before), found.solutions, found.notices, options.advance)
    config = replace(config, calibrations=calibrations.all)
    text = card(config, base, fitted, calibrations, learned)
    bundle = write_bundle(options.output / config.id, config, base.vocabulary, model, text)
    verify(bundle.folder)
    return Adapted(bundle, learned, is_changed=fitted.strength != np.inf)


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


def _require_place(folder: Path) -> None:
    """Find out before the work, not after it, that its result cannot be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror}); give another --output") from error


def _encode(encoder: OnnxEncoder, solutions: Sequence[Solution], options: AdaptOptions) -> Vectors:
    options.advance(0, 0, "parsing")
    units = build_store(((s.code, s.language) for s in solutions), encoder.view, options.jobs)
    parts = []
    for start in range(0, len(units), _CHUNK):
        options.advance(start, len(units), "encoding")
        rows = range(start, min(start + _CHUNK, len(units)))
        parts.append(encoder.encode_arrays([units[row] for row in rows]))
    return np.concatenate(parts)


def _compared(after: OnnxEncoder, before: OnnxEncoder) -> dict[str, OnnxEncoder]:
    """The adapted model, its base, and the shipped model where that is another."""
    others = {name: model for name, model in shipped().items() if model.fingerprint != before.fingerprint}
    return {after.name: after, before.name: before, **others}
