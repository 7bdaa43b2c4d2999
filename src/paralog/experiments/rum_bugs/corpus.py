"""A project with everything that methods share, made when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from paralog.core.atomic import atomic_write
from paralog.experiments.file_pieces import PIECE_TOKENS, PieceStore, piece_store
from paralog.experiments.rum.phase_one import PhaseOne
from paralog.experiments.rum_bugs.reports import Project
from paralog.experiments.rum_bugs.words import Similarities, similarities
from paralog.features import UnitArrays
from paralog.features.text import TextView
from paralog.train.batches import embed
from paralog.train.fine_tune import vectors_of_units

_AT_ONCE = 2_000


@dataclass(frozen=True)
class Corpus:
    """Files and reports of one project.

    Attributes:
        project: what was read.
        folder: where arrays are kept.
        models: RUM with its text encoder, and RSiaCNN.
    """

    project: Project
    folder: Path
    models: PhaseOne

    @cached_property
    def key(self) -> str:
        """Hash of what the arrays, and all runs, depend on."""
        digest = sha256(f"{self.models.key} {PIECE_TOKENS}".encode())
        for code, _ in self.project.sources:
            digest.update(code.encode("utf-8", "surrogatepass"))
        digest.update(repr(self.project.reports).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:12]

    @cached_property
    def links(self) -> NDArray[np.bool_]:
        """Which files were changed for which report, [n reports, n files]."""
        return self.project.links

    @cached_property
    def pieces(self) -> PieceStore:
        """The files as RUM sees them."""
        path = self.folder / f"pieces-{self.key}.npz"
        return piece_store(self.project.sources, self.models.material.view, path)

    @cached_property
    def reports(self) -> list[UnitArrays]:
        """The reports as the branch for words sees them: their first words."""
        view = TextView(self.models.material.view.vocabulary)
        return [view.arrays(report.text) for report in self.project.reports]

    @cached_property
    def words(self) -> Similarities:
        """What reports and files have in common in words."""
        texts = [report.text for report in self.project.reports]
        return similarities(texts, [code for code, _ in self.project.sources])

    @cached_property
    def nearness(self) -> NDArray[np.float32]:
        """Cosine of τ(report) and the nearest piece of each file under ψ, [n reports, n files]."""
        path = self.folder / f"nearness-{self.key}.npy"
        if not path.exists():
            text, encoder = self.models.enriched.text, self.models.enriched.reusable.encoder
            assert text is not None  # the recipe has a text side
            with torch.no_grad():
                asked = embed(text, self.reports, torch.device("cpu"), 64).numpy()
            store, n = self.pieces, len(self.pieces.pieces)
            parts = [range(start, min(start + _AT_ONCE, n)) for start in range(0, n, _AT_ONCE)]
            vectors = np.concatenate(
                [vectors_of_units(encoder, [store.pieces[at] for at in part], PIECE_TOKENS) for part in parts]
            )
            nearest = np.maximum.reduceat(asked @ vectors.T, store.offsets[:-1], axis=1)
            with atomic_write(path) as stream:
                np.save(stream, nearest.astype(np.float32), allow_pickle=False)
        found: NDArray[np.float32] = np.load(path, allow_pickle=False)
        return found
