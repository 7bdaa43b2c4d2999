"""Files of one group with everything that methods share, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from paralog.core import LexemeKind
from paralog.core.atomic import atomic_write
from paralog.experiments.file_pieces import PIECE_TOKENS, PieceStore, piece_store
from paralog.experiments.rum.phase_one import PhaseOne
from paralog.experiments.rum_defects.files import LabelledFile, metric_table
from paralog.train.fine_tune import vectors_of_units

CONTROL = ("if", "else", "for", "while", "do", "switch", "case", "try", "catch", "throw", "return", "break")
"""Words of control flow that AST-DBN reads beside names."""
_AT_ONCE = 2_000


@dataclass(frozen=True)
class Corpus:
    """Files of one group.

    Attributes:
        files: of all projects and releases.
        folder: where arrays are kept.
        models: RUM and RSiaCNN.
    """

    files: Sequence[LabelledFile]
    folder: Path
    models: PhaseOne

    @cached_property
    def key(self) -> str:
        """Hash of what the arrays, and all runs, depend on."""
        digest = sha256(f"{self.models.key} {PIECE_TOKENS}".encode())
        for file in self.files:
            digest.update(f"{file.project} {file.release} {file.is_defective}".encode())
            digest.update(file.code.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()[:12]

    @cached_property
    def labels(self) -> NDArray[np.bool_]:
        """Which files are defective."""
        return np.array([file.is_defective for file in self.files])

    @cached_property
    def sizes(self) -> NDArray[np.int64]:
        """Lines of each file."""
        return np.array([file.n_lines for file in self.files], np.int64)

    @cached_property
    def metrics(self) -> NDArray[np.float64]:
        """Metrics of each file, [n files, n metrics]."""
        return metric_table(self.files)

    @cached_property
    def pieces(self) -> PieceStore:
        """The files as RUM sees them."""
        return self._pieces(anonymous=False)

    @cached_property
    def anonymous(self) -> PieceStore:
        """The same without the names that they define."""
        return self._pieces(anonymous=True)

    def _pieces(self, *, anonymous: bool) -> PieceStore:
        name = "anonymous" if anonymous else "pieces"
        sources = [(file.code, file.language) for file in self.files]
        path = self.folder / f"{name}-{self.key}.npz"
        return piece_store(sources, self.models.material.view, path, anonymous=anonymous)

    @cached_property
    def pooled(self) -> NDArray[np.float32]:
        """Mean, largest and least value over the pieces of each component of ψ, [n files, 3 · dim]."""
        return self._pooled("pooled", self.pieces)

    @cached_property
    def anonymous_pooled(self) -> NDArray[np.float32]:
        """The same of the files without the names that they define."""
        return self._pooled("anonymous-pooled", self.anonymous)

    def _pooled(self, name: str, store: PieceStore) -> NDArray[np.float32]:
        path = self.folder / f"{name}-{self.key}.npy"
        if not path.exists():
            n = len(store.pieces)
            encoder = self.models.enriched.reusable.encoder
            parts = [range(start, min(start + _AT_ONCE, n)) for start in range(0, n, _AT_ONCE)]
            vectors = np.concatenate(
                [vectors_of_units(encoder, [store.pieces[at] for at in part], PIECE_TOKENS) for part in parts]
            )
            starts, counts = store.offsets[:-1], store.n_pieces[:, None]
            pooled = np.concatenate(
                [
                    np.add.reduceat(vectors, starts) / counts,
                    np.maximum.reduceat(vectors, starts),
                    np.minimum.reduceat(vectors, starts),
                ],
                axis=1,
            )
            with atomic_write(path) as stream:
                np.save(stream, pooled.astype(np.float32), allow_pickle=False)
        found: NDArray[np.float32] = np.load(path, allow_pickle=False)
        return found

    def counts(self, store: PieceStore) -> sparse.csr_matrix:
        """How often each subtoken of the model's vocabulary is in each file: [n files, n ids].

        It is the sum over the file of what enters the first layer of ψ.
        """
        ids = store.pieces.flat.ids
        owners = np.repeat(np.arange(len(store)), store.n_tokens * ids.shape[1])
        flat = ids.reshape(-1)
        known = flat > 0
        shape = (len(store), len(self.models.material.view.vocabulary))
        ones = np.ones(int(known.sum()), np.float32)
        return sparse.csr_matrix((ones, (owners[known], flat[known])), shape=shape)

    def sequences(self, *, nodes: bool) -> list[NDArray[np.int32]]:
        """First subtoken of each token of each file; with `nodes`, of names and control flow only."""
        flat = self.pieces.pieces.flat
        first = flat.ids[:, 0]
        kept = np.ones(len(first), bool)
        if nodes:
            words = [self.models.material.view.vocabulary.id(word) for word in CONTROL]
            kept = np.isin(flat.kinds, [int(LexemeKind.NAME), int(LexemeKind.BOUND)]) | np.isin(first, words)
        bounds = self.pieces.pieces.offsets[self.pieces.offsets]
        return [first[a:b][kept[a:b]] for a, b in pairwise(bounds)]
