"""One run: a method in an arena under one seed, for every number of pairs; what is finished is kept."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from paralog.bundle import resolve
from paralog.core import MissingExtra
from paralog.core.atomic import atomic_write
from paralog.datasets.store import ArrayStore, build_store
from paralog.evaluation.curves import operating_points
from paralog.evaluation.ranking import roc_auc
from paralog.evaluation.top_k import top_k_rank
from paralog.experiments.rum.phase_one import PhaseOne
from paralog.experiments.rum_clones.arenas import Arena, Draw
from paralog.experiments.rum_clones.methods import (
    Compared,
    FineTuned,
    Hashing,
    Judged,
    Method,
    TfIdf,
    encoded,
)
from paralog.experiments.rum_clones.study import (
    CDLH,
    DEEPCLONE,
    FROZEN,
    RSIACNN,
    RUM,
    SHIPPED,
    SIACNN,
    TFIDF,
)
from paralog.experiments.rum_clones.trees import TreeStore, deepclone_vectors, tree_store
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.fine_tune import FineTuneOptions, vectors_of_units

log = logging.getLogger(__name__)
DIM = 200


@dataclass(frozen=True)
class RunResult:
    """One method in one arena under one seed.

    Attributes:
        scores: by number of pairs, then by metric.
        seconds: process time.
    """

    arena: str
    method: str
    seed: int
    scores: dict[int, dict[str, float]]
    seconds: float


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is computed; a smoke run has less of everything.

    Attributes:
        sizes: numbers of labelled pairs.
        fine_tuning: of the encoders that are reused.
        from_scratch: of the one that is not.
        hashing_steps: of CDLH.
        deepclone_steps: of both stages of DeepClone.
    """

    sizes: tuple[int, ...]
    fine_tuning: FineTuneOptions
    from_scratch: FineTuneOptions
    hashing_steps: int
    deepclone_steps: int


@dataclass(frozen=True)
class Ground:
    """An arena with everything that its methods share, made when it is first asked for.

    Attributes:
        folder: where its runs are kept; arrays lie beside it, since arenas share their functions.
        models: RUM and RSiaCNN.
    """

    arena: Arena
    folder: Path
    models: PhaseOne
    effort: Effort
    jobs: int = 1

    @cached_property
    def key(self) -> str:
        """Hash of what the arrays depend on."""
        digest = sha256(self.models.material.data_hash.encode())
        for code, language in self.arena.sources:
            digest.update(f"{language} {code}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:12]

    def arrays(self, name: str, suffix: str) -> Path:
        """Where arrays of the functions are kept, by what they are."""
        folder = self.folder.parent / "arrays"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}-{self.key}.{suffix}"

    @cached_property
    def store(self) -> ArrayStore:
        """The functions as RUM sees them."""
        path = self.arrays("code", "npz")
        if not path.exists():
            build_store(self.arena.sources, self.models.material.view, self.jobs).save(path)
        return ArrayStore.load(path)

    @cached_property
    def trees(self) -> TreeStore:
        """The functions as CDLH and DeepClone see them."""
        return tree_store(self.arena.sources, self.arrays("trees", "npz"))

    def method(self, name: str) -> Method:
        """The method called `name`."""
        return _MAKERS[name](self)

    def kept_vectors(self, name: str, make: Callable[[], NDArray[np.float32]]) -> NDArray[np.float32]:
        """Vectors of all functions, made once."""
        path = self.arrays(name, "npy")
        if not path.exists():
            vectors = make()
            with atomic_write(path) as stream:
                np.save(stream, vectors, allow_pickle=False)
        found: NDArray[np.float32] = np.load(path, allow_pickle=False)
        return found


def _fine_tuned(name: str, encoder: torch.nn.Module, options: FineTuneOptions, ground: Ground) -> Method:
    return FineTuned(name, encoder, ground.store, options, DIM)


def _scratch(ground: Ground) -> Method:
    torch.manual_seed(0)
    encoder = FeatureEncoder(StructuredConvolution(len(ground.models.material.view.vocabulary)))
    return _fine_tuned(SIACNN, encoder, ground.effort.from_scratch, ground)


def _deepclone(ground: Ground) -> Method:
    steps = ground.effort.deepclone_steps
    vectors = ground.kept_vectors(
        "deepclone", lambda: deepclone_vectors(ground.trees, language_steps=steps, autoencoder_steps=steps)
    )
    return Compared(DEEPCLONE, vectors, euclidean=True)


def _frozen(ground: Ground) -> Method:
    encoder, options = ground.models.enriched.reusable.encoder, ground.effort.fine_tuning
    units = [ground.store[at] for at in range(len(ground.store))]
    vectors = ground.kept_vectors(
        f"rum-{ground.models.key}", lambda: vectors_of_units(encoder, units, options.max_tokens)
    )
    return Compared(FROZEN, vectors)


def _shipped(ground: Ground) -> Method:
    encoder = OnnxEncoder(resolve())
    vectors = ground.kept_vectors(encoder.name, lambda: encoded(encoder, ground.arena.sources))
    return Compared(f"{encoder.name}, {SHIPPED}", vectors)


_MAKERS: dict[str, Callable[[Ground], Method]] = {
    RUM: lambda g: _fine_tuned(RUM, g.models.enriched.reusable.encoder, g.effort.fine_tuning, g),
    RSIACNN: lambda g: _fine_tuned(RSIACNN, g.models.alone.encoder, g.effort.fine_tuning, g),
    SIACNN: _scratch,
    CDLH: lambda g: Hashing(g.trees, g.effort.hashing_steps),
    DEEPCLONE: _deepclone,
    TFIDF: lambda g: TfIdf(g.arena.sources),
    FROZEN: _frozen,
    SHIPPED: _shipped,
}
NAMES = tuple(_MAKERS)
"""All methods, those of Table 1 first."""


def run(ground: Ground, name: str, seed: int) -> RunResult:
    """Train and score, or read what was kept of an earlier time."""
    if (kept := finished(ground, name, seed)) is not None:
        return kept
    started = time.process_time()
    method = ground.method(name)
    scores: dict[int, dict[str, float]] = {}
    for size in ground.effort.sizes:
        draw = ground.arena.draw(size, seed)
        scores[size] = score(method.judge(draw, seed), draw)
    seconds = round(time.process_time() - started, 1)
    result = RunResult(ground.arena.name, method.name, seed, scores, seconds)
    path = _path(ground, name, seed)
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic_write(path) as stream:
        stream.write(json.dumps(asdict(result)).encode())
    return result


def finished(ground: Ground, name: str, seed: int) -> RunResult | None:
    """What was kept of a run; None where it is not done, or what is there is damaged."""
    path = _path(ground, name, seed)
    try:
        record = json.loads(path.read_text("utf-8"))
        return RunResult(**{**record, "scores": {int(n): s for n, s in record["scores"].items()}})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        log.warning("%s is damaged (%s) and is run again", path, error)
        return None


def score(judged: Judged, draw: Draw) -> dict[str, float]:
    """Metrics of one method on one draw; a pair counts once."""
    try:
        from sklearn.metrics import average_precision_score
    except ImportError as error:
        raise MissingExtra("average precision", "eval") from error
    once = np.triu(draw.judged, 1)
    values, truth = judged.scores[once], draw.truth[once]
    (point,) = operating_points(values, truth, [judged.threshold])
    return {
        "top10": top_k_rank(judged.scores, draw.truth, draw.ranked),
        "auc": roc_auc(values, truth),
        "f1": point.f1,
        "recall": point.recall,
        "average_precision": float(average_precision_score(truth, values)),
    }


def _path(ground: Ground, name: str, seed: int) -> Path:
    text = json.dumps([ground.key, ground.models.key, asdict(ground.effort)], sort_keys=True)
    key = sha256(text.encode()).hexdigest()[:8]
    return ground.folder / "runs" / f"{_slug(name)}-{seed}-{key}.json"


def _slug(name: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())
