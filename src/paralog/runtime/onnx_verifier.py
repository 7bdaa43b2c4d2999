"""Runs the verifier of a bundle with ONNX Runtime: pairs are judged by both codes, not by a cosine alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from paralog.bundle import SCAN, Bundle
from paralog.core import BundleError, Lexemes
from paralog.features import PAIR_INPUTS, LexicalView, UnitArrays, Vocabulary, make_view, pad
from paralog.runtime.onnx_network import open_session

if TYPE_CHECKING:
    import onnxruntime

BATCH_TOKENS = 2_048
"""Padded tokens of both sides that run together."""
LONGEST = 1_024
"""Lexemes of a unit that are read."""


class OnnxVerifier:
    """A bundle's verifier as a `Verifier`; of a unit its first `LONGEST` lexemes count.

    Args:
        bundle: one that has a verifier.
        threads: CPU threads of one run.

    Raises:
        BundleError: the bundle has none, or its view is not that of lexemes.
    """

    def __init__(self, bundle: Bundle, threads: int = 1) -> None:
        if bundle.verifier is None:
            raise BundleError(f"{bundle.folder}: the bundle has no verifier")
        config = bundle.config
        view = make_view(config.view, Vocabulary(bundle.vocabulary, config.buckets))
        if not isinstance(view, LexicalView):
            raise BundleError(f"{bundle.folder}: a verifier reads lexemes, and the view is {config.view!r}")
        self._view = view
        self._config = config
        self._path = bundle.verifier
        self._threads = threads

    def compare(
        self, first: Sequence[Lexemes], second: Sequence[Lexemes], similarities: NDArray[np.float32]
    ) -> NDArray[np.float32]:
        """Log-odds that the two of each pair do the same, float32 [n]; not calibrated.

        Args:
            first: of one unit of each pair.
            second: of the other; which is which makes no difference.
            similarities: cosines of the pairs, [n].

        Raises:
            BundleError: the file is no verifier.
        """
        known: dict[int, UnitArrays] = {}
        sides = [[self._arrays(lexemes, known) for lexemes in side] for side in (first, second)]
        found = np.zeros(len(first), np.float32)
        if len(found):
            names = tuple(node.name for node in self._session.get_inputs())
            for batch in _batches(*sides):
                inputs: dict[str, NDArray[Any]] = {"cosine": similarities[batch]}
                for name, side in zip(("one", "other"), sides, strict=True):
                    padded = pad([side[at] for at in batch], PAIR_INPUTS)
                    inputs |= {f"{name}_{part}": array for part, array in padded.items()}
                (rows,) = self._session.run(None, {name: inputs[name] for name in names})
                found[batch] = rows
        return found

    @property
    def prior(self) -> float:
        return self._config.verified[SCAN].prior

    def probability(self, compared: NDArray[np.float32]) -> NDArray[np.float64]:
        """Probability that a pair which a join proposes does the same, from its log-odds."""
        return self._config.verified[SCAN].probability(compared)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return open_session(self._path, self._threads)

    def _arrays(self, lexemes: Lexemes, known: dict[int, UnitArrays]) -> UnitArrays:
        """The arrays of a unit, made once for all pairs that it is in."""
        if id(lexemes) not in known:
            unit = self._view.lexeme_arrays(lexemes)
            known[id(lexemes)] = unit if len(unit) <= LONGEST else unit.part(0, LONGEST)
        return known[id(lexemes)]


def _batches(first: Sequence[UnitArrays], second: Sequence[UnitArrays]) -> list[list[int]]:
    """Positions of pairs of about equal length, at most `BATCH_TOKENS` padded tokens together."""
    sizes = [
        (max(len(one), len(other)), len(one) + len(other), at)
        for at, (one, other) in enumerate(zip(first, second, strict=True))
    ]
    batches: list[list[int]] = []
    for longest, _, at in sorted(sizes):
        if not batches or (len(batches[-1]) + 1) * 2 * longest > BATCH_TOKENS:
            batches.append([])
        batches[-1].append(at)
    return batches
