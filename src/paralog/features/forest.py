"""`Forest`: a batch of binary trees, laid out so that a network computes them level by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paralog.features.trees import TreeArrays
from paralog.features.vocabulary import PAD


@dataclass(frozen=True, slots=True)
class Forest:
    """The nodes of many trees, sorted by level.

    A level is all nodes of one depth; the deepest comes first and the roots last. Depth, not height, makes
    levels: so both children of a node lie in the level just below it, each level is read once, by the one
    above it, and the work grows with the number of nodes. Within a level inner nodes come before leaves.

    Shapes:
        leaf_ids: int64 [leaves], vocabulary ids.
        inner_ids: int64 [inner], vocabulary ids.
        children: int64 [inner, 2], left and right child, as positions in the level below.
        sizes: int64 [inner, 2], leaves below the left and the right child.
        leaves_per_level, inner_per_level: int64 [levels].
        roots: int64 [batch], position of each tree's root in the last level.
    """

    leaf_ids: NDArray[np.int64]
    inner_ids: NDArray[np.int64]
    children: NDArray[np.int64]
    sizes: NDArray[np.int64]
    leaves_per_level: NDArray[np.int64]
    inner_per_level: NDArray[np.int64]
    roots: NDArray[np.int64]


_MINUS_ONE, _ZERO = np.full(1, -1, np.int32), np.zeros(1, np.int32)
_NOTHING = TreeArrays(np.full(1, PAD, np.int32), _MINUS_ONE, _MINUS_ONE, _ZERO, _ZERO)


def join_trees(trees: Sequence[TreeArrays]) -> Forest:
    """Lay trees, at least one, end to end; an empty one becomes a single leaf with the id of padding."""
    trees = [tree if len(tree) else _NOTHING for tree in trees]
    lengths = np.array([len(tree) for tree in trees])
    ends = np.cumsum(lengths)
    offsets = np.repeat(ends - lengths, lengths)
    ids = np.concatenate([tree.ids for tree in trees]).astype(np.int64)
    depths = np.concatenate([tree.depths for tree in trees])
    sizes = np.concatenate([tree.sizes for tree in trees]).astype(np.int64)
    pairs = np.concatenate([np.stack([tree.left, tree.right], axis=1) for tree in trees])
    is_leaf = pairs[:, 0] < 0
    levels = depths.max() - depths
    n_levels = int(levels.max()) + 1
    order = np.lexsort((is_leaf, levels))
    starts = np.searchsorted(levels[order], np.arange(n_levels))
    places = np.empty(len(ids), np.int64)
    places[order] = np.arange(len(ids)) - starts[levels[order]]
    leaves, inner = order[is_leaf[order]], order[~is_leaf[order]]
    children = pairs[inner] + offsets[inner, None]
    return Forest(
        leaf_ids=ids[leaves],
        inner_ids=ids[inner],
        children=places[children],
        sizes=sizes[children],
        leaves_per_level=np.bincount(levels[leaves], minlength=n_levels),
        inner_per_level=np.bincount(levels[inner], minlength=n_levels),
        roots=places[ends - 1],
    )


def pad_leaves(trees: Sequence[TreeArrays]) -> NDArray[np.int64]:
    """Leaves of each tree as a row of ids, padded to the longest, int64 [batch, seq]; seq is at least 1."""
    rows = [tree.leaf_ids for tree in trees]
    padded = np.full((len(rows), max(1, *(len(row) for row in rows))), PAD, np.int64)
    for at, row in enumerate(rows):
        padded[at, : len(row)] = row
    return padded
