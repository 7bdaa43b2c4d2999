"""Runs a bundle with ONNX Runtime: the encoder that everyone uses, without PyTorch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import SCAN, Bundle, BundleConfig, read_bundle
from paralog.core import BundleError, CodeUnit, Vectors
from paralog.features import UnitArrays, View, Vocabulary, features_version, make_view, windows
from paralog.features.sketch import SKETCH_DIM, WordSketch
from paralog.features.text import TextView
from paralog.runtime.onnx_network import OnnxNetwork


class OnnxEncoder:
    """A bundle as an `Encoder`; units longer than its window are encoded in parts and averaged.

    A vector may end in a sketch of the unit's words, which makes up a fixed share of a cosine where both
    units have words.

    It pickles as the path of its bundle, so that each process opens its own session.

    Args:
        bundle: as `paralog.bundle.resolve` finds it.
        threads: CPU threads of one run.

    Raises:
        BundleError: its vectors are shorter than a sketch that they are to end in.
    """

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        if self._learned_dim(bundle) < 1:
            raise BundleError(
                f"{bundle.folder}: {bundle.config.dim} numbers are too few for a sketch of words"
            )
        self._bundle = bundle
        self._threads = threads
        self._network = OnnxNetwork(bundle.model, threads)

    def __reduce__(self) -> tuple[Callable[..., OnnxEncoder], tuple[type[OnnxEncoder], Path, int]]:
        return _load, (type(self), self._bundle.folder, self._threads)

    @property
    def name(self) -> str:
        return self.config.id

    @property
    def fingerprint(self) -> str:
        return f"{self._bundle.fingerprint}/{features_version()}"

    @property
    def dim(self) -> int:
        return self.config.dim

    @property
    def window(self) -> int:
        return self.config.max_tokens

    @property
    def config(self) -> BundleConfig:
        return self._bundle.config

    @property
    def card(self) -> str:
        """The model card, in Markdown."""
        return self._bundle.card

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Of code, and of text where the bundle reads it."""
        return Vocabulary(self._bundle.vocabulary, self.config.buckets)

    @cached_property
    def view(self) -> View:
        """How this encoder sees code."""
        return make_view(self.config.view, self.vocabulary)

    def encode(self, units: Sequence[CodeUnit]) -> Vectors:
        """Vectors of `units`, float32 [n, dim], rows of unit length."""
        return self.encode_arrays([self.view.arrays(unit) for unit in units])

    def encode_arrays(self, units: Sequence[UnitArrays]) -> Vectors:
        """The same for units that are arrays already."""
        return self._with_words(self.learned(units), units)

    def learned(self, units: Sequence[UnitArrays]) -> Vectors:
        """What the network gives, without the sketch: float32 [n, `learned_dim`], rows of unit length."""
        if not units:
            return np.zeros((0, self.learned_dim), np.float32)
        parts = [windows(unit, self.config.max_tokens) for unit in units]
        flat = [part for found in parts for part in found]
        vectors = np.zeros((len(flat), self.learned_dim), np.float32)
        for batch, rows in self._network.run(flat):
            vectors[batch] = rows
        vectors *= np.array([max(1, len(part)) for part in flat], np.float32)[:, None]
        starts = np.cumsum([0, *map(len, parts[:-1])])
        return _unit_length(np.add.reduceat(vectors, starts, axis=0))

    @property
    def learned_dim(self) -> int:
        """How many numbers the network gives."""
        return self._learned_dim(self._bundle)

    @staticmethod
    def _learned_dim(bundle: Bundle) -> int:
        return bundle.config.dim - (SKETCH_DIM if bundle.config.words else 0)

    def without_words(self, vectors: Vectors) -> Vectors:
        """What of `vectors` of this encoder is learned, rows of unit length."""
        return _unit_length(vectors[:, : self.learned_dim])

    def _with_words(self, learned: Vectors, units: Sequence[UnitArrays]) -> Vectors:
        """Vectors of which the sketch makes up `config.words` of a cosine."""
        share = self.config.words
        if not share:
            return learned
        parts = (np.sqrt(1 - share) * learned, np.sqrt(share) * self._sketch(units))
        return _unit_length(np.concatenate(parts, axis=1, dtype=np.float32))

    @cached_property
    def _sketch(self) -> WordSketch:
        return WordSketch(self.vocabulary)

    @property
    def prior(self) -> float:
        return self.config.calibrations[SCAN].prior

    def probability(self, similarities: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability that a pair which a join proposes does the same, from its cosine."""
        return self.config.calibrations[SCAN].probability(similarities)


class OnnxTextEncoder(OnnxEncoder):
    """A bundle with a text side: a `TextEncoder` besides.

    Args:
        bundle: one that has it.
        threads: CPU threads of one run.

    Raises:
        BundleError: the bundle reads code only.
    """

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        super().__init__(bundle, threads)
        if bundle.text is None:
            raise BundleError(f"{bundle.folder}: the bundle reads code only; it has no text side")
        self._text_network = OnnxNetwork(bundle.text, threads)

    @cached_property
    def text_view(self) -> TextView:
        """How this encoder sees text."""
        return TextView(self.vocabulary)

    def encode_text(self, texts: Sequence[str]) -> Vectors:
        """Vectors of `texts` in the space of `encode`, float32 [n, dim], rows of unit length.

        Words after the first `features.text.LONGEST_TEXT` do not count; all texts without a word are equal.
        """
        units = [self.text_view.arrays(text) for text in texts]
        rows = np.zeros((len(texts), self.learned_dim), np.float32)
        for batch, vectors in self._text_network.run(units):
            rows[batch] = vectors
        return self._with_words(_unit_length(rows), units)


def load_encoder(bundle: Bundle, threads: int = 1) -> OnnxEncoder:
    """The encoder of a bundle; it is a `TextEncoder` too where the bundle has a text side."""
    return OnnxEncoder(bundle, threads) if bundle.text is None else OnnxTextEncoder(bundle, threads)


def _load(kind: type[OnnxEncoder], folder: Path, threads: int) -> OnnxEncoder:
    return kind(read_bundle(folder), threads)


def _unit_length(rows: Vectors) -> Vectors:
    """Rows scaled to unit length; one of zeros, which points nowhere, becomes the first axis."""
    norms = np.sqrt(np.square(rows).sum(axis=1, keepdims=True))
    scaled: Vectors = rows / np.maximum(norms, np.float32(1e-12))
    scaled[norms[:, 0] == 0, 0] = 1
    return scaled
