"""The trees of an arena's functions, made once and kept; and DeepClone, which learns from them alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from paralog.core import CodeUnit, SourceError
from paralog.core.atomic import atomic_write
from paralog.datasets.store import Source
from paralog.datasets.units import read_unit
from paralog.features import Vocabulary
from paralog.features.forest import join_trees, pad_leaves
from paralog.features.trees import TreeArrays, TreeView
from paralog.nn.deepclone import RecursiveAutoencoder, TokenLanguageModel
from paralog.nn.forest import ForestTensors

VOCABULARY = 5_000
BATCH = 50


@dataclass(frozen=True)
class TreeStore:
    """Trees laid end to end: tree i is `offsets[i]` to `offsets[i + 1]` of every array in `flat`.

    Attributes:
        n_tokens: ids of the vocabulary.
    """

    n_tokens: int
    offsets: NDArray[np.int64]
    flat: TreeArrays

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, at: int) -> TreeArrays:
        start, end = self.offsets[at], self.offsets[at + 1]
        return TreeArrays(*(getattr(self.flat, part.name)[start:end] for part in fields(TreeArrays)))


def tree_store(sources: Sequence[Source], path: Path) -> TreeStore:
    """The trees of `sources`, read from `path` if they are there; what cannot be read is an empty tree.

    The vocabulary is that of the sources themselves: labels are what a method must do without, not tokens.
    """
    if not path.exists():
        units = [read_unit(code, language) for code, language in sources]
        counts: Counter[str] = Counter()
        for unit in units:
            counts.update(_tokens(TreeView(Vocabulary(())), unit))
        view = TreeView(Vocabulary.by_size(counts, VOCABULARY))
        trees = [_arrays(view, unit) for unit in units]
        offsets = np.concatenate([[0], np.cumsum([len(tree) for tree in trees])])
        parts = {p.name: np.concatenate([getattr(t, p.name) for t in trees]) for p in fields(TreeArrays)}
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as stream:
            np.savez(stream, allow_pickle=False, n=len(view.vocabulary), offsets=offsets, **parts)
    with np.load(path, allow_pickle=False) as file:
        flat = TreeArrays(*(file[part.name] for part in fields(TreeArrays)))
        return TreeStore(int(file["n"]), file["offsets"], flat)


def deepclone_vectors(
    store: TreeStore, *, language_steps: int, autoencoder_steps: int, seed: int = 0
) -> NDArray[np.float32]:
    """Codes of DeepClone, [n, dim], learned from all trees without a label.

    Args:
        store: the trees.
        language_steps: of the language model, which learns the vectors of tokens.
        autoencoder_steps: of the recursive autoencoder, which puts them together.
        seed: of everything that is drawn.
    """
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    language, autoencoder = TokenLanguageModel(store.n_tokens), RecursiveAutoencoder()

    def drawn() -> list[TreeArrays]:
        return [store[int(at)] for at in rng.choice(len(store), min(BATCH, len(store)), replace=False)]

    optimizer = torch.optim.Adam(language.parameters(), 2e-3)
    for _ in range(language_steps):
        _step(optimizer, language(torch.from_numpy(pad_leaves(drawn()))))
    optimizer = torch.optim.Adam(autoencoder.parameters(), 2e-3)
    for _ in range(autoencoder_steps):
        forest = ForestTensors.of(join_trees(drawn()))
        _step(optimizer, autoencoder(language.embedding(forest.leaf_ids).detach(), forest).loss)
    parts = []
    with torch.no_grad():
        for start in range(0, len(store), BATCH):
            trees = [store[at] for at in range(start, min(start + BATCH, len(store)))]
            forest = ForestTensors.of(join_trees(trees))
            parts.append(autoencoder(language.embedding(forest.leaf_ids), forest).roots)
    vectors: NDArray[np.float32] = torch.cat(parts).numpy()
    return vectors


def _step(optimizer: torch.optim.Optimizer, loss: torch.Tensor) -> None:
    optimizer.zero_grad()
    loss.backward()  # type: ignore[no-untyped-call]
    optimizer.step()


def _tokens(view: TreeView, unit: CodeUnit) -> Iterator[str]:
    try:
        yield from view.tokens(unit)
    except SourceError:
        return


def _arrays(view: TreeView, unit: CodeUnit) -> TreeArrays:
    try:
        return view.arrays(unit)
    except SourceError:
        nothing = np.zeros(0, np.int32)
        return TreeArrays(nothing, nothing, nothing, nothing, nothing)
