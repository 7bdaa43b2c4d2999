"""A method in an arena under one seed, for every number of pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import ClassVar

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
    WithWords,
    encoded,
)
from paralog.experiments.rum_clones.study import (
    CDLH,
    DEEPCLONE,
    FROZEN,
    RSIACNN,
    RUM,
    RUM_WORDS,
    SIACNN,
    TFIDF,
    at,
    shipped,
)
from paralog.experiments.rum_clones.trees import TreeStore, deepclone_vectors, tree_store
from paralog.nn.reusable import FeatureEncoder
from paralog.nn.structured import StructuredConvolution
from paralog.runtime.onnx_encoder import OnnxEncoder
from paralog.train.fine_tune import FineTuneOptions, vectors_of_units

DIM = 200


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
class CloneGround:
    """An arena as `kept_runs.Ground`, with what its methods share, made when it is first asked for.

    Attributes:
        arena: what pairs are drawn from.
        folder: where runs and arrays are kept; arenas share their functions.
        models: RUM and RSiaCNN.
        effort: of each run.
        jobs: processes that parse.
        VERSION: of the methods: one higher when a change of theirs makes earlier runs wrong.
    """

    arena: Arena
    folder: Path
    models: PhaseOne
    effort: Effort
    jobs: int = 1
    VERSION: ClassVar[int] = 1

    @property
    def name(self) -> str:
        """Of the arena."""
        return self.arena.name

    @property
    def key(self) -> str:
        """Of the methods, the functions, the models and the effort."""
        return f"{self.VERSION} {self.arrays_key} {self.models.key} {asdict(self.effort)}"

    def prepare(self) -> None:
        """Arrays and vectors of all functions."""
        torch.set_num_threads(max(1, self.jobs))
        for name in methods():
            self.method(name)

    def judge(self, method: str, seed: int) -> dict[str, float]:
        """Every metric for every number of pairs, as `study.at` names it."""
        torch.set_num_threads(1)
        judging = self.method(method)
        scores: dict[str, float] = {}
        for size in self.effort.sizes:
            draw = self.arena.draw(size, seed)
            found = score(judging.judge(draw, seed), draw)
            scores |= {at(metric, size): value for metric, value in found.items()}
        return scores

    @cached_property
    def arrays_key(self) -> str:
        """Hash of what the arrays depend on."""
        digest = sha256(self.models.material.data_hash.encode())
        for code, language in self.arena.sources:
            digest.update(f"{language} {code}".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:12]

    def arrays(self, name: str, suffix: str) -> Path:
        """Where arrays of the functions are kept, by what they are."""
        folder = self.folder / "arrays"
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{name}-{self.arrays_key}.{suffix}"

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
        return _MAKERS.get(name, _shipped)(self)

    def kept_vectors(self, name: str, make: Callable[[], NDArray[np.float32]]) -> NDArray[np.float32]:
        """Vectors of all functions, made once."""
        path = self.arrays(name, "npy")
        if not path.exists():
            vectors = make()
            with atomic_write(path) as stream:
                np.save(stream, vectors, allow_pickle=False)
        found: NDArray[np.float32] = np.load(path, allow_pickle=False)
        return found


def _fine_tuned(name: str, encoder: torch.nn.Module, options: FineTuneOptions, ground: CloneGround) -> Method:
    return FineTuned(name, encoder, ground.store, options, DIM)


def _scratch(ground: CloneGround) -> Method:
    torch.manual_seed(0)
    encoder = FeatureEncoder(StructuredConvolution(len(ground.models.material.view.vocabulary)))
    return _fine_tuned(SIACNN, encoder, ground.effort.from_scratch, ground)


def _deepclone(ground: CloneGround) -> Method:
    steps = ground.effort.deepclone_steps
    vectors = ground.kept_vectors(
        "deepclone", lambda: deepclone_vectors(ground.trees, language_steps=steps, autoencoder_steps=steps)
    )
    return Compared(DEEPCLONE, vectors, euclidean=True)


def _frozen(ground: CloneGround) -> Method:
    encoder, options = ground.models.enriched.reusable.encoder, ground.effort.fine_tuning
    units = [ground.store[at] for at in range(len(ground.store))]
    vectors = ground.kept_vectors(
        f"rum-{ground.models.key}", lambda: vectors_of_units(encoder, units, options.max_tokens)
    )
    return Compared(FROZEN, vectors)


def _shipped(ground: CloneGround) -> Method:
    encoder = OnnxEncoder(resolve())
    vectors = ground.kept_vectors(encoder.name, lambda: encoded(encoder, ground.arena.sources))
    return Compared(shipped(encoder.name), vectors)


_MAKERS: dict[str, Callable[[CloneGround], Method]] = {
    RUM: lambda g: _fine_tuned(RUM, g.models.enriched.reusable.encoder, g.effort.fine_tuning, g),
    RSIACNN: lambda g: _fine_tuned(RSIACNN, g.models.alone.encoder, g.effort.fine_tuning, g),
    SIACNN: _scratch,
    CDLH: lambda g: Hashing(g.trees, g.effort.hashing_steps),
    DEEPCLONE: _deepclone,
    TFIDF: lambda g: TfIdf(g.arena.sources),
    RUM_WORDS: lambda g: WithWords(RUM_WORDS, g.method(RUM), g.method(TFIDF)),
    FROZEN: _frozen,
}


def methods() -> tuple[str, ...]:
    """Names of all methods, those of Table 1 first and the model that ships last."""
    return (*_MAKERS, shipped(resolve().config.id))


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
